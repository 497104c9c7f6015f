using System.Net;
using Glasshouse.Web;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class ChoicesTests
{
    [Fact]
    public async Task Language_and_theme_are_kept_and_lead_back_to_where_they_were_chosen()
    {
        await using WebApplication console = await Opened();
        using HttpClient client = ClientOf(console);
        using HttpResponseMessage language = await Get(client, "/choose?language=nl&back=%2Fregimes%3Fa%3D1");
        Assert.Equal((HttpStatusCode.Redirect, "/regimes?a=1"), (language.StatusCode, Place(language)));
        using HttpResponseMessage theme = await Get(client, "/choose?theme=dark&back=%2F");
        string page = await (await Get(client, "/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"nl\">", page, StringComparison.Ordinal);
        Assert.Contains("/charts.css?theme=dark", page, StringComparison.Ordinal);
        Assert.Contains("Een run starten", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("")]
    public async Task A_choice_never_leads_elsewhere(string back)
    {
        await using WebApplication console = await Opened();
        using HttpClient client = ClientOf(console);
        using HttpResponseMessage answer =
            await Get(client, $"/choose?theme=no-such&back={Uri.EscapeDataString(back)}");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, Place(answer)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_under_the_banner()
    {
        await using WebApplication console = await Opened();
        using HttpClient client = ClientOf(console);
        using HttpResponseMessage answer = await Get(client, "/no/such/page");
        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page.", page, StringComparison.Ordinal);
        Assert.Contains("Synthetic people.", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string place) =>
        client.GetAsync(new Uri(place, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string? Place(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;

    private static HttpClient ClientOf(WebApplication console) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(console.Urls.Single()) };

    private static async Task<WebApplication> Opened()
    {
        string runs = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        WebApplication console = WebConsole.Create(runs, port: 0);
        await console.StartAsync(TestContext.Current.CancellationToken);
        return console;
    }
}
