using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Tidy;

public sealed class RegimeTableTests
{
    [Theory]
    [InlineData("switches", "regime-switches")]
    [InlineData("health", "health-switches")]
    public void The_tables_of_regimes_are_those_of_the_files(string mark, string listing)
    {
        string begin = $"<!-- {mark}:begin -->\n";
        string end = $"<!-- {mark}:end -->";
        string path = Path.Combine(TestFiles.Repository, "docs", "regimes.md");
        string document = File.ReadAllText(path);
        int from = document.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = document.IndexOf(end, StringComparison.Ordinal);
        string expected = Listings.Of(listing).AsMarkdown();
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, document[..from] + "\n" + expected + "\n" + document[to..]);
            document = File.ReadAllText(path);
            to = document.IndexOf(end, StringComparison.Ordinal);
        }
        Assert.Equal(expected.Trim(), document[from..to].Trim());
    }
}
