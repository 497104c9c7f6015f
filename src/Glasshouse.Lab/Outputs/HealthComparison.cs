using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Outputs;

/// <summary>Shipped regimes against an infection side by side: one row a switch, one column a regime.</summary>
public static class HealthComparison
{
    private const string None = "-";

    private static readonly ImmutableArray<(string Name, Func<HealthRules, string> Of)> Switches =
    [
        ("carried by", rules => Figures.Share(rules.UptakeShare)),
        ("symptoms declared by", rules => Figures.Share(rules.DeclaredShare)),
        ("result of a test", rules => $"after {Days(rules.TestDelayDays)}"),
        ("a test is right of", rules => $"{Figures.Share(rules.TestSensitivity)} with the infection, "
            + $"{Figures.Share(rules.TestSpecificity)} without"),
        ("a case stays at home", rules => Days(rules.IsolationDays)),
        ("tracing", rules => rules.Tracing is { } tracing
            ? $"{Figures.Share(tracing.FoundShare)} of contacts"
                + $"{(tracing.VenuesOnly ? " at venues" : "")}{(tracing.NeedsBothPhones ? ", both with a phone" : "")}"
            : None),
        ("a contact stays at home", rules => rules.Tracing is { } tracing ? Days(tracing.QuarantineDays) : None),
        ("code", rules => rules.Code is { } code
            ? $"yellow {Days(code.YellowDays)}, red {Days(code.RedDays)}" : None),
        ("gates", rules => rules.Gates.Length == 0 ? None
            : string.Join(", ", rules.Gates.Select(gate => Spelling.Of(gate.Venue)))),
        ("another's code is shown by", rules => rules.Gates.Any(gate => gate.BorrowedShare > 0)
            ? Figures.Share(rules.Gates.Max(gate => gate.BorrowedShare)) + " of those kept out" : None),
        ("thermometer", rules => rules.Gates.Any(gate => gate.FeverSensitivity > 0) ? "yes" : "no"),
        ("scans written down", rules => rules.Gates.Any(gate => gate.Logged) ? "yes" : "no"),
        ("platforms", rules => rules.Platforms.Length == 0 ? None
            : string.Join(", ", rules.Platforms.Select(platform => Spelling.Of(platform.Name)
                + (platform.Continues ? " (goes on)" : "")))),
        ("names lie with the authority", rules => rules.Central ? "yes" : "no"),
        ("kept for", rules => Days(rules.RetentionDays)),
        ("handed to the police", rules => rules.Platforms.Any(platform => platform.PoliceShare > 0) ? "yes" : "no"),
        ("seen by employers", rules => rules.Code is { SeenByEmployers: true } ? "yes" : "no"),
    ];

    /// <summary>The table; the one without rules is left out.</summary>
    public static Listing Table()
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        Regime[] regimes =
        [
            .. Shipped.HealthRegimes.Select(name => RegimeReader.Read(texts, name, catalogue))
                .Where(regime => regime.Health is not null),
        ];
        return new Listing(
            ["switch", .. regimes.Select(regime => regime.Name)],
            [
                ["label", .. regimes.Select(regime => Spelling.Of(regime.Label))],
                .. Switches.Select(one => (string[])[one.Name, .. regimes.Select(regime => one.Of(regime.Health!))]),
            ]);
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
