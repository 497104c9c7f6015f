using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Outputs;

/// <summary>How far a run came.</summary>
public enum RunStatus : byte
{
    Completed,
    Interrupted,
    Failed,
}

/// <summary>A regime that was in force on some day, and what kind of claim it makes.</summary>
/// <param name="Name">Name of the regime.</param>
/// <param name="Label">documented, documented-weak, hypothetical or comparator.</param>
public sealed record RegimeNote(string Name, string Label)
{
    public static RegimeNote Of(Regime regime) => new(regime.Name, Spelling.Of(regime.Label));
}

/// <summary>A file the run rests on, kept word for word so that the run can be done again without it.</summary>
public sealed record InputFile(string Kind, string Name, string Sha256, string Text);

/// <summary>run.json: what was run, on what, how far it came, and how fast.</summary>
public sealed record RunRecord
{
    public const int CurrentFormat = 1;

    public const string BoundarySentence =
        "Synthetic people. No statement about any real place, body or person.";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public int FormatVersion { get; init; } = CurrentFormat;

    public required string ProgramVersion { get; init; }

    public string Boundary { get; init; } = BoundarySentence;

    public required RunStatus Status { get; init; }

    /// <summary>Where the run lies; as the user named it.</summary>
    public required string RunFolder { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    public required string Arm { get; init; }

    public required IReadOnlyList<RegimeNote> Regimes { get; init; }

    /// <summary>Name of the nation preset.</summary>
    public string Nation { get; init; } = "";

    public required long Seed { get; init; }

    /// <summary>Calendar date of day 0.</summary>
    public required DateOnly Start { get; init; }

    public required int Citizens { get; init; }

    public required int Days { get; init; }

    public required int DaysDone { get; init; }

    /// <summary>What was written down: summary, cohort:N or full.</summary>
    public string Record { get; init; } = "";

    public double BuildSeconds { get; init; }

    /// <summary>Simulation, without building the nation and without waiting for output.</summary>
    public double DaySeconds { get; init; }

    public double CitizenDaysPerSecond { get; init; }

    public int Threads { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>Hash of the whole state after the last day, 16 hex digits; null where no day was done.</summary>
    public string? StateHash { get; init; }

    /// <summary>The scenario with everything filled in, as YAML.</summary>
    public string ResolvedScenario { get; init; } = "";

    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>What the run left beside this record, by hash; empty while it goes on.</summary>
    public IReadOnlyList<FileHash> Files { get; init; } = [];

    /// <summary>Hash of this record without the fingerprint.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What pictures of this arm say, since they travel alone; empty unless it is hypothetical.</summary>
    public string Caveat => IsHypothetical ? $"{Arm}: hypothetical." : "";

    public bool IsHypothetical => Regimes.Any(regime => regime.Label == "hypothetical");

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Several arms as one object, as <c>run --json</c> prints and arms.json keeps them.</summary>
    public static string ToJson(IEnumerable<RunRecord> arms)
    {
        var byName = new OrderedDictionary<string, RunRecord>();
        foreach (RunRecord arm in arms)
        {
            byName.Add(arm.Arm, arm);
        }
        return JsonSerializer.Serialize(new ArmsRecord(byName), Format);
    }

    /// <summary>Reads run.json back.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="path">Where it came from, for the message if it is no run record.</param>
    public static RunRecord FromJson(string json, string path)
    {
        try
        {
            RunRecord? record = JsonSerializer.Deserialize<RunRecord>(json, Format);
            if (record is not null && (record.Inputs.Contains(null) || record.Files.Contains(null)
                    || record.Regimes.Contains(null)))
            {
                // Annotations say nothing to the reader about what lists hold.
                throw new JsonException();
            }
            return record is { FormatVersion: CurrentFormat }
                ? record
                : throw new BadInputException(path, "run-format",
                    $"has format {record?.FormatVersion ?? 0}; this program reads {CurrentFormat}.");
        }
        catch (JsonException cause)
        {
            int line = (int)(cause.LineNumber ?? -1) + 1;
            throw new BadInputException([new Problem(path, line, 0, "run-record", "is not a whole run record.")]);
        }
    }

    /// <summary>Names and folders of the arms in arms.json, in order.</summary>
    public static IReadOnlyList<string> ArmNames(string json, string path)
    {
        try
        {
            ArmsRecord? arms = JsonSerializer.Deserialize<ArmsRecord>(json, Format);
            return arms is { Arms.Count: > 0 }
                ? [.. arms.Arms.Keys]
                : throw new BadInputException(path, "no-arm", "names no arm that has ended.");
        }
        catch (JsonException)
        {
            throw new BadInputException(path, "arms-record", "is not a whole list of arms.");
        }
    }

    private sealed record ArmsRecord(OrderedDictionary<string, RunRecord> Arms);
}
