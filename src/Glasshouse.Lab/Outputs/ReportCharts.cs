using Glasshouse.Lab.Charts;

namespace Glasshouse.Lab.Outputs;

/// <summary>The charts of a report, each with its table. Charts that are to be compared share a scale.</summary>
internal sealed class ReportCharts(ReportModel model)
{
    private static readonly string[] OverTimeMeasures =
    [
        "violations_per_1000_year", "sanctioned_share", "wrongly_sanctioned_share", "trust_generalised_share",
        "sensitive_expression_rate", "loan_approval_share", "thin_file_approval_share", "support_share",
    ];

    private static readonly string[] InfectionMeasures =
    [
        "infections", "attack_share", "in_hospital_per_1000", "confined_share", "locked_down_share",
        "gate_refusals_per_1000_day",
    ];

    private static readonly (string Dimension, string Words)[] Dimensions =
    [
        ("group", "by group"), ("income_decile", "by income decile"), ("age_band", "by age"),
    ];

    /// <summary>Acts that happened beside records on file, an arm a chart.</summary>
    public Markup TruthBesideFile()
    {
        Scale scale = Scale.Round(model.Arms.SelectMany(arm => arm.Figures.Over("acts_per_1000_year")
            .Concat(arm.Figures.Over("records_per_1000_year"))).Select(point => point.Value).Append(0));
        return Markup.Join(model.Arms.Select((arm, place) => new LineChart
        {
            Words = new ChartWords($"truth-{place}", $"{Called(arm)}: acts and records",
                $"Per 1,000 people a year. {Ends(arm, "acts_per_1000_year")} {Ends(arm, "records_per_1000_year")}",
                Caveat(arm)),
            Series =
            [
                new LineSeries("true acts", Tone.Truth, arm.Figures.Over("acts_per_1000_year")),
                new LineSeries("records", Tone.File, arm.Figures.Over("records_per_1000_year")),
            ],
            Values = scale,
            Marks = model.Events,
        }.Figure("per 1,000 people a year")));
    }

    public ChartTable MonthTable()
    {
        string[] columns = [.. model.Arms.SelectMany(arm => (string[])
            [$"{arm.Name}: acts", $"{arm.Name}: records", $"{arm.Name}: wrong records"])];
        IEnumerable<TruthAndFile> months = model.Arms
            .SelectMany(arm => arm.Figures.Months).DistinctBy(month => month.Month).OrderBy(month => month.FirstDay);
        return new ChartTable(
            "Truth beside file, by month; acts and records per 1,000 people a year",
            ["Month", .. columns],
            [.. months.Select(month => (string[])
                [month.Month, .. model.Arms.SelectMany(arm => MonthCells(arm, month.Month))])]);
    }

    /// <summary>The measures that move, a chart each, an arm a line.</summary>
    public Markup OverTime() => Lines(OverTimeMeasures, Ends);

    /// <summary>How an infection went and what was done against it; nothing where nobody was infected.</summary>
    public Markup Infection() => model.Arms.Any(arm => arm.Figures.Over("infections").Count > 0)
        ? Lines(InfectionMeasures, Peak)
        : new Markup();

    private Markup Lines(string[] measures, Func<ReportArm, string, string> say) => Markup.Join(measures
        .Where(measure => model.Arms.Any(arm => arm.Figures.Over(measure).Count > 0))
        .Select(measure =>
        {
            MeasureGuide guide = MeasureGuide.Of(measure);
            return new LineChart
            {
                Words = new ChartWords($"time-{measure}", guide.Words,
                    "One line an arm. "
                        + string.Join(' ', model.Arms.Select(arm => $"{arm.Name}: {say(arm, measure)}")),
                    Caveat()),
                Series = [.. model.Arms.Select((arm, place) =>
                    new LineSeries(arm.Name, ChartStyle.OfArm(place), arm.Figures.Over(measure)))],
                Unit = guide.Unit,
                Marks = model.Events,
            }.Figure(ReadingOf(guide));
        }));

    /// <summary>Sanctioned share by province, a map for each arm that sanctions anybody.</summary>
    public Markup Maps()
    {
        ReportArm[] arms = [.. model.Arms.Where(arm => arm.Figures.Provinces.Any(tile => tile.Value > 0))];
        Scale classes = TileMap.ClassesOf(arms.SelectMany(arm => arm.Figures.Provinces).Select(tile => tile.Value));
        return Markup.Join(arms.Select((arm, place) => new TileMap
        {
            Words = new ChartWords($"map-{place}", $"{Called(arm)}: sanctioned by province",
                MapWords(arm), Caveat(arm)),
            Tiles = arm.Figures.Provinces,
            Values = classes,
        }.Figure("on the last day; squares, not a map")));
    }

    /// <summary>Who is sanctioned, and who by mistake, by group, income and age.</summary>
    public Markup Breakdowns() => Markup.Join(Dimensions.SelectMany(dimension => (Markup[])
    [
        Breakdown(dimension, "sanctioned_share"), Breakdown(dimension, "wrongly_sanctioned_share"),
    ]));

    /// <summary>What officials truly reached beside what they reported.</summary>
    public Markup Officials()
    {
        ReportArm[] arms = [.. model.Arms.Where(arm => arm.Figures.Over("directive_reported_mean").Count > 0)];
        MeasureGuide guide = MeasureGuide.Of("directive_true_mean");
        Scale scale = Scale.Round(arms.SelectMany(arm => arm.Figures.Over("directive_true_mean")
            .Concat(arm.Figures.Over("directive_reported_mean"))).Select(point => point.Value));
        return Markup.Join(arms.Select((arm, place) => new LineChart
        {
            Words = new ChartWords($"officials-{place}", $"{Called(arm)}: reported and true",
                $"{Ends(arm, "directive_true_mean")} {Ends(arm, "directive_reported_mean")}", Caveat(arm)),
            Series =
            [
                new LineSeries("truly reached", Tone.Truth, arm.Figures.Over("directive_true_mean")),
                new LineSeries("reported", Tone.File, arm.Figures.Over("directive_reported_mean")),
            ],
            Unit = guide.Unit,
            Values = scale,
            Marks = model.Events,
        }.Figure("mean over offices, of the centre's order")));
    }

    public Markup Life(PersonStory story) => new LifeLanes
    {
        Words = new ChartWords("life", story.Name,
            $"{story.Lines.Count} dated events under {story.Arm}, {story.TwinLines.Count} of the twin.", Caveat()),
        Lanes = story.Lanes,
        Days = model.Days,
    }.Figure(story.TwinArm.Length == 0
        ? $"under {story.Arm}"
        : $"the same person under {story.Arm} and under {story.TwinArm}");

    private Markup Breakdown((string Dimension, string Words) by, string measure)
    {
        (ReportArm Arm, Tone Tone)[] arms = [.. model.Arms
            .Select((arm, place) => (arm, ChartStyle.OfArm(place)))
            .Where(pair => Of(pair.arm, by.Dimension, measure).Any(figure => figure.Value > 0))];
        if (arms.Length == 0)
        {
            return new Markup();
        }
        MeasureGuide guide = MeasureGuide.Of(measure);
        string[] labels = [.. Of(arms[0].Arm, by.Dimension, measure).Select(figure => figure.Label)];
        return new BarChart
        {
            Words = new ChartWords($"by-{by.Dimension}-{measure}", $"{guide.Words}, {by.Words}",
                $"One bar an arm for each of {labels.Length} groups, at the last month's end.", Caveat()),
            Series = [.. arms.Select(pair => (pair.Arm.Name, pair.Tone))],
            Rows = [.. labels.Select(label => new BarRow(label,
                [.. arms.Select(pair => ValueOf(pair.Arm, by.Dimension, measure, label))]))],
            Unit = guide.Unit,
            RowHeading = "Group",
        }.Figure(ReadingOf(guide));
    }

    private static IEnumerable<GroupFigure> Of(ReportArm arm, string dimension, string measure) =>
        arm.Figures.Groups.Where(figure => figure.Dimension == dimension && figure.Measure == measure);

    private static double ValueOf(ReportArm arm, string dimension, string measure, string label) =>
        Of(arm, dimension, measure).FirstOrDefault(figure => figure.Label == label)?.Value ?? double.NaN;

    private static string[] MonthCells(ReportArm arm, string name)
    {
        TruthAndFile? month = arm.Figures.Months.FirstOrDefault(month => month.Month == name);
        return
        [
            Figures.Number(month?.ActsPer1000Year), Figures.Number(month?.RecordsPer1000Year),
            Figures.Share(month?.WrongfulRecordShare),
        ];
    }

    /// <summary>What the picture shows, for those who hear it: where a line begins and ends.</summary>
    private static string Ends(ReportArm arm, string measure)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        IReadOnlyList<(double Day, double Value)> points = arm.Figures.Over(measure);
        return points.Count == 0
            ? $"{guide.Words}: no figures."
            : $"{guide.Words}: {Figures.Of(guide.Unit, points[0].Value)} at first, "
                + $"{Figures.Of(guide.Unit, points[^1].Value)} at the end.";
    }

    /// <summary>The same of a line that rises and falls: where it is highest.</summary>
    private static string Peak(ReportArm arm, string measure)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        IReadOnlyList<(double Day, double Value)> points = arm.Figures.Over(measure);
        if (points.Count == 0)
        {
            return $"{guide.Words}: none.";
        }
        (double day, double most) = points.MaxBy(point => point.Value);
        return $"{guide.Words}: at most {Figures.Of(guide.Unit, most)}, about day {Figures.Count((long)day)}.";
    }

    private static string MapWords(ReportArm arm)
    {
        Tile most = arm.Figures.Provinces.MaxBy(tile => tile.Value)!;
        Tile least = arm.Figures.Provinces.MinBy(tile => tile.Value)!;
        return $"Most in {most.Name} ({Figures.Share(most.Value)}), least in {least.Name} "
            + $"({Figures.Share(least.Value)}).";
    }

    private static string ReadingOf(MeasureGuide guide) => guide.Reading switch
    {
        Reading.Truth => "what is true",
        Reading.File => "what is on file",
        _ => "file held against truth",
    };

    private static string Called(ReportArm arm) => arm.IsHypothetical ? $"{arm.Name} (hypothetical)" : arm.Name;

    private static string Caveat(ReportArm arm) =>
        arm.IsHypothetical ? $"{arm.Name}: a hypothetical regime." : "";

    private string Caveat()
    {
        string[] names = [.. model.Arms.Where(arm => arm.IsHypothetical).Select(arm => arm.Name)];
        return names.Length == 0 ? "" : $"{string.Join(", ", names)}: hypothetical.";
    }
}
