using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Runs;

/// <summary>Sentences of a scenario about cameras: whom they find, and whom they take for somebody else.</summary>
public static class CameraWords
{
    private static readonly string[] GroupLabels = ["group A", "group B", "group C"];

    public static IReadOnlyList<PlainSentence> Of(IReadOnlyList<ReportArm> arms) =>
    [
        new("What it found", Each(arms, "camera_alerts_per_1000_day", "alerts per 1,000 people and day", Alerts)),
        new("Whom it stopped", Each(arms, "camera_stops_per_1000_day", "people stopped per 1,000 and day", Stops)),
        new("To whom", Each(arms, "camera_wrongful_stops_per_1000_day", "wrongly stopped per 1,000 and day", Groups)),
        new("What it took in data", Each(
            arms, "faces_matched_per_person_day", "faces matched per person and day", _ => "")),
    ];

    private static string Each(
        IReadOnlyList<ReportArm> arms, string measure, string what, Func<ReportArm, string> besides)
    {
        string Part(ReportArm arm) => arm.Figures[measure] is null
            ? $"none under {arm.Name}"
            : $"{arm.Figures.Words(measure)} under {arm.Name}{besides(arm)}";
        string text = string.Join("; ", arms.Select(Part));
        return $"{char.ToUpperInvariant(what[0])}{what[1..]}: {text}.";
    }

    private static string Alerts(ReportArm arm) => arm.Figures["camera_alert_precision"] is null
        ? ""
        : $" ({arm.Figures.Words("camera_alert_precision")} of them about the person seen)";

    private static string Stops(ReportArm arm) => arm.Figures["camera_stop_precision"] is null
        ? ""
        : $" ({arm.Figures.Words("camera_stop_precision")} of them rightly)";

    private static string Groups(ReportArm arm) =>
        $" (in the last month {string.Join(", ", GroupLabels.Select(label =>
            $"{label} {arm.Figures.Words("camera_wrongful_stops_per_1000_day", label)}"))})";
}
