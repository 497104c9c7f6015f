using Glasshouse.Web.Compare;
using Glasshouse.Web.Explore;
using Glasshouse.Web.Frame;
using Glasshouse.Web.Gates;
using Glasshouse.Web.Lives;
using Glasshouse.Web.Regimes;
using Glasshouse.Web.Runs;
using Glasshouse.Web.Safety;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Glasshouse.Web;

/// <summary>The web console over a folder of runs.</summary>
public static class WebConsole
{
    /// <summary>
    /// Longest message of a page to the server, in bytes: a long regime is edited in one text, and an event holds
    /// that twice.
    /// </summary>
    public const long MostMessageBytes = 4 << 20;

    /// <summary>A console for this machine alone.</summary>
    /// <param name="root">Folder of all runs.</param>
    /// <param name="port">Port on 127.0.0.1; 0 for any that is free.</param>
    public static WebApplication Create(string root, int port) => Create(root, ConsoleAddress.Loopback(port));

    /// <param name="root">Folder of all runs.</param>
    /// <param name="address">Where it listens.</param>
    public static WebApplication Create(string root, ConsoleAddress address)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Asset lists carry the head project's name, and lie beside it whether built or published.
            ApplicationName = "glasshouse",
            ContentRootPath = AppContext.BaseDirectory,
            // Whatever the machine's settings say: pages for developers show paths and traces.
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders().AddProvider(new PlainLog(Console.Error));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(address.Address, address.Port);
            server.Limits.MaxRequestBodySize = Guard.MostBytesAsked;
            server.AddServerHeader = false;
        });
        builder.Services.AddSingleton(_ => new RunQueue(root)).AddSingleton(new RunList(root))
            .AddSingleton(services => new RunShelf(
                root, services.GetRequiredService<RunList>(), services.GetRequiredService<RunQueue>(),
                services.GetRequiredService<ComparisonDesk>()));
        builder.Services.AddSingleton(services => new ExploreDesk(services.GetRequiredService<RunList>(), root))
            .AddSingleton(services => new RegimeDesk(root, services.GetRequiredService<RunQueue>()))
            .AddSingleton<ComparisonDesk>();
        builder.Services.AddSingleton<KnownInputs>();
        builder.Services.AddSingleton<AgainDesk>().AddSingleton<LifeDesk>().AddSingleton<GateDesk>();
        builder.Services.AddLocalization().AddRateLimiter(Rates.Set);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostMessageBytes);
        WebApplication app = builder.Build();
        var entrance = new Entrance(address.Token);
        app.UseRateLimiter();
        app.Use(new Guard(address, entrance).StandAsync);
        app.UseRequestLocalization(Choices.Localization);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/trouble",
            CreateScopeForErrors = true,
            StatusCodeSelector = trouble => trouble is BadHttpRequestException bad ? bad.StatusCode : 500,
        });
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/charts.css", Choices.Style);
        app.MapGet("/choose", Choices.Choose);
        app.MapPost("/answers", (HttpContext context, IAntiforgery antiforgery, ExploreDesk desk) =>
            desk.DownloadAsync(context, antiforgery));
        app.MapGet("/runs/{run}/download", (HttpContext context, string run, RunShelf shelf) =>
            shelf.Download(context, run));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
