using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Glasshouse.Lab.Comparisons;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Runs;
using Glasshouse.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>One console over one small real run, and one browser, for all tests that look at pages.</summary>
public sealed class OpenConsole : IAsyncLifetime
{
    /// <summary>The run's name, and its size: small enough to be made in a second.</summary>
    public const string Run = "first-look";

    private const float LongestWait = 30_000;

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private WebApplication? _console;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Folder of all runs.</summary>
    public string Runs { get; } = Directory.CreateTempSubdirectory("glasshouse-test-").FullName;

    /// <summary>Where the console is open.</summary>
    public string Address => _console!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        WriteRun();
        _console = WebConsole.Create(Runs, port: 0);
        await _console.StartAsync();
        if (Places.FirstOrDefault(File.Exists) is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            // As root, which build machines often are, Chromium runs only without its sandbox.
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
                Timeout = 30_000,
            });
        }
    }

    /// <summary>A fresh visitor.</summary>
    /// <param name="isPhone">At a phone's width, or a desk's.</param>
    /// <param name="isDark">Whether the visitor's system is dark.</param>
    public async Task<IPage> Visit(bool isPhone = false, bool isDark = false)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian: chromium).");
        IBrowserContext visitor = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = isPhone
                ? new ViewportSize { Width = 390, Height = 844 }
                : new ViewportSize { Width = 1280, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        visitor.SetDefaultTimeout(LongestWait);
        return await visitor.NewPageAsync();
    }

    /// <summary>What axe finds against WCAG 2.2 AA that is serious or worse, in a line each.</summary>
    public static async Task<string[]> GraveFindings(IPage page)
    {
        AxeResult result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        });
        return
        [
            .. result.Violations.Where(one => one.Impact is "serious" or "critical")
                .Select(one => $"{page.Url} {one.Id}: "
                    + string.Join("; ", one.Nodes.Take(4).Select(node => node.Html))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        if (_console is not null)
        {
            await _console.DisposeAsync();
        }
        Directory.Delete(Runs, recursive: true);
    }

    private void WriteRun()
    {
        string folder = Path.Combine(Runs, Run);
        var overrides = new RunOverrides { Citizens = 2000, Days = 60 };
        ScenarioRun.Execute(
            ScenarioReader.Prepare(Run, overrides, InputTexts.FromShippedAndDisk()), folder, isForced: false,
            new RunManner(2, false), $"glasshouse run {Run}", _ => { }, CancellationToken.None);
        ComparisonFiles.Write(
            RunComparison.Of(RunComparison.RecordsOf([folder]), 2, 2, (_, _) => { }, CancellationToken.None),
            folder, $"glasshouse compare {Run}");
        var coded = new RunOverrides { Citizens = 1000, Days = 30, Regime = "none", Health = "health-code" };
        ScenarioRun.Execute(
            ScenarioReader.Prepare("lockdown", coded, InputTexts.FromShippedAndDisk()), Path.Combine(Runs, "coded"),
            isForced: false, new RunManner(2, false), "glasshouse run lockdown", _ => { }, CancellationToken.None);
    }
}
