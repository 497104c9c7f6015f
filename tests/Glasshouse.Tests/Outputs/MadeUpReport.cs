using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;

namespace Glasshouse.Tests.Outputs;

/// <summary>A report over made-up arms, with every part filled in.</summary>
internal static class MadeUpReport
{
    private static readonly (string Name, string Label, double Harshness)[] Arms =
    [
        ("none", "comparator", 0), ("blacklist-state", "documented", 0.6), ("integrated-score", "hypothetical", 2),
    ];

    /// <summary>Runs the arms into a folder and gathers their report.</summary>
    public static ReportModel Write(RunFolder top, int days)
    {
        var arms = new List<ReportArm>();
        foreach ((string name, string label, double harshness) in Arms)
        {
            RunFolder folder = top.CreateArm(name);
            MadeUpRun.Write(folder, days, RecordDetail.Full, harshness, name, label);
            arms.Add(ReportArm.Read(folder));
        }
        return new ReportModel
        {
            Title = "First look",
            Question = "What does a score on every citizen buy, what does it cost, and who pays for it?",
            NationLabel = "Netherlands-like (synthetic)",
            Citizens = 100_000,
            Days = days,
            Seed = 1,
            ProgramVersion = "0.1.0",
            Arms = arms,
            Events = [new MarkedDay(60, "more cameras")],
            Sentences =
            [
                new("What it bought", "Under integrated-score there were 9.5% fewer offences than under none: 380 "
                    + "instead of 420 per 1,000 people a year."),
                new("What it cost", "One record in twelve was wrong, and 6.1% of people spent the last day sanctioned "
                    + "for something they had not done."),
                new("To whom", "The poorest tenth was sanctioned 1.9 times as often as the richest, and group C 1.4 "
                    + "times as often as group A."),
                new("How many lives differ", "41,212 of 100,000 lives went another way than they would have gone "
                    + "without the score."),
            ],
            Story = Story(),
            Notes =
            [
                "Error rates of channels are estimated where a study gives them and assumed where none does.",
                "Tiles stand for provinces; they are no map, and nothing here is measured in a real place.",
            ],
            Command = "glasshouse run first-look --seed 1 --citizens 100000 --days 365",
        };
    }

    public static PersonStory Story() => new()
    {
        Name = "Citizen 4,711",
        Introduction = "Aged 34, income decile 3, group C. Did nothing that any rule forbids in all 365 days; looks "
            + "more like other people than most do.",
        Arm = "integrated-score",
        TwinArm = "none",
        Lines =
        [
            new(72, "a camera takes somebody else's ride without a ticket for theirs (record 20,114)"),
            new(73, "rule fare-evasion: 50 points; 1,000 falls to 950"),
            new(91, "rule fare-evasion again; 950 falls to 880, band C; no flights, no fast trains"),
            new(104, "refused a seat on a fast train"),
            new(140, "files an appeal"),
            new(203, "appeal granted; 880 returns to 1,000; sanctions end"),
        ],
        TwinLines = [new(104, "takes the fast train"), new(160, "takes out a loan")],
        Lanes =
        [
            new("On file", [], [new(72, "wrong record", Tone.File), new(91, "wrong record", Tone.File)]),
            new("Sanctioned", [new(92, 203, "no flights, no fast trains", Tone.Loss)], []),
            new("Appeal", [new(140, 203, "waiting", Tone.Quiet)], [new(203, "granted", Tone.Gain)]),
            new("Lost", [], [new(104, "train refused", Tone.Loss)]),
            new("The twin", [], [new(104, "takes the train", Tone.Truth), new(160, "borrows", Tone.Truth)]),
        ],
    };
}
