using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Tests.Outputs;

/// <summary>A folder of its own for one test, and rows that look like a small run's.</summary>
internal sealed class MadeUpRun : IDisposable
{
    public static readonly DateOnly Start = new(2025, 1, 1);

    public static readonly string[] Provinces = ["North", "East", "South"];

    private const int Officials = 22;

    public MadeUpRun(string name = "run")
    {
        Parent = Directory.CreateTempSubdirectory("glasshouse-test-").FullName;
        Path = System.IO.Path.Combine(Parent, name);
    }

    public string Parent { get; }

    public string Path { get; }

    /// <summary>Runs some days into the folder and ends them.</summary>
    public RunFolder Write(int days, RecordDetail detail = RecordDetail.Full, double harshness = 1)
    {
        RunFolder folder = RunFolder.Create(Path, force: false);
        Write(folder, days, detail, harshness);
        return folder;
    }

    public static void Write(RunFolder folder, int days, RecordDetail detail, double harshness, string arm = "only",
        string label = "hypothetical")
    {
        using var writer = new RunWriter(folder, detail, Start);
        for (int day = 0; day < days; day++)
        {
            writer.DayDone(day, Day(day, harshness), (ulong)day * 77);
        }
        writer.Finish(End());
        folder.WriteScenario("name: made-up\n");
        folder.WriteRecord(Record(folder, days, arm, label));
        RunDatabase.Write(folder, Start);
    }

    public static RunRecord Record(RunFolder folder, int days, string arm, string label) => new()
    {
        ProgramVersion = "0.1.0",
        Status = RunStatus.Completed,
        RunFolder = folder.Root,
        Scenario = "made-up",
        Arm = arm,
        Regimes = [new RegimeNote(arm, label)],
        Seed = 7,
        Start = Start,
        Citizens = 3000,
        Days = days,
        DaysDone = days,
        StateHash = Figures.Hash(12345),
        Inputs = [new InputFile("scenario", "made-up.yaml", "00", "name: made-up\n")],
    };

    public static DayRows Day(int day, double harshness)
    {
        var rows = new DayRows();
        for (int region = 0; region <= Provinces.Length; region++)
        {
            double wave = Math.Round(Math.Sin((day + region) / 9.0), 6);
            double acts = 420 - (harshness * 20) + (9 * wave);
            rows.Measures.Add(new MeasureRow(day, region, 0, "acts_per_1000_year", acts));
            rows.Measures.Add(new MeasureRow(day, region, 0, "violations_per_1000_year", acts * 0.8));
            rows.Measures.Add(new MeasureRow(day, region, 0, "records_per_1000_year", harshness * (120 + (6 * wave))));
            rows.Measures.Add(new MeasureRow(day, region, 0, "wrongful_record_share",
                harshness == 0 ? double.NaN : 0.08 + (0.01 * wave)));
            double sanctioned = harshness * 0.0004 * day * (1 + (0.2 * region));
            rows.Measures.Add(new MeasureRow(day, region, 0, "sanctioned_share", sanctioned));
            rows.Measures.Add(new MeasureRow(day, region, 0, "wrongly_sanctioned_share", sanctioned * 0.21));
            rows.Measures.Add(new MeasureRow(day, region, 0, "wrongful_sanction_days_per_1000_year", 365 * sanctioned));
            rows.Measures.Add(new MeasureRow(day, region, 0, "trust_generalised_share",
                0.6 - (harshness * 0.0003 * day)));
            rows.Measures.Add(new MeasureRow(day, region, 0, "loan_approval_share", 0.82 - (harshness * 0.03)));
            rows.Measures.Add(new MeasureRow(day, region, 0, "sensitive_expression_rate",
                0.5 - (harshness * 0.1) + (0.02 * wave)));
            rows.Measures.Add(new MeasureRow(day, region, 0, "appeal_reversal_share", harshness == 0 ? 0 : 0.31));
        }
        if (Start.AddDays(day + 1).Day == 1)
        {
            rows.Measures.Add(new MeasureRow(day, 0, Officials, "directive_true_mean", 0.71 - (harshness * 0.02)));
            rows.Measures.Add(new MeasureRow(day, 0, Officials, "directive_reported_mean", 0.75 + (harshness * 0.05)));
            rows.Measures.Add(new MeasureRow(day, 0, Officials, "trust_generalised_share", 0.001));
            for (int group = 1; group < Officials; group++)
            {
                rows.Measures.Add(new MeasureRow(day, 0, group, "sanctioned_share",
                    harshness * 0.0004 * day * (0.5 + (0.07 * group))));
                rows.Measures.Add(new MeasureRow(day, 0, group, "wrongly_sanctioned_share",
                    harshness * 0.0001 * day * (0.5 + (0.05 * group))));
            }
        }
        rows.Acts.Add(new ActRow(day, day, SubjectKind.Citizen, day % 40, "speeding", 1));
        rows.Records.Add(new RecordRow(day, 2 * day, day, SubjectKind.Citizen, day % 40, "speeding", Channel.Police,
            false));
        rows.Records.Add(new RecordRow(day, (2 * day) + 1, null, SubjectKind.Organisation, 3, "late_tax",
            Channel.TaxOffice, true));
        rows.Decisions.Add(new DecisionRow(day, day, 2 * day, SubjectKind.Citizen, day % 40, "citizens", "fine",
            DecisionKind.ListEntry, "debtors", -5, day % 2 == 0 ? 1000 : null, null));
        rows.Loans.Add(new LoanRow(day, day, 5, "approved", "", 1200.5, day % 3 == 0 ? null : 0.07, null, null, 0.04));
        return rows;
    }

    public static EndTables End() => new()
    {
        Groups = Groups(),
        Regions = Provinces
            .Select((name, index) => new RegionRow(index + 1, "province", 0, $"P{index}", name, index % 2, index / 2,
                1000))
            .Prepend(new RegionRow(0, "nation", null, "N", "Nation", null, null, 3000)),
        Standings = [new StandingRow(59, SubjectKind.Citizen, 4, "citizens", 980, null, "debtors", "no_flights", "")],
    };

    public void Dispose() => Directory.Delete(Parent, recursive: true);

    private static IEnumerable<GroupRow> Groups()
    {
        yield return new GroupRow(0, SubjectKind.Citizen, "all", "all", "all citizens");
        string[] groups = ["A", "B", "C"];
        string[] bands = ["0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65-79", "80+"];
        int number = 1;
        foreach (string group in groups)
        {
            yield return new GroupRow(number++, SubjectKind.Citizen, "group", group, $"group {group}");
        }
        foreach (string band in bands)
        {
            yield return new GroupRow(number++, SubjectKind.Citizen, "age_band", band, $"aged {band}");
        }
        for (int decile = 1; decile <= 10; decile++)
        {
            yield return new GroupRow(number++, SubjectKind.Citizen, "income_decile", $"{decile}",
                $"income decile {decile}");
        }
        yield return new GroupRow(Officials, SubjectKind.Official, "all", "all", "all officials");
    }
}
