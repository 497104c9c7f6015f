using System.Data.Common;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Lives;

/// <summary>Reads a subject's life from the tables of a run, where the subject was recorded.</summary>
public static class LifeTables
{
    private static readonly string[] Tables = ["citizens", "organisations", "officials"];

    /// <summary>Whether a subject's life lies in the tables of a run.</summary>
    public static bool Has(RunFolder folder, Subject subject)
    {
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        return IsRecorded(database, subject, Own(subject));
    }

    /// <summary>The life, or null where the subject is outside the recorded cohort.</summary>
    public static Life? Read(RunFolder folder, string arm, Subject subject)
    {
        using RunDatabase database = RunDatabase.OpenForReading(folder);
        string own = Own(subject);
        if (!IsRecorded(database, subject, own))
        {
            return null;
        }
        return new Life
        {
            Subject = subject,
            Arm = arm,
            Acts = [.. database.Query(
                $"SELECT day, act_id, behaviour, region_id FROM acts WHERE {own} ORDER BY day, act_id",
                row => new ActRow(row.GetInt32(0), row.GetInt64(1), subject.Kind, subject.Row, row.GetString(2),
                    row.GetInt32(3)))],
            Records = [.. database.Query(
                $"""
                SELECT day, record_id, act_id, behaviour, channel, wrongful
                FROM records WHERE {own} ORDER BY record_id
                """,
                row => new RecordRow(row.GetInt32(0), row.GetInt64(1), Long(row, 2), subject.Kind, subject.Row,
                    row.GetString(3), Value<Channel>(row, 4), row.GetBoolean(5)))],
            Decisions = [.. database.Query(
                $"""
                SELECT day, decision_id, record_id, system, rule, kind, detail, points, score_before, score_after
                FROM decisions WHERE {own} ORDER BY decision_id
                """,
                row => new DecisionRow(row.GetInt32(0), row.GetInt64(1), Long(row, 2), subject.Kind, subject.Row,
                    row.GetString(3), row.GetString(4), Value<DecisionKind>(row, 5), row.GetString(6), row.GetInt32(7),
                    Int(row, 8), Int(row, 9)))],
            Appeals = [.. database.Query(
                $"""
                SELECT filed_day, decided_day, record_id, decision_id, outcome, was_wrong
                FROM appeals WHERE {own} ORDER BY filed_day
                """,
                row => new AppealRow(row.GetInt32(0), Int(row, 1), Long(row, 2), Long(row, 3), subject.Kind,
                    subject.Row, Value<AppealOutcome>(row, 4), row.GetBoolean(5)))],
            Loans = subject.Kind == SubjectKind.Citizen ? ReadLoans(database, subject.Row) : [],
            Stops = subject.Kind == SubjectKind.Citizen ? ReadStops(database, subject.Row) : [],
            Codes = subject.Kind == SubjectKind.Citizen ? ReadCodes(database, subject.Row) : [],
            BorrowedCodes = subject.Kind == SubjectKind.Citizen ? ReadBorrowedCodes(database, subject.Row) : [],
            Filings = subject.Kind == SubjectKind.Organisation ? ReadFilings(database, subject.Row) : [],
            Recourse = ReadRecourse(database, own, subject),
            Inspections = subject.Kind == SubjectKind.Organisation ? ReadInspections(database, subject.Row) : [],
        };
    }

    private static string Own(Subject subject) =>
        $"subject_kind = {RunDatabase.Text(Spelling.Of(subject.Kind))} AND subject_id = {Number(subject.Row)}";

    // The table of subjects is written when a run is over; until then, whoever is spoken of is recorded.
    private static bool IsRecorded(RunDatabase database, Subject subject, string own)
    {
        string table = Tables[(int)subject.Kind];
        return (database.Has(table) && database.Query(
                $"SELECT EXISTS (SELECT 1 FROM {table} WHERE subject_id = {Number(subject.Row)})",
                row => row.GetBoolean(0))[0])
            || (database.Has("acts") && database.Query(
                $"""
                SELECT EXISTS (SELECT 1 FROM acts WHERE {own}) OR EXISTS (SELECT 1 FROM records WHERE {own})
                    OR EXISTS (SELECT 1 FROM decisions WHERE {own})
                """,
                row => row.GetBoolean(0))[0]);
    }

    // Runs of before there was such a table have none.
    private static List<RecourseRow> ReadRecourse(RunDatabase database, string own, Subject subject) =>
        !database.Has("recourse") ? [] :
        [
            .. database.Query(
                $"""
                SELECT day, sanction, way, acts, steps, days, possible, smallest
                FROM recourse WHERE {own} ORDER BY sanction, way
                """,
                row => new RecourseRow(row.GetInt32(0), subject.Kind, subject.Row, row.GetString(1),
                    Value<RecourseWay>(row, 2), row.GetString(3), row.GetInt32(4), Int(row, 5), row.GetBoolean(6),
                    row.GetBoolean(7))),
        ];

    private static List<LoanRow> ReadLoans(RunDatabase database, int citizen) => [.. database.Query(
        $"""
        SELECT applied_day, loan_id, decision, reasons, amount, price, outcome, outcome_day, true_default_probability
        FROM loans WHERE citizen_id = {Number(citizen)} ORDER BY applied_day, loan_id
        """,
        row => new LoanRow(row.GetInt32(0), row.GetInt64(1), citizen, row.GetString(2), row.GetString(3),
            row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetString(6),
            Int(row, 7), row.GetDouble(8)))];

    // Runs of before there was such a table have none.
    private static List<StopRow> ReadStops(RunDatabase database, int citizen) => !database.Has("stops") ? [] :
        [
            .. database.Query(
                $"""
                SELECT day, alert_day, taken_for_id, mistaken, wrongful
                FROM stops WHERE citizen_id = {Number(citizen)} ORDER BY day, alert_day
                """,
                row => new StopRow(row.GetInt32(0), citizen, row.GetInt32(1), Int(row, 2), row.GetBoolean(3),
                    row.GetBoolean(4))),
        ];

    // Runs of before there was such a table have none.
    private static List<CodeRow> ReadCodes(RunDatabase database, int citizen) => !database.Has("codes") ? [] :
        [
            .. database.Query(
                $"SELECT day, code FROM codes WHERE citizen_id = {Number(citizen)} ORDER BY day",
                row => new CodeRow(row.GetInt32(0), citizen, Value<ShownCode>(row, 1))),
        ];

    // Runs of before there was such a table have none.
    private static List<BorrowedCodeRow> ReadBorrowedCodes(RunDatabase database, int citizen) =>
        !database.Has("borrowed_codes") ? [] :
        [
            .. database.Query(
                $"""
                SELECT day, citizen_id, lender_id, venue_kind, stay_day, what FROM borrowed_codes
                WHERE {Number(citizen)} IN (citizen_id, lender_id) ORDER BY day, stay_day
                """,
                row => new BorrowedCodeRow(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3),
                    row.GetInt32(4), Value<BorrowedCodeEvent>(row, 5))),
        ];

    private static List<FilingRow> ReadFilings(RunDatabase database, int organisation) => [.. database.Query(
        $"""
        SELECT year, day, declared, true_value, filed_late, audited, grade
        FROM filings WHERE organisation_id = {Number(organisation)} ORDER BY day
        """,
        row => new FilingRow(row.GetInt32(0), row.GetInt32(1), organisation, row.GetDouble(2), row.GetDouble(3),
            row.GetBoolean(4), row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetString(6)))];

    private static List<InspectionRow> ReadInspections(RunDatabase database, int organisation) => [.. database.Query(
        $"""
        SELECT day, kind, true_quality, rating, official_id
        FROM inspections WHERE organisation_id = {Number(organisation)} ORDER BY day
        """,
        row => new InspectionRow(row.GetInt32(0), organisation, row.GetString(1), row.GetDouble(2), row.GetDouble(3),
            row.GetInt32(4)))];

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);

    private static long? Long(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static int? Int(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static TEnum Value<TEnum>(DbDataReader row, int column)
        where TEnum : struct, Enum => (TEnum)Spelling.Values(typeof(TEnum))[row.GetString(column)];
}
