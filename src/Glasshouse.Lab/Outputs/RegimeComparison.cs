using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Outputs;

/// <summary>All shipped regimes side by side, switch by switch: one row a switch, one column a regime.</summary>
public static class RegimeComparison
{
    private const string None = "-";

    private static readonly ImmutableArray<(string Name, Func<RegimeSystem, string> Of)> Switches =
    [
        ("observed through", system => Words(system.Channels.Select(one => Spelling.Of(one)))),
        ("contexts observed", system => ""),
        ("known to", system => Share(system.AwarenessShare)),
        ("age", system => system.MinimumAge == 0 ? "any" : $"from {system.MinimumAge}"),
        ("consent", system => system.Consent is { } consent ? $"yes: {Share(consent.UptakeShare)} of the aware" : "no"),
        ("score", system => system.Score is { } score ? $"{score.Floor} to {score.Ceiling}, from {score.Start}" : None),
        ("bands", system => system.Bands.Length == 0 ? None : Words(system.Bands.Select(band => band.Name))),
        ("lists", system => system.Lists.Length == 0 ? None : Words(system.Lists.Select(list => list.Name))),
        ("days before an entry", system => OfLists(
            system, list => list.GraceDays > 0, list => $"{list.GraceDays} of grace")),
        ("entries end by paying", system => OfLists(
            system, list => list.EndsOnPayment, list => $"after {list.RemovalDays} days")),
        ("entries stay longer", system => OfLists(
            system, list => list.OpenEndedShare > 0 || list.ExtensionDays > 0,
            list => $"{Share(list.OpenEndedShare)} open, {Share(list.GraveShare)} by {list.ExtensionDays} days")),
        ("entries are repaired", system => OfLists(
            system, list => list.Repair is not null,
            list => $"from {list.Repair!.AfterDays} days for {list.Repair.Price:0} euro")),
        ("who cannot pay is told apart", system => OfLists(
            system, list => list.Inability is not null, list => Share(list.Inability!.RecognisedShare))),
        ("rules", system => system.Rules.Length.ToString(CultureInfo.InvariantCulture)),
        ("retention", Retention),
        ("yearly caps", system => Count(system, rule => rule.CapPerYear is not null)),
        ("discretion", system => Count(system, rule => rule.Discretion is not null)),
        ("village additions", system => Count(system, rule => rule.MunicipalityShare < 1)),
        ("predicted part", system => system.PredictedTrust is { } part ? $"up to {part.WeightPoints} points" : "no"),
        ("risk ranking", system => system.Ranking is { } ranking ? $"{Share(ranking.SharePerYear)} a year" : "no"),
        ("who reads it", system => system.ReadBy.Length == Enum.GetValues<Reader>().Length
            ? "everybody" : Words(system.ReadBy.Select(one => Spelling.Of(one)))),
        ("association", system => system.Contagion is { } contagion
            ? $"household {Share(contagion.HouseholdShare)}, friends {Share(contagion.FriendsWeight)}" : "no"),
        ("context wall", system => system.ContextWall ? "yes" : "no"),
        ("proportionality cap", system => system.ProportionalityCap is null ? "no" : "yes"),
        ("notice", system => system.Appeal is { } appeal ? (appeal.Notice ? "yes" : "no") : "no appeal"),
        ("reasons", system => system.Appeal is { } appeal ? (appeal.Reasons ? "yes" : "no") : "no appeal"),
        ("review", system => system.Appeal is { } appeal
            ? $"from {appeal.WaitDays} days, right in {Share(appeal.Accuracy)}" : "no appeal"),
        ("contested when wrong", system => system.Appeal is { } appeal
            ? Share(appeal.FiledShareWhenWrong) : "no appeal"),
        ("mended unasked", system => system.Appeal is { AutomaticCorrectionShare: > 0 } appeal
            ? $"{Share(appeal.AutomaticCorrectionShare)} in {appeal.AutomaticDelayDays} days" : "no"),
    ];

    /// <summary>The table for citizens, whom every regime but `none` has a system for.</summary>
    public static Listing OfCitizens()
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        // What is done against an infection has no system for citizens, and other switches.
        IEnumerable<string> names = Shipped.Regimes.Except(Shipped.HealthRegimes);
        Regime[] regimes = [.. names.Select(name => RegimeReader.Read(texts, name, catalogue))];
        return new Listing(
            ["switch", .. regimes.Select(regime => regime.Name)],
            [
                ["label", .. regimes.Select(regime => Spelling.Of(regime.Label))],
                ["systems", .. regimes.Select(SystemsOf)],
                ["lenders see", .. regimes.Select(regime =>
                    Words((regime.Lending ?? LendingRules.Ordinary).Data.Select(one => Spelling.Of(one))))],
                .. Switches.Select(one => (string[])
                [
                    one.Name,
                    .. regimes.Select(regime => regime.Citizens is not { } citizens ? None
                        : one.Name == "contexts observed" ? ContextsOf(citizens, catalogue) : one.Of(citizens)),
                ]),
            ]);
    }

    /// <summary>The switches of one system in words, but for those that a table of regimes alone needs.</summary>
    public static IEnumerable<(string Name, string Words)> Of(RegimeSystem system) =>
        Switches.Select(one => (one.Name, one.Of(system))).Where(one => one.Item2.Length > 0);

    private static string OfLists(RegimeSystem system, Func<ListRule, bool> has, Func<ListRule, string> say)
    {
        string[] said = [.. system.Lists.Where(has).Select(list => $"{list.Name}: {say(list)}")];
        return said.Length == 0 ? "no" : Words(said);
    }

    private static string SystemsOf(Regime regime)
    {
        string[] systems = [.. RegimeChecks.Kinds
            .Where(kind => regime.SystemFor(kind) is not null).Select(RegimeChecks.KeyOf)];
        return systems.Length == 0 ? None : Words(systems);
    }

    private static string ContextsOf(RegimeSystem system, ImmutableArray<Behaviour> catalogue) => Words(catalogue
        .Where(behaviour => system.Rules.Any(rule => rule.On == behaviour.Id) && behaviour.Context is not null)
        .Select(behaviour => Spelling.Of(behaviour.Context!.Value)).Distinct().Order(StringComparer.Ordinal));

    private static string Retention(RegimeSystem system)
    {
        var parts = new List<string>();
        if (system.Score is { ReturnDaysPerPoint: > 0 } score)
        {
            parts.Add($"a point in {score.ReturnDaysPerPoint} days");
        }
        if (system.Score is { YearlyReset: true })
        {
            parts.Add("reset yearly");
        }
        int[] expiries = [.. system.Rules.Select(rule => rule.ExpiresDays).OfType<int>()];
        if (expiries.Length > 0)
        {
            parts.Add($"points {Range(expiries)} days");
        }
        if (system.Lists.Length > 0)
        {
            parts.Add($"lists {Range([.. system.Lists.Select(list => list.StayDays)])} days");
        }
        return parts.Count == 0 ? "for good" : string.Join("; ", parts);
    }

    private static string Range(int[] days) =>
        days.Min() == days.Max() ? $"{days.Min()}" : $"{days.Min()} to {days.Max()}";

    private static string Count(RegimeSystem system, Func<RecordRule, bool> has)
    {
        int rules = system.Rules.Count(has);
        return rules == 0 ? "no" : rules == 1 ? "1 rule" : $"{rules} rules";
    }

    private static string Words(IEnumerable<string> names) => string.Join(", ", names).Replace('_', ' ');

    private static string Share(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)}%";
}
