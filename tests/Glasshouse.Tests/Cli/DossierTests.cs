using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>show and dossier: a run's figures, and one synthetic subject's life in it.</summary>
public sealed class DossierTests(SharedRuns runs)
{
    private const string RunAgain = "not in the recorded cohort; running it again";

    [Fact]
    public void A_recorded_life_is_read_from_the_tables()
    {
        int subject = WrongedCitizen();
        (long acts, long records) = Ask(
            $"""
            SELECT (SELECT count(*) FROM acts WHERE subject_kind = 'citizen' AND subject_id = {subject}),
                   (SELECT count(*) FROM records WHERE subject_kind = 'citizen' AND subject_id = {subject})
            """,
            row => (row.GetInt64(0), row.GetInt64(1)))[0];
        Answer answer = runs.Ask("dossier", runs.OneFolder.Root, $"citizen:{subject}");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Complaint));
        string[] lines = answer.Output.Split('\n');
        Assert.Equal(
            $"citizen {subject} under integrated-score (integrated-score, hypothetical), 60 days", lines[0].Trim());
        Assert.Equal(RunRecord.BoundarySentence, lines[1].Trim());
        Assert.Equal(acts, lines.Count(line => line.Contains("   Truth: ", StringComparison.Ordinal)));
        Assert.Equal(records, lines.Count(line => line.Contains(" File: ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^  day +\d+ ! File: .*(no such act|Somebody else)"));
    }

    [Fact]
    public void An_unrecorded_life_is_found_by_running_again_and_is_the_same_as_a_recorded_one()
    {
        using RunDatabase few = RunDatabase.OpenForReading(runs.Arm("integrated-score"));
        var recorded = few.Query("SELECT subject_id FROM citizens", row => row.GetInt32(0)).ToHashSet();
        int subject = Wronged("citizen").First(row => !recorded.Contains(row));
        Answer read = runs.Ask("dossier", runs.OneFolder.Root, $"citizen:{subject}", "--json");
        Answer replayed = runs.Ask("dossier", runs.Arm("integrated-score"), $"citizen:{subject}", "--json");
        Assert.Equal((0, ""), (read.ExitCode, read.Complaint));
        Assert.Equal(0, replayed.ExitCode);
        Assert.Contains(RunAgain, Assert.Single(replayed.Complaints), StringComparison.Ordinal);
        Assert.Equal(read.Output, replayed.Output);
    }

    [Fact]
    public void A_page_tells_both_lives_and_marks_the_first_difference_once_in_each()
    {
        using var folder = new WorkingFolder();
        string page = folder["life.html"];
        string[] words =
        [
            "dossier", runs.OneFolder.Root, $"citizen:{WrongedCitizen()}", "--twin", runs.Arm("none"), "--html", page,
        ];
        Answer told = runs.Ask(words);
        Assert.Equal(0, told.ExitCode);
        string html = File.ReadAllText(page);
        int marked = told.Output.Split("≠ first difference: ").Length - 1;
        Assert.InRange(marked, 1, 2);
        Assert.Equal(marked, html.Split("First difference: ").Length - 1);
        Assert.Contains(RunRecord.BoundarySentence, html, StringComparison.Ordinal);
        Assert.Contains("hypothetical", html, StringComparison.Ordinal);
        Assert.Contains("File: ", html, StringComparison.Ordinal);
        Answer again = runs.Ask(words);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("which exists", again.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_is_told_beside_with_the_first_difference()
    {
        int subject = WrongedCitizen();
        string[] words = ["dossier", runs.OneFolder.Root, $"citizen:{subject}", "--twin", runs.Arm("none")];
        Answer json = runs.Ask([.. words, "--json"]);
        Assert.Equal(0, json.ExitCode);
        using var said = JsonDocument.Parse(json.Output);
        string[] here = LinesOf(said.RootElement.GetProperty("lines"));
        string[] there = LinesOf(said.RootElement.GetProperty("twin_lines"));
        Assert.Equal("none", said.RootElement.GetProperty("twin_arm").GetString());
        Assert.DoesNotContain(there, line => line.Contains("File: ", StringComparison.Ordinal));
        int alike = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        int expected = here.Skip(alike).Take(1).Concat(there.Skip(alike).Take(1)).Min(DayOf);
        Assert.Equal(expected, said.RootElement.GetProperty("first_difference_day").GetInt32());

        Answer text = runs.Ask(words);
        Assert.EndsWith($"The two lives first differ on day {expected}.", text.Output.Trim(), StringComparison.Ordinal);
        Assert.Contains($"citizen {subject} under none (none, comparator)", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organisation")]
    [InlineData("official")]
    public void Organisations_and_officials_have_lives_too(string kind)
    {
        string first = $"SELECT min(subject_id) FROM records WHERE subject_kind = '{kind}'";
        int subject = Ask(first, row => row.GetInt32(0))[0];
        Answer answer = runs.Ask("dossier", runs.OneFolder.Root, $"{kind}:{subject}");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Complaint));
        Assert.StartsWith($"{kind} {subject} under ", answer.Output, StringComparison.Ordinal);
        Assert.Contains(" File: ", answer.Output, StringComparison.Ordinal);
        Assert.All(
            Regex.Matches(answer.Output, @"^  day +(\d+) ", RegexOptions.Multiline).Select(day => day.Groups[1].Value),
            day => Assert.InRange(int.Parse(day, CultureInfo.InvariantCulture), 0, SharedRuns.Days - 1));
    }

    [Fact]
    public void A_subject_that_is_not_in_the_run_is_refused()
    {
        Answer answer = runs.Ask("dossier", runs.OneFolder.Root, "citizen:3000");
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(
            "citizen:3000 is not in this run; it has citizen:0 to citizen:2999, and those born in it, ",
            answer.Complaints[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_several_arms_is_refused_with_their_names()
    {
        Answer answer = runs.Ask("dossier", runs.ArmsFolder.Root, "citizen:1");
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.EndsWith("holds several arms; name one of them: none, blacklist-state, integrated-score",
            Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_shows_its_headline_figures_arm_beside_arm()
    {
        Answer json = runs.Ask("show", runs.ArmsFolder.Root, "--json");
        Assert.Equal((0, ""), (json.ExitCode, json.Complaint));
        using var said = JsonDocument.Parse(json.Output);
        JsonElement arms = said.RootElement.GetProperty("arms");
        Assert.Equal(
            ["none", "blacklist-state", "integrated-score"], arms.EnumerateObject().Select(arm => arm.Name));
        Assert.Equal(0, arms.GetProperty("none").GetProperty("records_per_1000_year").GetDouble());
        Assert.True(arms.GetProperty("integrated-score").GetProperty("records_per_1000_year").GetDouble() > 0);

        Answer text = runs.Ask("show", runs.ArmsFolder.Root);
        Assert.Equal((0, ""), (text.ExitCode, text.Complaint));
        Assert.StartsWith(RunRecord.BoundarySentence, text.Output, StringComparison.Ordinal);
        Assert.Matches("comparator +documented +hypothetical", text.Output);
        Assert.All(
            arms.GetProperty("integrated-score").EnumerateObject(),
            measure => Assert.Contains($" {measure.Name} ", text.Output, StringComparison.Ordinal));
    }

    private int WrongedCitizen() => Wronged("citizen")[0];

    // Subjects with a wrongful record, those with most first.
    private IReadOnlyList<int> Wronged(string kind) => Ask(
        $"""
        SELECT subject_id FROM records WHERE wrongful AND subject_kind = '{kind}'
        GROUP BY subject_id ORDER BY count(*) DESC, subject_id
        """,
        row => row.GetInt32(0));

    private IReadOnlyList<T> Ask<T>(string question, Func<System.Data.Common.DbDataReader, T> read)
    {
        using RunDatabase database = RunDatabase.OpenForReading(runs.OneFolder);
        return database.Query(question, read);
    }

    private static string[] LinesOf(JsonElement lines) =>
        [.. lines.EnumerateArray().Select(line => $"{line.GetProperty("day")} {line.GetProperty("text")}")];

    private static int DayOf(string line) => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
}
