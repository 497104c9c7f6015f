using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Web.Explore;
using Glasshouse.Web.Frame;
using Glasshouse.Web.Runs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Glasshouse.Web;

/// <summary>The web console: a server on this machine alone, over a folder of runs.</summary>
public static class WebConsole
{
    private const long MostBytesAsked = 1 << 20;

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    /// <param name="root">Folder of all runs.</param>
    /// <param name="port">Port on 127.0.0.1; 0 for any that is free.</param>
    public static WebApplication Create(string root, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Asset lists carry the head project's name, and lie beside it whether built or published.
            ApplicationName = "glasshouse",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(System.Net.IPAddress.Loopback, port);
            server.Limits.MaxRequestBodySize = MostBytesAsked;
            server.AddServerHeader = false;
        });
        builder.Services.AddSingleton(_ => new RunQueue(root)).AddSingleton(new RunList(root));
        builder.Services.AddSingleton(services => new ExploreDesk(services.GetRequiredService<RunList>(), root));
        builder.Services.AddLocalization();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        WebApplication app = builder.Build();
        app.Use(Guard);
        app.UseRequestLocalization(Choices.Localization);
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/charts.css", Choices.Style);
        app.MapGet("/choose", Choices.Choose);
        app.MapPost("/starts", StartAsync);
        app.MapPost("/answers", (HttpContext context, IAntiforgery antiforgery, ExploreDesk desk) =>
            desk.DownloadAsync(context, antiforgery));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // Names other than this machine's are refused: another site's name may be made to lead here.
    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        string origin = context.Request.Headers.Origin.ToString();
        bool isOwn = origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}";
        if (isOwn && context.Request.Host.Host is "127.0.0.1" or "localhost")
        {
            return next(context);
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static async Task<IResult> StartAsync(HttpContext context, IAntiforgery antiforgery, RunQueue queue)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            return Results.BadRequest("The form is too old; load the page again.");
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            var overrides = new RunOverrides
            {
                Citizens = Number(form, "citizens"),
                Days = Number(form, "days"),
                Seed = Number(form, "seed"),
            };
            return queue.Ask(form["scenario"].ToString(), overrides)
                ? Results.Redirect("/")
                : Results.Text("Enough runs wait already.", statusCode: StatusCodes.Status429TooManyRequests);
        }
        catch (BadInputException problems)
        {
            return Results.BadRequest(problems.Message);
        }
    }

    private static int Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new BadInputException(field, "wrong-type", "is no whole number within range");
}
