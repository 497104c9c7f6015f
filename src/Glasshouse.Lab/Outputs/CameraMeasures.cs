using System.Collections.Immutable;

namespace Glasshouse.Lab.Outputs;

/// <summary>How measures of cameras that match faces are shown.</summary>
internal static class CameraMeasures
{
    /// <summary>What stands on the first screen where a scenario is about cameras.</summary>
    public static string[] Headline =>
    [
        "camera_alerts_per_1000_day", "camera_false_alerts_per_1000_day", "camera_alert_precision",
        "camera_alerts_lapsed_share", "camera_stops_per_1000_day", "camera_wrongful_stops_per_1000_day",
        "camera_stop_precision", "faces_matched_per_person_day", "observations_per_person_day",
    ];

    public static ImmutableArray<MeasureGuide> Known { get; } =
    [
        new("faces_matched_per_person_day", "Faces matched against the list, per person and day", Unit.Number,
            Reading.File, true),
        new("camera_alerts_per_1000_day", "Alerts per 1,000 people and day", Unit.Number, Reading.File, true),
        new("camera_false_alerts_per_1000_day", "Alerts about somebody else, per 1,000 people and day", Unit.Number,
            Reading.Both, true),
        new("camera_alert_precision", "Alerts that are about the person seen", Unit.Share, Reading.Both, true)
        {
            WeighedBy = "camera_alerts_per_1000_day",
        },
        new("camera_alerts_lapsed_share", "Alerts that no operator came to", Unit.Share, Reading.File, true)
        {
            WeighedBy = "camera_alerts_per_1000_day",
        },
        new("camera_stops_per_1000_day", "People stopped per 1,000 and day", Unit.Number, Reading.File, true)
        {
            IsNoughtWithout = true,
        },
        new("camera_wrongful_stops_per_1000_day", "People wrongly stopped per 1,000 and day", Unit.Number,
            Reading.Both, true)
        {
            IsNoughtWithout = true,
        },
        new("camera_stop_precision", "Stops of somebody rightly listed", Unit.Share, Reading.Both, true)
        {
            WeighedBy = "camera_stops_per_1000_day",
        },
    ];
}
