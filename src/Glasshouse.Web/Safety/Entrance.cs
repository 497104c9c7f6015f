using System.Security.Cryptography;
using System.Text;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Microsoft.AspNetCore.Http;

namespace Glasshouse.Web.Safety;

/// <summary>
/// The door of a console that has a token: whoever gives it gets a pass for this browser, which lasts until the
/// console closes. The token itself stands in no address, page or log.
/// </summary>
public sealed class Entrance(string? token)
{
    private const string Cookie = "glasshouse-pass";

    private readonly string _pass = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether a request may go on: it shows a pass, or none is asked for.</summary>
    public bool Admits(HttpRequest request) =>
        token is null || (request.Cookies[Cookie] is { } shown && IsSame(shown, _pass));

    /// <summary>Answers at the door: the token for a pass, or the form once more.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        bool isAsking = HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType;
        if (!isAsking)
        {
            await WriteFormAsync(context).ConfigureAwait(false);
            return;
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        if (!IsSame(form["token"].ToString().Trim(), token!))
        {
            await WriteFormAsync(context).ConfigureAwait(false);
            return;
        }
        context.Response.Cookies.Append(Cookie, _pass, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
        });
        context.Response.Redirect("/");
    }

    private static Task WriteFormAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            Markup.Of(
                $"""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Glasshouse</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body><p role="note"><strong>{RunRecord.BoundarySentence}</strong></p>
                <main><h1>Glasshouse</h1>
                <form method="post" action="/enter"><label>Token, as the console printed it or its file holds it
                <input name="token" type="password" autocomplete="off" required></label> <button>Enter</button></form>
                </main></body></html>

                """).ToString(), context.RequestAborted);
    }

    // Of equal length after hashing, and compared in the same time whatever is given.
    private static bool IsSame(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
