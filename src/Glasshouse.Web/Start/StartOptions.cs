using System.Collections.Immutable;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Microsoft.AspNetCore.Http;

namespace Glasshouse.Web.Start;

/// <summary>What may be chosen for a run before it starts; ranges and meanings come from the model itself.</summary>
public static class StartOptions
{
    /// <summary>Begins the form's name of a parameter.</summary>
    public const string SliderPrefix = "set.";

    /// <summary>The form's names of the tick and of the slider for appeals.</summary>
    public const string AppealsTick = "appeals";
    public const string AppealsSlider = "appeals.accuracy";

    private static readonly string[] Chosen =
    [
        "observations.cameras_per_1000", "observations.false_record_ratio", "observations.exposures_per_year",
        "appeals.recognised_without_reasons_share", "beliefs.chilling_weight", "acts.choice_noise",
    ];

    private static readonly Lazy<EvidencedParameters> Shipped =
        new(() => ParametersReader.Read(InputTexts.FromShippedAndDisk()));

    /// <summary>Parameters that many a question turns on, as they are shipped.</summary>
    public static IEnumerable<Evidence> Sliders => Chosen.Select(path => Shipped.Value.Evidence[path]);

    /// <summary>How often a decision on an appeal is right, as the schema of regimes has it.</summary>
    public static QuantityAttribute AppealAccuracy { get; } =
        RecordShape.Of(typeof(AppealRule)).Find("accuracy")!.Quantity!;

    /// <summary>How often decisions on appeals are to be right; null for as often as the regime says.</summary>
    /// <exception cref="BadInputException">It is no number within the range.</exception>
    public static double? Appeals(IFormCollection form) => form[AppealsTick] != "yes" ? null
        : double.TryParse(form[AppealsSlider], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= AppealAccuracy.Least && value <= AppealAccuracy.Most
            ? value
            : throw new BadInputException(
                AppealsSlider, "out-of-range",
                $"is {form[AppealsSlider]}; allowed are {Quantities.Text(AppealAccuracy.Least)} to "
                + Quantities.Text(AppealAccuracy.Most));

    /// <summary>Paths of all parameters.</summary>
    public static IEnumerable<string> Paths => Shipped.Value.Evidence.Keys;

    /// <summary>A step of which a slider has some hundreds, and on which shipped values lie.</summary>
    public static double StepOf(Evidence slider) =>
        Math.Pow(10, Math.Floor(Math.Log10((slider.Most - slider.Least) / 100)));

    /// <summary>What a form asks for; a slider that stands where it was changes nothing.</summary>
    /// <exception cref="BadInputException">A field holds no number.</exception>
    public static RunOverrides Read(IFormCollection form) => new()
    {
        Citizens = Number(form, "citizens"),
        Days = Number(form, "days"),
        Seed = form["seed"] is [{ Length: > 0 } seed] && long.TryParse(
            seed, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw NoNumber("seed"),
        Regime = form["regime"].ToString() is { Length: > 0 } regime ? regime : null,
        Set = [.. Moved(form), .. Lines(form["more"].ToString())],
    };

    private static IEnumerable<string> Moved(IFormCollection form) => Sliders
        .Select(slider => (slider.Path, slider.Value, Given: form[SliderPrefix + slider.Path].ToString()))
        .Where(slider => slider.Given.Length > 0 && !(double.TryParse(
            slider.Given, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value == slider.Value))
        .Select(slider => $"{slider.Path}={slider.Given}");

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static int Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw NoNumber(field);

    private static BadInputException NoNumber(string field) =>
        new(field, "wrong-type", "is no whole number within range");
}
