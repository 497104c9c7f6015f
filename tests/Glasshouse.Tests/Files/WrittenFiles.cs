using Glasshouse.Lab.Files;

namespace Glasshouse.Tests.Files;

/// <summary>A folder of its own for one test, gone afterwards, and texts to begin with.</summary>
public sealed class WrittenFiles : IDisposable
{
    public const string Scenario = """
        glasshouse: 1
        name: small
        nation: {preset: fictional, citizens: 1000}
        days: 30
        regime: none
        """;

    public const string Regime = """
        glasshouse: 1
        name: tiny
        label: hypothetical
        meaning: "For tests."
        source: "Invented for tests"
        basis: assumed
        citizens:
          channels: [police, courts]
          awareness_share: 0.5
          score: {start: 100, floor: 0, ceiling: 200}
          bands:
            low: {from: 0, consequences: [no_flights]}
            high: {from: 60}
          lists:
            debtors: {colour: black, stay_days: 50, ends_on_payment: on, removal_days: 3}
          rules:
            speeding_costs: {on: speeding, points: -30}
            debt_listed: {on: unpaid_court_debt, list: debtors}
          appeal:
            notice: true
            reasons: false
            filed_share_when_wrong: 0.2
            filed_share_when_right: 0.1
            wait_days: 10
            reviewers_per_100000: 2
            review_days_mean: 2
            accuracy: 0.9
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("glasshouse-files-").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Problems of a scenario file, without the folder in front of them.</summary>
    public string[] ProblemsOf(string scenario) => Checked(Write("scenario.yaml", scenario));

    /// <summary>Problems of a regime file.</summary>
    public string[] ProblemsOfRegime(string regime) => Checked(Write("regime.yaml", regime));

    public string[] Checked(params string[] paths) => Shortened(FileChecker.Check(paths).Problems);

    /// <summary>Warnings of a scenario file that has no problems.</summary>
    public string[] WarningsOf(string scenario) =>
        Shortened(FileChecker.Check([Write("scenario.yaml", scenario)]).Warnings);

    private string[] Shortened(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(problem => problem.ToString().Replace(_folder + Path.DirectorySeparatorChar, ""))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
