using Glasshouse.Lab.Outputs;
using Microsoft.Playwright;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>The console as a visitor sees it, in a browser without a window.</summary>
public sealed class ScreenTests(OpenConsole console) : IClassFixture<OpenConsole>
{
    private const string Explore = $"/runs/{OpenConsole.Run}/explore?arm=integrated-score";

    private static readonly LocatorWaitForOptions Hidden = new() { State = WaitForSelectorState.Attached };

    /// <summary>Every screen, what is there once it has all it shows, and its picture's name.</summary>
    public static TheoryData<string, string, string> Screens => new()
    {
        { "/", "table", "" },
        { $"/runs/{OpenConsole.Run}/now?arm=integrated-score", "figure svg", "now" },
        { $"/runs/{OpenConsole.Run}/life?arm=integrated-score&twin=none&ask=citizen&draw=1", "figure svg", "" },
        { "/gate?citizen=3&venue=restaurant", "figure.qr svg", "gate" },
        { Explore + "&question=sanctioned-by-day", "#answer svg", "explore" },
        { $"/runs/{OpenConsole.Run}/compare?arm=integrated-score", "figure svg", "compare" },
        { "/regimes", "table", "" },
        { "/regimes/integrated-score", ".finding", "regime" },
        { "/regimes/integrated-score?edit=1", "#checked", "editor" },
        { "/regimes/no-such-regime", ".state", "" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_screen_says_the_boundary_fits_its_width_and_keeps_axe_content(
        string path, string sign, string picture)
    {
        IPage page = await console.Visit();
        var findings = new List<string>();
        await page.GotoAsync(path);
        await page.Locator(sign).First.WaitForAsync();
        Assert.Contains(
            RunRecord.BoundarySentence, await page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);
        if (picture.Length > 0)
        {
            await Keep(page, picture);
        }
        foreach (int width in (int[])[1280, 390])
        {
            foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                int overhang = await page.EvaluateAsync<int>(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                findings.AddRange(overhang > 0 ? [$"{path} is {overhang} pixels too wide for {width}."] : []);
                // Axe is slow. What it finds rests on the width or on the theme: two readings see each of both.
                if ((width == 1280) == (scheme == ColorScheme.Light))
                {
                    findings.AddRange(await OpenConsole.GraveFindings(page));
                }
            }
        }
        Assert.Empty(findings);
    }

    [Fact]
    public async Task A_run_is_started_watched_paused_stepped_and_stopped_and_a_life_opened()
    {
        IPage page = await console.Visit();
        await page.GotoAsync("/");
        await page.Locator("select[name=scenario]").SelectOptionAsync("first-look");
        await page.FillAsync("input[name=citizens]", "5000");
        await page.FillAsync("input[name=days]", "3000");
        await page.ClickAsync("button.main");
        await page.ClickAsync("button:has-text('Pause')");
        await page.Locator("button:has-text('Go on')").WaitForAsync();
        await page.ClickAsync("button:has-text('Step a day')");
        await page.ClickAsync(".running strong a");
        await page.Locator("h1:has-text('Now')").WaitForAsync();
        await page.ClickAsync("button:has-text('Stop')");
        await page.GotoAsync($"/runs/{OpenConsole.Run}/life");
        await page.FillAsync("input[name=number]", "7");
        await page.ClickAsync("form[data-enhance] button.main");
        await Address(page, "number=7");
        await page.Locator("h1:has-text('7')").WaitForAsync();
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
    public async Task A_regime_is_read_edited_checked_kept_and_run()
    {
        IPage page = await console.Visit();
        await page.GotoAsync("/regimes/driving-licence");
        await page.ClickAsync("text=Edit a copy");
        await page.Locator("#checked").WaitForAsync();
        string text = await page.InputValueAsync("#text");
        await page.FillAsync("#text", text.Replace("label: hypothetical", "label: hypothetcal"));
        await page.ClickAsync("#problems button");
        Assert.Contains("hypothetical", await page.Locator("#problems").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#allowed button:has-text('hypothetical')").ClickAsync();
        await page.Locator("#checked").WaitForAsync();
        await page.ClickAsync("text=Keep draft");
        await page.Locator("h1:has-text('my-driving-licence')").WaitForAsync();
        await page.Locator("select").SelectOptionAsync(OpenConsole.Run);
        await page.FillAsync("input[type=number] >> nth=0", "1000");
        await page.FillAsync("input[type=number] >> nth=1", "5");
        await page.ClickAsync("text=Run with this");
        await page.Locator("[role=status]:has-text('queue')").WaitForAsync();
        string record = Path.Combine(console.Runs, "my-driving-licence", "run.json");
        for (int waited = 0; !File.Exists(record) && waited < 100; waited++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Contains("my-driving-licence", File.ReadAllText(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regime_of_half_a_megabyte_can_be_edited()
    {
        IPage page = await console.Visit();
        await page.GotoAsync("/regimes/driving-licence?edit=1");
        await page.Locator("#text:not([readonly])").WaitForAsync();
        string text = await page.InputValueAsync("#text");
        string padded = text + string.Concat(Enumerable.Repeat("# one line more than anybody will read\n", 13_500));
        Assert.True(padded.Length > 512 * 1024);
        // Typing it all would take a browser a minute; what matters is that it comes through.
        await page.EvalOnSelectorAsync(
            "#text:not([readonly])",
            "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }",
            padded + "nonsense: 1\n");
        await page.Locator("#problems:has-text('nonsense')").WaitForAsync();
    }

    [Fact]
    public async Task Arms_are_compared_from_the_page_and_every_arm_has_its_address()
    {
        IPage page = await console.Visit();
        await page.GotoAsync($"/runs/{OpenConsole.Run}/compare?arm=blacklist-state");
        Assert.Contains("blacklist-state against none", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        foreach (string file in (string[])["compare.parquet", "compare-replicates.parquet"])
        {
            File.Delete(Path.Combine(console.Runs, OpenConsole.Run, file));
        }
        await page.ReloadAsync();
        await page.FillAsync("input[type=number]", "1");
        await page.ClickAsync("button.main");
        await page.Locator("figure#flows-0 svg").WaitForAsync(new LocatorWaitForOptions { Timeout = 30_000 });
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

    // Pictures for the documents, where they are asked for.
    private static async Task Keep(IPage page, string picture)
    {
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_SCREENSHOTS") == "1")
        {
            await page.SetViewportSizeAsync(1100, 760);
            string path = Path.Combine(TestFiles.Repository, "docs", "console", picture + ".png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
            await page.SetViewportSizeAsync(1280, 900);
        }
    }

    // Pages change in place, which a browser does not count as going elsewhere.
    private static async Task Address(IPage page, string part) =>
        await page.WaitForFunctionAsync("part => location.href.includes(part)", part);
}
