using System.Globalization;
using Glasshouse.Lab.Charts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Glasshouse.Web.Frame;

/// <summary>What a reader chooses for all pages, kept in two cookies: language and theme.</summary>
public static class Choices
{
    private const string ThemeCookie = "theme";
    private const int DaysKept = 365;

    /// <summary>Languages, the first for whoever chooses none.</summary>
    public static readonly string[] Languages = ["en", "nl"];

    /// <summary>Themes, the first for whoever chooses none.</summary>
    public static readonly string[] Themes = ["auto", "light", "dark"];

    /// <summary>Languages by cookie, else by what the browser asks for.</summary>
    public static RequestLocalizationOptions Localization { get; } = new()
    {
        DefaultRequestCulture = new RequestCulture(Languages[0]),
        SupportedCultures = [.. Languages.Select(CultureInfo.GetCultureInfo)],
        SupportedUICultures = [.. Languages.Select(CultureInfo.GetCultureInfo)],
    };

    public static string ThemeOf(HttpContext context) =>
        context.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : Themes[0];

    /// <summary>Keeps a choice and goes back to where it was made; a place elsewhere leads to the first page.</summary>
    public static IResult Choose(HttpContext context, string? theme, string? language, string? back)
    {
        var kept = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(DaysKept),
            SameSite = SameSiteMode.Strict,
            HttpOnly = true,
            IsEssential = true,
        };
        if (Themes.Contains(theme))
        {
            context.Response.Cookies.Append(ThemeCookie, theme!, kept);
        }
        if (Languages.Contains(language))
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)), kept);
        }
        bool isHere = back is ['/', ..] and not ['/', '/' or '\\', ..];
        return Results.LocalRedirect(isHere ? back! : "/");
    }

    /// <summary>The style sheet of all charts in a theme.</summary>
    public static IResult Style(string? theme) => Results.Text(
        theme is "light" or "dark" ? ChartStyle.CssOf(theme == "dark") : ChartStyle.Css, "text/css");
}
