using System.Globalization;
using System.Resources;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Web.Now;

/// <summary>
/// Names of measures in the reader's language: English as the measures' own guide has them, Dutch from
/// MeasureNames.nl.resx under the measure's name, without the band, list or colour of those that are one of each.
/// </summary>
public static class MeasureNames
{
    private static readonly ResourceManager Translated = new(typeof(MeasureNames));

    public static string Of(string measure)
    {
        int colon = measure.IndexOf(':', StringComparison.Ordinal);
        return Known(measure)
            ?? (colon > 0 && Known(measure[..colon]) is { } family
                ? $"{family}: {Spelling.Plain(measure[(colon + 1)..])}"
                : MeasureGuide.Of(measure).Words);
    }

    /// <summary>What the name of a guide's measure is known by: bands, lists and colours left out.</summary>
    public static string KeyOf(MeasureGuide guide) => guide.Measure.Split(":<")[0];

    private static string? Known(string key) =>
        Translated.GetResourceSet(CultureInfo.CurrentUICulture, createIfNotExists: true, tryParents: false)
            ?.GetString(key)
        ?? MeasureGuide.All.FirstOrDefault(guide => KeyOf(guide) == key)?.Words;
}
