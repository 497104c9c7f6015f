using Glasshouse.Lab.Outputs;
using Microsoft.Playwright;
using Xunit;

namespace Glasshouse.Tests.Web;

/// <summary>The console as a visitor sees it, in a browser without a window.</summary>
public sealed class ScreenTests(OpenConsole console) : IClassFixture<OpenConsole>
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Every_screen_says_the_boundary_fits_its_width_and_keeps_axe_content(bool isPhone, bool isDark)
    {
        IPage page = await console.Visit(isPhone, isDark);
        var findings = new List<string>();
        foreach (string path in (string[])["/"])
        {
            await page.GotoAsync(path);
            Assert.Contains(
                RunRecord.BoundarySentence, await page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);
            int overhang = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"{path} is {overhang} pixels too wide.");
            findings.AddRange(await OpenConsole.GraveFindings(page));
        }
        Assert.Empty(findings);
    }
}
