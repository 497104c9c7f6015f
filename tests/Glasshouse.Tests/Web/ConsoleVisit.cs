using System.Text.RegularExpressions;
using Glasshouse.Web;
using Glasshouse.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>A console over a folder of its own, and one visitor without a browser.</summary>
public sealed partial class ConsoleVisit : IAsyncDisposable
{
    private readonly WebApplication _console;

    private ConsoleVisit(WebApplication console, string root)
    {
        _console = console;
        Root = root;
        Client = NewVisitor();
    }

    /// <summary>Folder of all runs.</summary>
    public string Root { get; }

    public HttpClient Client { get; }

    public Uri Place => new(_console.Urls.Single());

    public IServiceProvider Services => _console.Services;

    public static async Task<ConsoleVisit> OpenAsync(string? token = null)
    {
        string root = Directory.CreateTempSubdirectory("glasshouse-console-").FullName;
        WebApplication console = WebConsole.Create(
            root, ConsoleAddress.Loopback(0) with { Token = token });
        await console.StartAsync(TestContext.Current.CancellationToken);
        return new ConsoleVisit(console, root);
    }

    /// <summary>Another visitor, with cookies of their own.</summary>
    public HttpClient NewVisitor() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Place };

    public async Task<string> PageAsync(string place)
    {
        using HttpResponseMessage answer = await GetAsync(place);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string place) =>
        Client.GetAsync(new Uri(place, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Sends a form of the page, with the marks that the page gave it.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string place, string handler, params (string Name, string Value)[] fields)
    {
        string mark = Mark().Match(await PageAsync(place)).Groups[1].Value;
        return await SendAsync(place, mark, handler, fields);
    }

    public async Task<HttpResponseMessage> SendAsync(
        string place, string mark, string handler, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", handler), new("__RequestVerificationToken", mark),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await Client.PostAsync(new Uri(place, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _console.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    public static partial Regex Mark();
}
