using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Web.Regimes;

/// <summary>One rule in a sentence, and the line that says so.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Words">What it does.</param>
/// <param name="Line">Line of the regime's own file; 0 where another file says so.</param>
public sealed record RuleSentence(string Name, string Words, int Line);

/// <summary>The rules of a regime as sentences.</summary>
public static class RegimeWords
{
    /// <summary>What records do in a system.</summary>
    public static IEnumerable<RuleSentence> Rules(RegimeReading reading, RegimeSystem system, string key) =>
        system.Rules.Select(rule => new RuleSentence(
            rule.Id,
            $"{WhatIsDone(reading, rule.On)}: {Effect(rule)}{Limits(rule)}.",
            LineOf(reading, $"{key}.rules.{rule.Id}")));

    /// <summary>Bands and lists of a system, and what follows from them.</summary>
    public static IEnumerable<RuleSentence> Standings(RegimeReading reading, RegimeSystem system, string key) =>
        system.Bands.Select(band => new RuleSentence(
                band.Name, $"from {band.From} points: {Consequences(band.Consequences)}.",
                LineOf(reading, $"{key}.bands.{band.Name}")))
            .Concat(system.Lists.Select(list => new RuleSentence(
                list.Name,
                $"{Spelling.Of(list.Colour)} list, {list.StayDays} days"
                    + (list.EndsOnPayment ? " or until what is owed is paid" : "")
                    + $": {Consequences(list.Consequences)}.",
                LineOf(reading, $"{key}.lists.{list.Name}"))));

    private static int LineOf(RegimeReading reading, string path) =>
        reading.PlaceOf(path) is { } place && place.File == reading.File ? place.Line : 0;

    private static string WhatIsDone(RegimeReading reading, string behaviour) =>
        reading.Catalogue.FirstOrDefault(one => one.Id == behaviour)?.Meaning.TrimEnd('.') ?? Spelling.Plain(behaviour);

    private static string Effect(RecordRule rule) => rule switch
    {
        { Points: { } points } => Points(points),
        { Discretion: { } range } =>
            $"{Points(range.Least)} to {Points(range.Most)}, as the local office chooses",
        { SetBand: { } band } => $"falls into band {band}",
        { List: { } list } => $"is entered on {Spelling.Plain(list)}",
        _ => "nothing",
    };

    private static string Limits(RecordRule rule) => string.Concat(
        rule.AppliedShare < 1 ? $", on {Figures.Share(rule.AppliedShare)} of such records" : "",
        rule.MunicipalityShare < 1 ? $", in {Figures.Share(rule.MunicipalityShare)} of municipalities" : "",
        rule.CapPerYear is { } cap ? $", {cap} points a year at most" : "",
        rule.ExpiresDays is { } days ? $", undone after {days} days" : "");

    private static string Points(int points) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(points < 0 ? "−" : "+")}{Math.Abs(points)} {(points is 1 or -1 ? "point" : "points")}");

    private static string Consequences(IReadOnlyCollection<Consequence> consequences) => consequences.Count == 0
        ? "nothing follows"
        : string.Join(", ", consequences.Select(one => Spelling.Plain(Spelling.Of(one))));
}
