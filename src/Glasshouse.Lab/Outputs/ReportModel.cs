using Glasshouse.Lab.Charts;
using Glasshouse.Model;

namespace Glasshouse.Lab.Outputs;

/// <summary>Everything a report says. Figures come from run folders, words from whoever writes the summary.</summary>
public sealed record ReportModel
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    /// <summary>Such as "Netherlands-like (synthetic)".</summary>
    public required string NationLabel { get; init; }

    public required int Citizens { get; init; }

    public required int Days { get; init; }

    public required long Seed { get; init; }

    public required string ProgramVersion { get; init; }

    /// <summary>Arms in the order of the scenario; the first is what the others are held against.</summary>
    public required IReadOnlyList<ReportArm> Arms { get; init; }

    /// <summary>What the first screen answers.</summary>
    public ReportTopic Topic { get; init; }

    /// <summary>Plain sentences with numbers, four or five.</summary>
    public IReadOnlyList<PlainSentence> Sentences { get; init; } = [];

    /// <summary>Dated events, marked on the charts over time.</summary>
    public IReadOnlyList<MarkedDay> Events { get; init; } = [];

    /// <summary>What arms with unlike behaviours differ by besides their rules; a sentence each.</summary>
    public IReadOnlyList<string> Unshared { get; init; } = [];

    public PersonStory? Story { get; init; }

    /// <summary>How the arms are set: regimes, switches, settings, dated events; a line each.</summary>
    public IReadOnlyList<string> ArmSettings { get; init; } = [];

    /// <summary>What is assumed rather than known.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The command that makes the same figures again.</summary>
    public required string Command { get; init; }
}

/// <summary>One arm of a report.</summary>
public sealed record ReportArm
{
    public required string Name { get; init; }

    /// <summary>Regimes in force, in order of time.</summary>
    public required IReadOnlyList<RegimeNote> Regimes { get; init; }

    public required ArmFigures Figures { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Completed;

    public int DaysDone { get; init; }

    public string? StateHash { get; init; }

    public bool IsHypothetical => Regimes.Any(regime => regime.Label == "hypothetical");

    /// <summary>Reads an arm from its run folder.</summary>
    public static ReportArm Read(RunFolder folder)
    {
        RunRecord record = folder.ReadRecord();
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        return new ReportArm
        {
            Name = record.Arm,
            Regimes = record.Regimes,
            Figures = ArmFigures.Read(database, record.DaysDone),
            Status = record.Status,
            DaysDone = record.DaysDone,
            StateHash = record.StateHash,
        };
    }
}

/// <summary>A sentence with numbers and the two or three words it stands under.</summary>
public sealed record PlainSentence(string Heading, string Text);

/// <summary>One synthetic person's story, with the twin of another arm beside it.</summary>
public sealed record PersonStory
{
    /// <summary>Such as "Citizen 4,711".</summary>
    public required string Name { get; init; }

    /// <summary>Who this is, in a sentence or two.</summary>
    public required string Introduction { get; init; }

    public required string Arm { get; init; }

    public required string TwinArm { get; init; }

    public required IReadOnlyList<StoryLine> Lines { get; init; }

    public required IReadOnlyList<StoryLine> TwinLines { get; init; }

    /// <summary>The same story as a drawing; may be empty.</summary>
    public IReadOnlyList<LifeLane> Lanes { get; init; } = [];
}

/// <summary>What happened to a person on a day.</summary>
public sealed record StoryLine(int Day, string Text);
