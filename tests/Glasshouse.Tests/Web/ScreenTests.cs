using Glasshouse.Lab.Outputs;
using Microsoft.Playwright;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>The console as a visitor sees it, in a browser without a window.</summary>
public sealed class ScreenTests(OpenConsole console) : IClassFixture<OpenConsole>
{
    private const string Explore = $"/runs/{OpenConsole.Run}/explore?arm=integrated-score";

    private static readonly LocatorWaitForOptions Hidden = new() { State = WaitForSelectorState.Attached };

    /// <summary>Every screen, and what is there once it has all it shows.</summary>
    private static readonly (string Path, string Sign)[] Screens =
    [
        ("/", "table"),
        (Explore + "&question=sanctioned-by-day", "#answer svg"),
    ];

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_screen_says_the_boundary_fits_its_width_and_keeps_axe_content(bool isPhone, bool isDark)
    {
        IPage page = await console.Visit(isPhone, isDark);
        var findings = new List<string>();
        foreach ((string path, string sign) in Screens)
        {
            await page.GotoAsync(path);
            await page.Locator(sign).First.WaitForAsync();
            Assert.Contains(
                RunRecord.BoundarySentence, await page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);
            int overhang = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"{path} is {overhang} pixels too wide.");
            findings.AddRange(await OpenConsole.GraveFindings(page));
        }
        Assert.Empty(findings);
    }

    [Fact]
    public async Task A_question_is_asked_answered_kept_and_taken_along()
    {
        IPage page = await console.Visit();
        await page.GotoAsync(Explore);
        await page.Locator("#answer").WaitForAsync();
        await page.FillAsync("#sql", "SELECT behaviour, count(*) AS records FROM records GROUP BY ALL ORDER BY ALL");
        await page.ClickAsync("text=Ask");
        await Address(page, "sql=SELECT");
        await page.Locator("#answer th:has-text('behaviour')").WaitForAsync(Hidden);
        await page.Locator("#answer .tools >> text=PNG").WaitForAsync();
        IDownload taken = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("form >> text=Parquet"));
        byte[] bytes = await File.ReadAllBytesAsync(await taken.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("PAR1"u8.ToArray(), bytes[..4]);
        await page.FillAsync("#name", "my-records");
        await page.ClickAsync("text=Save question");
        await Address(page, "question=my-records");
        Assert.Contains("records", File.ReadAllText(
            Path.Combine(console.Runs, ".console", "questions", "my-records.sql")), StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.Locator("#answer svg").WaitForAsync();
    }

    [Fact]
    public async Task A_question_that_would_write_is_refused_and_an_endless_one_can_be_given_up()
    {
        IPage page = await console.Visit();
        await page.GotoAsync(Explore);
        await page.Locator("#answer").WaitForAsync();
        await page.FillAsync("#sql", "COPY records TO '/tmp/taken.csv'");
        await page.ClickAsync("text=Ask");
        await page.Locator("[role=alert]:has-text('not one SELECT')").WaitForAsync();
        await page.FillAsync("#sql", "SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 3");
        await page.ClickAsync("text=Ask");
        await page.ClickAsync("button:has-text('Cancel'):enabled");
        await page.Locator("[role=status]:has-text('Cancelled')").WaitForAsync();
    }

    [Fact]
    public async Task The_console_speaks_Dutch_where_asked()
    {
        IPage page = await console.Visit();
        await page.GotoAsync(Explore);
        await page.ClickAsync("footer >> text=NL");
        await page.Locator("html[lang=nl]").WaitForAsync();
        Assert.Contains("Verkennen", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("explore", page.Url, StringComparison.Ordinal);
    }

    // Pages change in place, which a browser does not count as going elsewhere.
    private static async Task Address(IPage page, string part) =>
        await page.WaitForFunctionAsync("part => location.href.includes(part)", part);
}
