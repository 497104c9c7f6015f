using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Tidy;

public sealed class RegimeTableTests
{
    [Fact]
    public void The_table_of_regimes_is_the_one_of_the_files()
    {
        const string Begin = "<!-- switches:begin -->\n";
        const string End = "<!-- switches:end -->";
        string path = Path.Combine(TestFiles.Repository, "docs", "regimes.md");
        string document = File.ReadAllText(path);
        int from = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = document.IndexOf(End, StringComparison.Ordinal);
        string expected = Listings.Of("regime-switches").AsMarkdown();
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, document[..from] + "\n" + expected + "\n" + document[to..]);
            document = File.ReadAllText(path);
            to = document.IndexOf(End, StringComparison.Ordinal);
        }
        Assert.Equal(expected.Trim(), document[from..to].Trim());
    }
}
