using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>Bad input: a message that helps, exit code 2, nothing written, and never a stack trace.</summary>
public sealed class BadInputTests : IDisposable
{
    private const int BadInput = 2;

    private const string Regime = """
        glasshouse: 1
        name: slips
        label: hypothetical
        meaning: "For tests."
        basis: assumed
        citizens:
          channels: [police]
          awareness_share: 0.5
          score: {start: 100, floor: 0, ceiling: 200}
          bands:
            low: {from: 0}
          lists:
            debtors: {colour: black, stay_days: 50}
          rules:
            speeding_costs: {on: speedin, points: -30}
            debt_listed: {on: unpaid_court_debt, list: debtor}
        """;

    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_scenario_is_told_with_the_nearest_name() =>
        Assert.Equal(
            ["first-lok is no shipped scenario and no file; nearest is first-look"],
            Refused("run", "first-lok"));

    [Fact]
    public void Options_out_of_range_are_told_all_at_once()
    {
        string[] complaints = Refused(
            "run", "--citizens", "-5", "--days", "99999", "--seed", "-1", "--record", "some", "--regime", "nnoe",
            "--health", "lockdown", "--set", "acts.no_such=3", "--set", "acts", "--out", "run");
        Assert.Equal(
            [
                "--seed is -1; allowed are 0 to 4294967295 (seed)",
                "--days is 99999; allowed are 1 to 36500 days",
                "--citizens is -5; allowed are 1000 to 20000000 persons",
                "--set acts.no_such is not a parameter; `glasshouse list parameters` shows them all",
                "--set acts is no assignment; expected path=number",
                "--record is some; allowed are summary, cohort:N and full",
                "--regime is nnoe, no shipped regime and no file; nearest is none",
                "--health is lockdown, no shipped regime and no file; allowed are "
                    + string.Join(", ", Glasshouse.Lab.Files.Shipped.Regimes),
            ],
            complaints);
    }

    [Theory]
    [InlineData("run --threads 0", "--threads is 0; allowed are 1 to 1024")]
    [InlineData("verify nowhere --threads 2000", "--threads is 2000; allowed are 1 to 1024")]
    [InlineData("run --days soon", "--days is soon; expected a whole number; allowed are 1 to 36500 days")]
    [InlineData("run --seed abc", "--seed is abc; expected a whole number; allowed are 0 to 4294967295 (seed)")]
    [InlineData("run --citizens 3000000000", "--citizens is 3000000000; allowed are 1000 to 20000000 persons")]
    [InlineData("run --citizen 5000", "--citizen is no option; nearest is --citizens")]
    [InlineData("run --out --forse", "--forse is no option; nearest is --force")]
    [InlineData("rnu", "rnu is no command; nearest is run")]
    [InlineData("list regime", "'regimes'")]
    [InlineData("show nowhere", "nowhere is not a run folder")]
    [InlineData("verify nowhere", "nowhere is not a run folder")]
    [InlineData("check nowhere.yaml", "nowhere.yaml is no file and no shipped name")]
    [InlineData("dossier nowhere person:4", "subject is person:4; expected citizen:N, organisation:N or official:N")]
    public void A_slip_on_the_command_line_is_told_plainly(string line, string complaint) =>
        Assert.Contains(complaint, string.Join('\n', Refused(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries))), StringComparison.Ordinal);

    [Fact]
    public void An_existing_output_folder_is_left_alone_without_force()
    {
        _folder.Write("mine/thesis.txt", "years of work");
        Assert.Equal(
            ["mine exists already; name another folder with --out, or replace an earlier run with --force."],
            Refused("run", "--out", "mine"));
        string complaint = Assert.Single(Refused("run", "--out", "mine", "--force"));
        Assert.Contains("is not a run folder", complaint, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(_folder["mine/thesis.txt"]));
    }

    [Theory]
    [InlineData("taken", "taken is a file; a run needs a folder of its own.")]
    [InlineData("taken/below", "taken/below cannot be written")]
    [InlineData("", "folder has an empty name")]
    public void An_output_folder_that_cannot_be_made_is_refused(string path, string complaint)
    {
        _folder.Write("taken", "a file");
        Assert.StartsWith(complaint, Assert.Single(Refused("run", "--out", path)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_folder_without_permission_is_refused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The superuser may write anywhere.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are set otherwise here.");
        Directory.CreateDirectory(_folder["locked"]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        Assert.StartsWith("locked/run cannot be written", Assert.Single(Refused("run", "--out", "locked/run")),
            StringComparison.Ordinal);
        Answer answer = GlasshouseProgram.Run(_folder["locked"], "new", "mine");
        Assert.Equal(BadInput, answer.ExitCode);
        Assert.StartsWith("mine.yaml cannot be written", answer.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_folder_that_the_system_forbids_to_everybody_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc.");
        Assert.StartsWith("/proc/run cannot be written", Assert.Single(Refused("run", "--out", "/proc/run")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_of_a_scenario_are_told_at_once_with_their_places()
    {
        _folder.Write("slips.yaml", """
            glasshouse: 1
            name: slips
            nation: {preset: netherland, citizens: -5}
            start: 2025-02-30
            days: 0
            seed: many
            regmie: none
            regime: nnoe
            days: 4
            switches: {stigma: yes}
            set: {acts.no_such: 3}
            """);
        Assert.Equal(
            [
                "slips.yaml:3:18 nation.preset is netherland, no shipped nation and no folder; nearest is netherlands; "
                    + "allowed are china-like, fictional, netherlands",
                "slips.yaml:3:40 nation.citizens is -5; allowed are 1000 to 20000000 persons",
                "slips.yaml:4:8 start is 2025-02-30; expected a date as in 2025-01-31; there is no such day",
                "slips.yaml:5:7 days is 0; allowed are 1 to 36500 days",
                "slips.yaml:6:7 seed is many; expected a whole number",
                "slips.yaml:7:1 regmie is not a setting; nearest is regime",
                "slips.yaml:8:9 regime is nnoe, no shipped regime and no file; nearest is none",
                "slips.yaml:9:1 gives days a second time; the first stands in line 5",
                "slips.yaml:10:20 switches.stigma is yes; expected true, false, on or off; yes and no are words in "
                    + "YAML 1.2",
                "slips.yaml:11:7 set.acts.no_such is not a parameter; `glasshouse list parameters` shows them all",
            ],
            Refused("run", "slips.yaml", "--out", "run"));
    }

    [Fact]
    public void A_regime_without_source_that_names_unknown_things_is_refused_by_a_run_too()
    {
        _folder.Write("slips/regime.yaml", Regime);
        string[] complaints = Refused("run", "--regime", "slips", "--out", "run");
        Assert.Equal(complaints, Refused("check", "slips"));
        Assert.All(complaints, complaint =>
            Assert.StartsWith("slips/regime.yaml:", complaint.Replace('\\', '/'), StringComparison.Ordinal));
        string all = string.Join('\n', complaints);
        Assert.Contains("source", all, StringComparison.Ordinal);
        Assert.Contains("nearest is speeding", all, StringComparison.Ordinal);
        Assert.Contains("nearest is debtors", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_empty_no_text_no_file_or_not_there_are_told_together()
    {
        _folder.Write("empty.yaml", "");
        File.WriteAllBytes(_folder["picture.yaml"], [0xFF, 0xD8, 0xFF, 0x00]);
        Directory.CreateDirectory(_folder["drawer"]);
        Assert.Equal(
            [
                "empty.yaml is empty; expected settings as key: value",
                "picture.yaml is not text in UTF-8",
                "drawer is a folder; expected a file",
            ],
            Refused("check", "empty.yaml", "picture.yaml", "drawer"));
    }

    [Fact]
    public void A_nation_with_one_row_per_person_is_refused()
    {
        _folder.Write("people/register.csv", "name,bsn,age\nJan,1,44\n");
        _folder.Write("people.yaml", """
            glasshouse: 1
            name: people
            nation: {preset: people, citizens: 1000}
            days: 3
            regime: none
            """);
        string[] complaints = Refused("run", "people.yaml", "--out", "run");
        Assert.Contains(complaints, complaint =>
            complaint.Contains("register.csv:1:2 has a column \"bsn\"", StringComparison.Ordinal)
            && complaint.Contains("takes in no records about people", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_cannot_fit_is_refused_with_both_numbers_before_anything_is_built()
    {
        // Half a gibibyte is all that the program then sees of the machine.
        using GlasshouseProgram program = GlasshouseProgram.Start(
            _folder.Path, [("DOTNET_GCHeapHardLimit", "0x20000000")],
            "run", "--citizens", "20000000", "--out", "run");
        string complaint = Assert.Single(Checked(program.End(), before: []));
        Assert.Matches(
            @"^nation\.citizens is 20,000,000: a run needs about \d\.\d GB of memory and this machine has 537 MB; ",
            complaint);
    }

    private string[] Refused(params string[] words)
    {
        string[] before = _folder.Entries;
        return Checked(_folder.Run(words), before);
    }

    private string[] Checked(Answer answer, string[] before)
    {
        Assert.Equal(BadInput, answer.ExitCode);
        Assert.Equal("", answer.Output);
        Assert.DoesNotContain("   at ", answer.Complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", answer.Complaint, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Entries);
        return answer.Complaints;
    }
}
