using System.Globalization;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Lives;

/// <summary>What a line of a life is about.</summary>
public enum StoryKind : byte
{
    Act,
    Record,
    Decision,
    Consequence,
    Appeal,
    Market,
}

/// <summary>One dated sentence of a life.</summary>
/// <param name="Day">Day, from 0.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The sentence.</param>
/// <param name="IsWrongful">Whether it rests on something the subject did not do.</param>
public sealed partial record LifeLine(int Day, StoryKind Kind, string Text, bool IsWrongful)
{
    /// <summary>Whether two lines tell the same, whatever number a run gave the record.</summary>
    public bool TellsTheSame(LifeLine? other) =>
        other is not null && (Day, Kind, IsWrongful) == (other.Day, other.Kind, other.IsWrongful)
        && Numbers().Replace(Text, "record") == Numbers().Replace(other.Text, "record");

    [GeneratedRegex(@"record \d+")]
    private static partial Regex Numbers();
}

/// <summary>Tells a life in plain sentences, each decision with rule, record, and the act behind it or none.</summary>
public sealed class LifeStory
{
    private readonly Life _life;
    private readonly Dictionary<long, RecordRow> _records;

    public LifeStory(Life life)
    {
        _life = life;
        _records = life.Records.ToDictionary(record => record.RecordId);
        Lines =
        [
            .. life.Acts.Select(Tell)
                .Concat(life.Records.Select(Tell))
                .Concat(life.Decisions.Where(IsTold).Select(Tell))
                .Concat(life.Appeals.SelectMany(Tell))
                .Concat(life.Loans.Select(Tell))
                .Concat(life.Filings.Select(Tell))
                .Concat(life.Inspections.Select(Tell))
                .Concat(life.Stops.Select(Tell))
                .Concat(life.BorrowedCodes.Select(Tell))
                .Concat(CodeChanges().Select(change => Tell(change.Before, change.After)))
                .Concat(Tell(life.Recourse))
                .OrderBy(line => line.Day).ThenBy(line => line.Kind),
        ];
    }

    public IReadOnlyList<LifeLine> Lines { get; }

    /// <summary>
    /// The first sanction that rests on a wrongful record: the day, the sensor, the record, what was lost and how long
    /// until it was undone. Empty where there is none.
    /// </summary>
    public string FirstWrong
    {
        get
        {
            DecisionRow? first = _life.Decisions.Where(decision =>
                decision.Kind == DecisionKind.SanctionStart && decision.RecordId is { } id
                && _records.TryGetValue(id, out RecordRow behind) && behind.Wrongful)
                .Select(decision => (DecisionRow?)decision).FirstOrDefault();
            if (first is not { RecordId: { } record } start)
            {
                return "";
            }
            RecordRow wrong = _records[record];
            string[] lost = [.. _life.Decisions.Where(decision =>
                decision.Kind == DecisionKind.SanctionStart && decision.Day == start.Day)
                .Select(decision => Words(decision.Detail))];
            int? end = lost.Select(sanction => EndOf(start.Day, sanction)).Max();
            bool isOver = !lost.Any(sanction => EndOf(start.Day, sanction) is null);
            bool isUndone = _life.Appeals.Any(appeal =>
                appeal.Outcome == AppealOutcome.Granted && appeal.DecidedDay > start.Day && appeal.DecidedDay <= end);
            bool hasRegimeEnded = _life.Decisions.Any(decision => decision.Kind == DecisionKind.SanctionEnd
                && decision.Day == end && decision.Rule == Ledger.RegimeChange);
            string until = (isOver, isUndone) switch
            {
                (true, _) when hasRegimeEnded => $"It ended on day {end} with the regime.",
                (true, true) => $"It was undone on day {end}, after {end - start.Day} days.",
                (true, false) => $"Nobody undid it; it ran out on day {end}, after {end - start.Day} days.",
                _ => "It was not undone by the last day.",
            };
            return $"On day {wrong.Day} {Source(wrong.Channel)} filed a record of {Words(wrong.Behaviour)}. "
                + $"{TruthOf(wrong)} From day {start.Day + 1}: {string.Join(", ", lost)}. {until}";
        }
    }

    /// <summary>The first line in which two lives differ, or null where they are told alike.</summary>
    public static int? FirstDifference(LifeStory one, LifeStory other)
    {
        if (FirstDifferentLine(one, other) is not { } line)
        {
            return null;
        }
        int here = one.Lines.ElementAtOrDefault(line)?.Day ?? int.MaxValue;
        int there = other.Lines.ElementAtOrDefault(line)?.Day ?? int.MaxValue;
        return Math.Min(here, there);
    }

    /// <summary>Place of the first line in which two lives differ; the shorter may end before it.</summary>
    public static int? FirstDifferentLine(LifeStory one, LifeStory other)
    {
        for (int line = 0; line < Math.Max(one.Lines.Count, other.Lines.Count); line++)
        {
            LifeLine? here = one.Lines.ElementAtOrDefault(line);
            LifeLine? there = other.Lines.ElementAtOrDefault(line);
            if (here is null || !here.TellsTheSame(there))
            {
                return line;
            }
        }
        return null;
    }

    /// <summary>What was truly done, as a lane over days.</summary>
    public LifeLane TruthLane(string name) => new(
        name, [], [.. _life.Acts.Select(act => new LifeMark(act.Day, Words(act.Behaviour), Tone.Truth))]);

    /// <summary>The same life as lanes over days: truth, file, sanctions, rewards, appeals.</summary>
    public IReadOnlyList<LifeLane> Lanes() =>
    [
        TruthLane("truth"),
        new("file", [], [.. _life.Records.Select(record => new LifeMark(
            record.Day, Words(record.Behaviour), record.Wrongful ? Tone.Loss : Tone.File))]),
        new("sanctions", [.. Spans(DecisionKind.SanctionStart, Tone.Loss)], []),
        new("rewards", [.. Spans(DecisionKind.RewardStart, Tone.Gain)], []),
        new("appeals", [.. _life.Appeals.Select(appeal => new LifeSpan(
            appeal.FiledDay, appeal.DecidedDay, appeal.Outcome.ToString(), Tone.Quiet))], []),
    ];

    /// <summary>The same standing over days: bands one after the other, and memberships of lists.</summary>
    public IReadOnlyList<LifeLane> StandingLanes() =>
    [
        new("band", [.. BandSpans()], []),
        new("lists", [.. _life.Decisions.Where(decision => decision.Kind == DecisionKind.ListEntry).Select(entry =>
            new LifeSpan(
                entry.Day,
                _life.Decisions.Where(later => later.Kind == DecisionKind.ListExit && later.Detail == entry.Detail
                    && later.Day > entry.Day).Select(later => (int?)later.Day).FirstOrDefault(),
                Words(entry.Detail), Tone.Quiet))], []),
    ];

    /// <summary>What the health code showed, day by day; a shape and a letter go with each colour.</summary>
    public LifeLane CodeLane(string name) => new(
        name,
        [
            .. _life.Codes.Select((code, place) => (code, Next: _life.Codes.ElementAtOrDefault(place + 1)))
                .Where(span => span.code.Code != ShownCode.None)
                .Select(span => new LifeSpan(
                    span.code.Day, span.Next.Day > 0 ? span.Next.Day : null, Sign(span.code.Code),
                    ToneOf(span.code.Code))),
        ], []);

    /// <summary>The score of each system after whatever changed it.</summary>
    public IReadOnlyList<(string System, IReadOnlyList<(double Day, double Value)> Points)> Scores() =>
    [
        .. _life.Decisions.Where(decision => decision.ScoreAfter is not null).GroupBy(decision => decision.System)
            .Select(system => (system.Key, (IReadOnlyList<(double, double)>)
            [
                .. system.GroupBy(decision => decision.Day)
                    .Select(day => ((double)day.Key, (double)day.Last().ScoreAfter!.Value)),
            ])),
    ];

    private IEnumerable<LifeSpan> BandSpans()
    {
        foreach (IGrouping<string, DecisionRow> system in _life.Decisions
            .Where(decision => decision.Kind == DecisionKind.Band).GroupBy(decision => decision.System))
        {
            DecisionRow[] changes = [.. system];
            for (int place = 0; place < changes.Length; place++)
            {
                int? until = place + 1 < changes.Length ? changes[place + 1].Day : null;
                yield return new LifeSpan(changes[place].Day, until, Words(changes[place].Detail), Tone.Arm1);
            }
        }
    }

    private int? EndOf(int start, string what) => _life.Decisions
        .Where(decision => decision.Kind is DecisionKind.SanctionEnd or DecisionKind.RewardEnd
            && Words(decision.Detail) == what && decision.Day > start)
        .Select(decision => (int?)decision.Day).Min();

    private IEnumerable<LifeSpan> Spans(DecisionKind start, Tone tone)
    {
        foreach (DecisionRow begun in _life.Decisions.Where(decision => decision.Kind == start))
        {
            int? until = EndOf(begun.Day, Words(begun.Detail));
            yield return new LifeSpan(begun.Day + 1, until, Words(begun.Detail), tone);
        }
    }

    private LifeLine Tell(ActRow act) => new(act.Day, StoryKind.Act, $"Truth: {Words(act.Behaviour)}.", false);

    private static string TruthOf(RecordRow record) => (record.Wrongful, record.ActId) switch
    {
        (true, null) => "There was no such act.",
        (true, _) => "Somebody else did it.",
        _ => "It is true.",
    };

    private LifeLine Tell(RecordRow record)
    {
        string text = $"File: {Source(record.Channel)} filed a record of {Words(record.Behaviour)}. {TruthOf(record)}";
        return new LifeLine(record.Day, StoryKind.Record, text, record.Wrongful);
    }

    private static LifeLine Tell(StopRow stop)
    {
        string whom = stop.TakenForId is { } id ? $"citizen:{Number(id)}" : "somebody who lives elsewhere";
        string why = stop.Mistaken ? $"taken for {whom}, who is on the list."
            : stop.Wrongful ? "recognised from an entry that is out of date or mistaken."
            : "recognised from the list.";
        return new LifeLine(
            stop.Day, StoryKind.Record, $"Stopped after a camera's alert of day {Number(stop.AlertDay)}: {why}",
            stop.Wrongful);
    }

    // What is on file of whoever lent the code is another's stay, and so is what follows from it.
    private LifeLine Tell(BorrowedCodeRow shown)
    {
        bool isLender = shown.LenderId == _life.Subject.Row;
        string lender = $"citizen:{Number(shown.LenderId)}";
        string borrower = $"citizen:{Number(shown.CitizenId)}";
        string door = $"the door of a place of the kind {Words(shown.VenueKind)}";
        string text = (isLender, shown.What) switch
        {
            (true, BorrowedCodeEvent.Logged) => $"File: at {door} on this day, where {borrower} showed this code.",
            (true, BorrowedCodeEvent.LenderTold) => $"Told of a contact with a case at {door} on day "
                + $"{Number(shown.StayDay)}, where {borrower} was and showed this code.",
            (true, _) => $"{borrower} showed this code at {door}.",
            (false, BorrowedCodeEvent.LenderTold) => $"Not told of a contact with a case on day "
                + $"{Number(shown.StayDay)}: {lender} was, whose code was shown.",
            _ => $"Let in at {door} with the code of {lender}.",
        };
        return new LifeLine(
            shown.Day, StoryKind.Consequence, text, isLender && shown.What != BorrowedCodeEvent.Shown);
    }

    // The first row says that a code is shown at all, which is no change.
    private IEnumerable<(CodeRow Before, CodeRow After)> CodeChanges() => _life.Codes.Zip(_life.Codes.Skip(1));

    private static LifeLine Tell(CodeRow before, CodeRow after) => new(
        after.Day, StoryKind.Consequence,
        (before.Code, after.Code) switch
        {
            (_, ShownCode.None) => "No health code is shown any more.",
            (ShownCode.None, _) => "A health code is shown again.",
            _ => $"The health code shows {Spelling.Of(after.Code)}, no longer {Spelling.Of(before.Code)}.",
        },
        false);

    private static string Sign(ShownCode code) => code switch
    {
        ShownCode.Green => "● green (G)",
        ShownCode.Yellow => "◆ yellow (Y)",
        _ => "■ red (R)",
    };

    private static Tone ToneOf(ShownCode code) => code switch
    {
        ShownCode.Green => Tone.Gain,
        ShownCode.Yellow => Tone.Arm4,
        _ => Tone.Loss,
    };

    // A score that returns by a point is no news.
    private static bool IsTold(DecisionRow decision) =>
        decision.Kind != DecisionKind.Points || decision.RecordId is not null;

    private LifeLine Tell(DecisionRow decision)
    {
        bool isWrongful = decision.RecordId is { } id && _records.TryGetValue(id, out RecordRow record)
            && record.Wrongful;
        string because = decision.RecordId is { } behind
            ? $"rule {decision.Rule}, record {Number(behind)}"
            : decision.Rule;
        string what = decision.Kind switch
        {
            DecisionKind.Points =>
                $"{Signed(decision.Points)} points: {decision.ScoreBefore} became {decision.ScoreAfter}",
            DecisionKind.Band => $"band {decision.Detail}",
            DecisionKind.ListEntry => $"entered on the list {Words(decision.Detail)}",
            DecisionKind.ListExit => $"off the list {Words(decision.Detail)}",
            DecisionKind.SanctionStart => $"from tomorrow: {Words(decision.Detail)}",
            DecisionKind.SanctionEnd => $"no longer: {Words(decision.Detail)}",
            DecisionKind.RewardStart => $"from tomorrow, as a reward: {Words(decision.Detail)}",
            DecisionKind.RewardEnd => $"no longer, as a reward: {Words(decision.Detail)}",
            DecisionKind.Withheld => $"kept from it: {Words(decision.Detail)}",
            _ => $"longer on the list {Words(decision.Detail)}",
        };
        bool isConsequence = decision.Kind is >= DecisionKind.SanctionStart and <= DecisionKind.RewardEnd;
        StoryKind kind = isConsequence ? StoryKind.Consequence : StoryKind.Decision;
        return new LifeLine(decision.Day, kind, $"Decision: {what} ({because}).", isWrongful);
    }

    private static IEnumerable<LifeLine> Tell(AppealRow appeal)
    {
        string against = appeal.RecordId is { } record ? $"record {Number(record)}" : "what no record was behind";
        yield return new LifeLine(appeal.FiledDay, StoryKind.Appeal, $"Appeal filed against {against}.", false);
        if (appeal.DecidedDay is { } decided)
        {
            string outcome = appeal.Outcome == AppealOutcome.Granted ? "granted" : "refused";
            string rightly = appeal.WasWrong == (appeal.Outcome == AppealOutcome.Granted) ? "rightly" : "wrongly";
            int waited = decided - appeal.FiledDay;
            string text = $"Appeal against {against} {outcome}, {rightly}, after {waited} days.";
            yield return new LifeLine(decided, StoryKind.Appeal, text, false);
        }
    }

    // One sentence for each sanction that still holds: the smallest way out of it, or that there is none.
    private static IEnumerable<LifeLine> Tell(List<RecourseRow> ways)
    {
        foreach (IGrouping<string, RecourseRow> own in ways.GroupBy(way => way.Sanction))
        {
            RecourseRow? smallest = own.Where(way => way.Smallest).Select(way => (RecourseRow?)way).FirstOrDefault();
            string text = smallest is { Days: { } days } way
                ? $"Way out of {Words(own.Key)}: {Words(way.Acts)}; {days} days at the earliest."
                : $"No way out of {Words(own.Key)}.";
            yield return new LifeLine(own.First().Day, StoryKind.Appeal, text, false);
        }
    }

    private static LifeLine Tell(LoanRow loan)
    {
        string amount = loan.Amount.ToString("#,0", CultureInfo.InvariantCulture);
        string text = loan.Decision == "approved"
            ? $"Loan of {amount} euro approved; {loan.Outcome ?? "still running"}"
                + (loan.OutcomeDay is { } day ? $" on day {day}." : ".")
            : $"Loan of {amount} euro refused ({loan.Reasons}).";
        return new LifeLine(loan.AppliedDay, StoryKind.Market, text, false);
    }

    private static LifeLine Tell(FilingRow filing)
    {
        string declared = filing.Declared.ToString("#,0", CultureInfo.InvariantCulture);
        string owed = filing.TrueValue.ToString("#,0", CultureInfo.InvariantCulture);
        string late = filing.FiledLate ? ", late" : "";
        string text = $"Tax of year {filing.Year}: declared {declared} of {owed} euro owed{late}.";
        return new LifeLine(filing.Day, StoryKind.Market, text, false);
    }

    private static LifeLine Tell(InspectionRow visit) => new(
        visit.Day, StoryKind.Market,
        $"Inspected: rated {Figures.Number(visit.Rating)}, true quality {Figures.Number(visit.TrueQuality)}.", false);

    private static string Source(Channel channel) => channel switch
    {
        Channel.Police => "the police",
        Channel.Courts => "a court",
        Channel.Banks => "a bank",
        Channel.TaxOffice => "the tax office",
        Channel.Inspections => "an inspector",
        Channel.Superiors => "a superior",
        Channel.Apps => "an app",
        Channel.Cameras => "a camera",
        _ => "a citizen's report",
    };

    private static string Words(string name) => name.Replace('_', ' ');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Signed(int points) => points.ToString("+#;-#;0", CultureInfo.InvariantCulture);
}
