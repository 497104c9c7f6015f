using System.Net;
using Microsoft.AspNetCore.Http;

namespace Glasshouse.Web.Safety;

/// <summary>
/// Stands before every page: says to browsers what pages may do, and refuses other sites, other names, requests that
/// are too large, and whoever has no pass where one is needed.
/// </summary>
public sealed class Guard(ConsoleAddress address, Entrance entrance)
{
    /// <summary>Largest request, in bytes: room for a long regime.</summary>
    public const long MostBytesAsked = 1 << 20;

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    public Task StandAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment, since a page that fails is answered by another with headers of its own.
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        if (!IsOwn(context.Request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden);
        }
        if (context.Request.ContentLength > MostBytesAsked)
        {
            return RefuseAsync(context, StatusCodes.Status413PayloadTooLarge);
        }
        return entrance.Admits(context.Request) ? next(context) : entrance.AnswerAsync(context);
    }

    // Another site's name may be made to lead to this machine; where others may come, the pass keeps such a site out.
    private bool IsOwn(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        bool isOwnPage = origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
        bool isOwnName = !IPAddress.IsLoopback(address.Address)
            || request.Host.Host is "127.0.0.1" or "localhost" or "[::1]";
        // Another site may lead a reader here by a link, and may not have pages fetched as its pictures.
        bool isFetched = request.Headers["Sec-Fetch-Site"] == "cross-site"
            && request.Headers["Sec-Fetch-Mode"] != "navigate";
        return isOwnPage && isOwnName && !isFetched;
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
