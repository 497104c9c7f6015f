using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What a user changes of a scenario for one run, as options of the command line.</summary>
public sealed record RunOverrides
{
    public static RunOverrides None { get; } = new();

    public long? Seed { get; init; }

    public int? Days { get; init; }

    public int? Citizens { get; init; }

    /// <summary>One regime instead of all arms.</summary>
    public string? Regime { get; init; }

    public string? Health { get; init; }

    /// <summary>Parameters, each as <c>path=value</c>. They hold in every arm, whatever the arm sets.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>A file of parameters (<see cref="ParameterSet"/>); what is set by itself goes before it.</summary>
    public string? Parameters { get; init; }

    /// <summary><c>summary</c>, <c>cohort:N</c> or <c>full</c>.</summary>
    public string? Record { get; init; }

    /// <summary>Numbers that an option allows: "are 0 to 4294967295 (seed)"; null where it takes none.</summary>
    public static string? Allowed(string option) => option switch
    {
        "--seed" => Quantities.Range(typeof(Scenario), nameof(Scenario.Seed)),
        "--days" => Quantities.Range(typeof(Scenario), nameof(Scenario.Days)),
        "--citizens" => Quantities.Range(typeof(NationChoice), nameof(NationChoice.Citizens)),
        _ => null,
    };

    /// <summary>The options again, each after a space, for a command that changes one parameter more.</summary>
    /// <param name="parameter">The parameter, whose own setting is left out.</param>
    public string Words(string parameter)
    {
        (string Option, object? Value)[] options =
        [
            ("--seed", Seed), ("--days", Days), ("--citizens", Citizens), ("--regime", Regime), ("--health", Health),
            ("--record", Record), ("--parameters", Parameters),
        ];
        IEnumerable<string> set = Set
            .Where(assignment => !assignment.Split('=')[0].Trim().Equals(parameter, StringComparison.Ordinal))
            .Select(assignment => $" --set {Quoted(assignment)}");
        return string.Concat(options
            .Where(option => option.Value is not null)
            .Select(option => string.Create(
                CultureInfo.InvariantCulture, $" {option.Option} {Quoted($"{option.Value}")}"))
            .Concat(set));
    }

    private static string Quoted(string word) =>
        word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;

    /// <summary>The scenario with the overrides in it; what is wrong with them is added to the findings.</summary>
    public Scenario ApplyTo(Scenario scenario, Findings findings)
    {
        Check<Scenario>("--seed", nameof(Scenario.Seed), Seed, findings);
        Check<Scenario>("--days", nameof(Scenario.Days), Days, findings);
        Check<NationChoice>("--citizens", nameof(NationChoice.Citizens), Citizens, findings);
        ImmutableSortedDictionary<string, double> set = ParameterValues(findings);
        int days = Days ?? scenario.Days;
        // A run that is cut short does not reach the later events; a file that dates events after its own end is
        // refused, but that is a slip of the file and not of this option.
        ImmutableArray<TimelineEvent> Reached(ImmutableArray<TimelineEvent> timeline) =>
            days < scenario.Days ? [.. timeline.Where(happening => happening.Day < days)] : timeline;
        return scenario with
        {
            Seed = Seed ?? scenario.Seed,
            Days = days,
            Nation = scenario.Nation is { } nation ? nation with { Citizens = Citizens ?? nation.Citizens } : null!,
            Regime = Regime ?? scenario.Regime,
            Health = Health ?? scenario.Health,
            Set = scenario.Set.SetItems(set),
            Timeline = Reached(scenario.Timeline),
            Record = RecordChoice(scenario.Record, findings),
            Arms = Regime is not null ? [] :
            [
                .. scenario.Arms.Select(arm => arm with
                {
                    Health = Health ?? arm.Health,
                    Set = arm.Set.RemoveRange(set.Keys),
                    Timeline = Reached(arm.Timeline),
                }),
            ],
        };
    }

    private ImmutableSortedDictionary<string, double> ParameterValues(Findings findings)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var place = new Place("--set", 0, 0);
        foreach (string assignment in Set)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            string path = equals < 0 ? assignment : assignment[..equals].Trim();
            var word = new YamlScalar(place, equals < 0 ? "" : assignment[(equals + 1)..].Trim(), IsPlain: true);
            if (ScalarReader.RealNumber(word) is not { } value)
            {
                findings.Refuse(place, "wrong-type", $"{assignment} is no assignment; expected path=number");
            }
            else if (ParameterPaths.Complaint(path, value, out string code) is { } complaint)
            {
                findings.Refuse(place, code, $"{path} {complaint}");
            }
            else if (!values.TryAdd(path, value))
            {
                findings.Refuse(place, "doubled-key", $"{path} is given twice");
            }
        }
        ParameterSet? file = Parameters is null ? null : ParameterSet.Read(Parameters, findings);
        foreach (SetNumber number in file?.Parameters ?? [])
        {
            values.TryAdd(number.Path, number.Value);
        }
        return values.ToImmutable();
    }

    private RecordChoice RecordChoice(RecordChoice choice, Findings findings)
    {
        var place = new Place("--record", 0, 0);
        string[] parts = Record?.Split(':') ?? [];
        switch (parts)
        {
            case []:
                return choice;
            case ["summary"]:
                return choice with { Detail = RecordDetail.Summary };
            case ["full"]:
                return choice with { Detail = RecordDetail.Full };
            case ["cohort"]:
                return choice with { Detail = RecordDetail.Cohort };
            case ["cohort", string size] when int.TryParse(
                size, NumberStyles.None, CultureInfo.InvariantCulture, out int cohort):
                Check<RecordChoice>("--record", nameof(Model.RecordChoice.Cohort), cohort, findings);
                return choice with { Detail = RecordDetail.Cohort, Cohort = cohort };
            default:
                findings.Refuse(place, "unknown-name", $"is {Record}; allowed are summary, cohort:N and full");
                return choice;
        }
    }

    private static void Check<TRecord>(string option, string property, double? value, Findings findings)
    {
        if (value is { } given && Quantities.Complaint(typeof(TRecord), property, given) is { } complaint)
        {
            findings.Refuse(new Place(option, 0, 0), "out-of-range", complaint);
        }
    }
}
