using System.Globalization;
using DuckDB.NET.Data;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Experiments;

/// <summary>A run of an experiment, as it is numbered.</summary>
/// <param name="Number">From 0, over seeds, points and arms, in this order from slow to fast.</param>
/// <param name="Point">Point of the design.</param>
/// <param name="Replicate">Which seed.</param>
/// <param name="Arm">Which arm, the baseline 0.</param>
public readonly record struct Cell(long Number, int Point, int Replicate, int Arm);

/// <summary>What came of a run.</summary>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="StateHash">Hash of the state after its last day.</param>
/// <param name="Values">A figure a measure.</param>
public sealed record Outcome(
    string? Error, double Seconds, string? StateHash, IReadOnlyDictionary<string, double> Values)
{
    public bool IsWhole => Error is null;
}

/// <summary>
/// results.duckdb of an experiment. A run and all its figures are one transaction, and the number of a run is a key:
/// whenever the program is killed, a run is there with all its figures or not at all, and never twice.
/// </summary>
public sealed class ExperimentStore : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly string _path;

    private ExperimentStore(DuckDBConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the file, or makes it with the points of the design.</summary>
    /// <exception cref="BadInputException">Another program holds it, or it is broken.</exception>
    public static ExperimentStore Open(string path, PreparedExperiment prepared)
    {
        var connection = new DuckDBConnection($"Data Source={path}");
        try
        {
            connection.Open();
            var store = new ExperimentStore(connection, path);
            store.Execute(
                """
                CREATE TABLE IF NOT EXISTS about (boundary VARCHAR, name VARCHAR, question VARCHAR, design VARCHAR);
                CREATE TABLE IF NOT EXISTS points (point INTEGER, parameter VARCHAR, value DOUBLE);
                CREATE TABLE IF NOT EXISTS runs (run BIGINT PRIMARY KEY, point INTEGER, replicate INTEGER, arm VARCHAR,
                    seed BIGINT, status VARCHAR, error VARCHAR, seconds DOUBLE, state_hash VARCHAR);
                CREATE TABLE IF NOT EXISTS results (run BIGINT, measure VARCHAR, value DOUBLE);
                """);
            if (store.Count("SELECT count(*) FROM about") == 0)
            {
                store.Describe(prepared);
            }
            return store;
        }
        catch (DuckDBException cause)
        {
            connection.Dispose();
            throw new BadInputException(path, "unreadable", $"cannot be opened: {FirstLine(cause)}");
        }
    }

    /// <summary>Adds a run with its figures.</summary>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public void Add(Cell cell, string arm, long seed, Outcome outcome)
    {
        string values = string.Join(", ", outcome.Values.Select(figure => string.Create(
            CultureInfo.InvariantCulture,
            $"({cell.Number}, {RunDatabase.Text(figure.Key)}, {figure.Value:R}::DOUBLE)")));
        string error = outcome.Error is null ? "NULL" : RunDatabase.Text(outcome.Error);
        string hash = outcome.StateHash is null ? "NULL" : RunDatabase.Text(outcome.StateHash);
        string row = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            BEGIN;
            INSERT INTO runs VALUES ({cell.Number}, {cell.Point}, {cell.Replicate}, {RunDatabase.Text(arm)}, {seed},
                '{(outcome.IsWhole ? "completed" : "failed")}', {error}, {outcome.Seconds:F3}, {hash});
            {(values.Length == 0 ? "" : $"INSERT INTO results VALUES {values};")}
            COMMIT;
            """);
        try
        {
            Execute(row);
        }
        catch (DuckDBException cause)
        {
            throw new OutputFailedException(_path, FirstLine(cause), cause);
        }
    }

    /// <summary>Runs that are there, with what came of them.</summary>
    public IReadOnlyDictionary<long, Outcome> Read()
    {
        var values = new Dictionary<long, Dictionary<string, double>>();
        Query("SELECT run, measure, value FROM results", row =>
        {
            long number = row.GetInt64(0);
            if (!values.TryGetValue(number, out Dictionary<string, double>? of))
            {
                values[number] = of = [];
            }
            of[row.GetString(1)] = row.GetDouble(2);
        });
        var outcomes = new Dictionary<long, Outcome>();
        Query("SELECT run, error, seconds, state_hash FROM runs", row => outcomes[row.GetInt64(0)] = new Outcome(
            row.IsDBNull(1) ? null : row.GetString(1), row.GetDouble(2), row.IsDBNull(3) ? null : row.GetString(3),
            values.GetValueOrDefault(row.GetInt64(0)) ?? []));
        return outcomes;
    }

    /// <summary>Takes failed runs out, so that they are tried again.</summary>
    public void ForgetFailed() => Execute("DELETE FROM runs WHERE status = 'failed'");

    /// <summary>Writes a table of what was made of the runs, in place of an earlier one.</summary>
    public void WriteTable(string name, string columns, IEnumerable<string> rows)
    {
        string values = string.Join(",\n", rows.Select(row => $"({row})"));
        Execute($"""
            BEGIN;
            CREATE OR REPLACE TABLE {name} ({columns});
            {(values.Length == 0 ? "" : $"INSERT INTO {name} VALUES {values};")}
            COMMIT;
            """);
    }

    /// <summary>Answers to a question, row by row.</summary>
    public void Query(string question, Action<DuckDBDataReader> read)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = question;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            read(reader);
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Adds points that a later wave has brought.</summary>
    public void AddPoints(PreparedExperiment prepared)
    {
        long known = Count("SELECT count(DISTINCT point) FROM points");
        if (known < prepared.Points.Length && !prepared.Factors.IsEmpty)
        {
            Execute($"INSERT INTO points VALUES {PointsFrom(prepared, (int)known)};");
        }
    }

    private static string PointsFrom(PreparedExperiment prepared, int first) => string.Join(
        ",\n",
        Enumerable.Range(first, prepared.Points.Length - first).SelectMany(point => prepared.Factors.Select(
            (factor, k) => string.Create(CultureInfo.InvariantCulture,
                $"({point}, {RunDatabase.Text(factor.Path)}, {prepared.ValueAt(point, k):R}::DOUBLE)"))));

    private void Describe(PreparedExperiment prepared)
    {
        Experiment experiment = prepared.Experiment;
        string all = PointsFrom(prepared, 0);
        Execute($"""
            BEGIN;
            {(all.Length == 0 ? "" : $"INSERT INTO points VALUES {all};")}
            INSERT INTO about VALUES ({RunDatabase.Text(RunRecord.BoundarySentence)},
                {RunDatabase.Text(experiment.Name)}, {RunDatabase.Text(experiment.Question)},
                {RunDatabase.Text(Spelling.Of(experiment.Design))});
            COMMIT;
            """);
    }

    private long Count(string question)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = question;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string statements)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = statements;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException)
        {
            TryRollBack();
            throw;
        }
    }

    private void TryRollBack()
    {
        try
        {
            using DuckDBCommand command = _connection.CreateCommand();
            command.CommandText = "ROLLBACK";
            command.ExecuteNonQuery();
        }
        catch (DuckDBException)
        {
            // There was no transaction to take back; the failure itself is on its way to the caller.
        }
    }

    private static string FirstLine(DuckDBException cause) => cause.Message.Split('\n')[0];
}
