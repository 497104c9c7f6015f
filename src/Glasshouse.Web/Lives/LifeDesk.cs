using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Web.Runs;

namespace Glasshouse.Web.Lives;

/// <summary>One setting of a rule, as its regime spells it.</summary>
public sealed record RuleSetting(string Name, string Value, string Meaning);

/// <summary>A subject to open, and why one might.</summary>
public sealed record KnownSubject(int Id, long Wrongs, long Decisions);

/// <summary>Finds subjects of a run and reads their lives: from its tables, or by doing the run again.</summary>
public sealed class LifeDesk(KnownInputs known, AgainDesk again)
{
    /// <summary>Kinds of subjects with a life, as addresses spell them.</summary>
    public static readonly string[] Kinds = ["citizen", "organisation", "official"];

    private const int MostListed = 20;

    /// <summary>The life; null where it is not in the tables and was not to be done again.</summary>
    /// <exception cref="BadInputException">There is no such subject, or the run cannot be read.</exception>
    public Life? Read(RunFolder folder, RunRecord record, Subject subject, bool mayDoAgain)
    {
        if (LifeTables.Read(folder, record.Arm, subject) is { } life)
        {
            return life;
        }
        if (!mayDoAgain || !AgainDesk.MayDo(record, record.DaysDone))
        {
            return null;
        }
        return again.Do(() => Replay.LifeOf(known.Of(record), subject, record.DaysDone, threads: 1).Life);
    }

    /// <summary>Recorded subjects of a kind with the most wrongful records, then the most decisions.</summary>
    public static IReadOnlyList<KnownSubject> Notable(RunFolder folder, string kind)
    {
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        return !database.Has("decisions") ? [] : database.Query(
            $"""
            SELECT subject_id, count(*) FILTER (WHERE wrongful) AS wrongs,
                count(*) FILTER (WHERE is_decision) AS decisions
            FROM (
                SELECT subject_kind, subject_id, wrongful, false AS is_decision FROM records
                UNION ALL
                SELECT subject_kind, subject_id, false, true FROM decisions)
            WHERE subject_kind = {RunDatabase.Text(kind)}
            GROUP BY subject_id ORDER BY wrongs DESC, decisions DESC, subject_id LIMIT {MostListed}
            """,
            row => new KnownSubject(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)));
    }

    /// <summary>A recorded subject drawn by a number; null where none is recorded.</summary>
    public static int? Drawn(RunFolder folder, string kind, int number)
    {
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        string table = kind + "s";
        return database.Has(table) && database.Query(
            $"SELECT subject_id FROM {table} ORDER BY hash(subject_id * 7919 + $number), subject_id LIMIT 1",
            row => row.GetInt32(0), ("number", number)) is [int drawn] ? drawn : null;
    }

    /// <summary>
    /// SELECT over the run's tables that gives what lanes show of a subject; empty where the run has not recorded it.
    /// </summary>
    public static string EventsSql(RunFolder folder, Subject subject)
    {
        if (!LifeTables.Has(folder, subject))
        {
            return "";
        }
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        string own = $"subject_kind = {RunDatabase.Text(Spelling.Of(subject.Kind))} AND subject_id = {subject.Row}";
        // Runs of before there was such a table have none.
        string codes = subject.Kind != SubjectKind.Citizen || !database.Has("codes") ? ""
            : $"UNION ALL SELECT day, 'code', code, NULL FROM codes WHERE citizen_id = {subject.Row}\n";
        return $"""
            SELECT day, 'act' AS what, behaviour AS words, NULL AS wrongful FROM acts WHERE {own}
            UNION ALL SELECT day, 'record', behaviour, wrongful FROM records WHERE {own}
            UNION ALL SELECT day, kind, detail, NULL FROM decisions WHERE {own}
            UNION ALL SELECT filed_day, 'appeal', 'filed', NULL FROM appeals WHERE {own}
            UNION ALL SELECT decided_day, 'appeal', outcome, NULL FROM appeals WHERE {own} AND decided_day IS NOT NULL
            {codes}ORDER BY day
            """;
    }

    /// <summary>SELECT over the run's tables that gives a recorded subject's scores.</summary>
    public static string ScoresSql(Subject subject) =>
        $"""
        SELECT day, system, arg_max(score_after, decision_id) AS score FROM decisions
        WHERE subject_kind = {RunDatabase.Text(Spelling.Of(subject.Kind))} AND subject_id = {subject.Row}
          AND score_after IS NOT NULL
        GROUP BY ALL ORDER BY day
        """;

    /// <summary>What a rule says, setting by setting; empty where no rule of records has that name.</summary>
    public IReadOnlyList<RuleSetting> RuleOf(RunRecord record, SubjectKind kind, string id) =>
    [
        .. known.Of(record).Regimes.Values
            .Select(regime => regime.SystemFor(kind)?.Rules.FirstOrDefault(rule => rule.Id == id))
            .OfType<RecordRule>().Take(1)
            .SelectMany(rule => RecordShape.Of(typeof(RecordRule)).Settings
                .Select(setting => (setting, Value: setting.Property.GetValue(rule)))
                .Where(given => given.Value is not null && !RecordShape.IsRecord(given.setting.Type))
                .Select(given => new RuleSetting(
                    given.setting.Name, FormattableString.Invariant($"{given.Value}"), given.setting.Meaning))),
    ];
}
