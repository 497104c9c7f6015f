using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Xunit;

namespace Glasshouse.Tests.Cli;

public sealed partial class CompareTests(SharedRuns runs) : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_printed_question_gives_the_figures_that_stand_above_it()
    {
        Answer answer = Compare("--replicates", "2", "--out", _folder["out"]);
        Assert.Equal(0, answer.ExitCode);
        string page = File.ReadAllText(Path.Combine(_folder["out"], "compare.html"));
        MatchCollection figures = Figure().Matches(page);
        Assert.True(figures.Count >= 12, $"{figures.Count} figures");
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        Run(database, $"SET file_search_path = '{_folder["out"]}'");
        Assert.All(figures, figure =>
        {
            string question = WebUtility.HtmlDecode(figure.Groups["sql"].Value);
            string[] printed = [.. Cells().Matches(figure.Groups["rows"].Value)
                .Select(cell => WebUtility.HtmlDecode(cell.Groups["text"].Value))];
            Assert.Equal(Ask(database, question), printed);
        });
    }

    [Fact]
    public void A_page_opens_with_four_sentences_and_needs_nothing_beside_it()
    {
        Compare("--replicates", "1", "--out", _folder["out"]);
        string page = File.ReadAllText(Path.Combine(_folder["out"], "compare.html"));
        Assert.Equal(4, Regex.Count(page[..page.IndexOf("id=\"figures\"", StringComparison.Ordinal)], "<li>"));
        Assert.Contains("Synthetic people", page, StringComparison.Ordinal);
        Assert.Contains("hypothetical", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", page);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_beside_itself_differs_in_nothing()
    {
        Answer answer = runs.Ask(
            "compare", runs.Arm("none"), runs.Arm("none"), "--replicates", "2", "--json", "--out", _folder["out"]);
        Assert.Equal(0, answer.ExitCode);
        JsonNode said = JsonNode.Parse(answer.Output)!;
        Assert.Equal(0, (int)said["lives_that_differ"]!);
        Assert.NotEmpty(said["differences"]!.AsArray());
        Assert.All(said["differences"]!.AsArray(), one => Assert.Equal(0, (double)one!["difference"]!));
    }

    [Fact]
    public void Runs_of_other_seeds_are_not_paired()
    {
        Answer other = _folder.Run(
            "run", "--citizens", $"{SharedRuns.Citizens}", "--days", "2", "--regime", "none", "--out", "other");
        Assert.Equal(0, other.ExitCode);
        Answer answer = _folder.Run("compare", runs.Arm("none"), "other", "--out", "out");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("has days done 2", answer.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("32")]
    public void As_many_replicates_as_that_are_refused(string replicates)
    {
        Answer answer = Compare("--replicates", replicates, "--out", _folder["out"]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal([$"--replicates is {replicates}; allowed are 1 to 31 replicates"], answer.Complaints);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void One_arm_alone_is_nothing_to_compare()
    {
        Answer answer = runs.Ask("compare", runs.OneFolder.Root);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("holds one arm", answer.Complaint, StringComparison.Ordinal);
    }

    private Answer Compare(params string[] options) => runs.Ask(["compare", runs.ArmsFolder.Root, .. options]);

    private static void Run(DuckDBConnection database, string statement)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static string[] Ask(DuckDBConnection database, string question)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = question;
        using DuckDBDataReader reader = command.ExecuteReader();
        var cells = new List<string>();
        while (reader.Read())
        {
            cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(
                column => reader.IsDBNull(column) ? "n/a" : Written(reader.GetValue(column))));
        }
        return [.. cells];
    }

    private static string Written(object value) => value switch
    {
        double number when Math.Abs(number) is < 0.0001 and > 0 => number.ToString("E2", CultureInfo.InvariantCulture),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        long or int => Convert.ToInt64(value, CultureInfo.InvariantCulture)
            .ToString("#,0", CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    [GeneratedRegex(
        "<tbody>(?<rows>((?!</tbody>).)*)</tbody>((?!<tbody>).)*?<pre class=\"sql\"><code>(?<sql>.*?)</code>",
        RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("<t[hd][^>]*>(?<text>.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();
}
