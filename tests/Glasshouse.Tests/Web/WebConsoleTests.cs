using System.Net;
using System.Text.Json;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Glasshouse.Tests.Web;

public class WebConsoleTests
{
    [Fact]
    public async Task The_page_says_that_its_people_are_synthetic_and_its_assets_are_there()
    {
        await using WebApplication console = await Opened();
        using var client = new HttpClient { BaseAddress = new Uri(console.Urls.Single()) };
        string page = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains(RunRecord.BoundarySentence, page, StringComparison.Ordinal);
        string list = Path.Combine(AppContext.BaseDirectory, "glasshouse.staticwebassets.endpoints.json");
        using JsonDocument listed = JsonDocument.Parse(File.ReadAllText(list));
        string[] assets =
        [
            "charts.css",
            .. listed.RootElement.GetProperty("Endpoints").EnumerateArray()
                .Select(endpoint => endpoint.GetProperty("Route").GetString()!).Distinct(),
        ];
        Assert.Contains("_framework/blazor.web.js", assets);
        foreach (string asset in assets)
        {
            Assert.NotEmpty(await client.GetByteArrayAsync(asset, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Host", "elsewhere.example")]
    public async Task Other_sites_and_other_names_are_refused(string header, string value)
    {
        await using WebApplication console = await Opened();
        using var client = new HttpClient { BaseAddress = new Uri(console.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_start_without_the_page_s_own_mark_is_refused()
    {
        await using WebApplication console = await Opened();
        using var client = new HttpClient { BaseAddress = new Uri(console.Urls.Single()) };
        using var form = new FormUrlEncodedContent([new("_handler", "start"), new("scenario", "first-look")]);
        using HttpResponseMessage answer =
            await client.PostAsync("/", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<WebApplication> Opened()
    {
        string runs = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        WebApplication console = WebConsole.Create(runs, port: 0);
        await console.StartAsync(TestContext.Current.CancellationToken);
        return console;
    }
}
