using System.Text.Encodings.Web;
using System.Text.Json;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;

namespace Glasshouse.Lab.Experiments;

/// <summary>
/// Folder of an experiment: experiment.json says by fingerprints what it rests on, so that it goes on only with the
/// same; experiment.yaml, results.duckdb and experiment.html lie beside it.
/// </summary>
public sealed class ExperimentFolder
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] OwnFiles =
    [
        "experiment.json", "experiment.yaml", "results.duckdb", "results.duckdb.wal", "experiment.html",
        Calibration.FileName,
    ];

    private ExperimentFolder(string root) => Root = root;

    public string Root { get; }

    public string ResultsPath => Path.Combine(Root, "results.duckdb");

    public string ParametersPath => Path.Combine(Root, Calibration.FileName);

    public string ReportPath => Path.Combine(Root, "experiment.html");

    /// <summary>Opens the folder to go on in it, or makes it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="prepared">What is to be run there.</param>
    /// <param name="isForced">Whether another experiment there may be replaced.</param>
    /// <exception cref="BadInputException">Something else lies there; nothing was touched.</exception>
    public static ExperimentFolder Open(string path, PreparedExperiment prepared, bool isForced)
    {
        var folder = new ExperimentFolder(Path.GetFullPath(path));
        string record = RecordOf(prepared);
        string recordPath = Path.Combine(folder.Root, "experiment.json");
        try
        {
            if (File.Exists(recordPath) && !isForced)
            {
                return File.ReadAllText(recordPath) == record
                    ? folder
                    : throw new BadInputException(path, "output-exists",
                        "holds another experiment, or this one from before its file, its scenario or the program "
                        + "changed; name another folder with --out, or start anew with --force");
            }
            if (File.Exists(folder.Root) || (Directory.Exists(folder.Root)
                && Directory.EnumerateFileSystemEntries(folder.Root)
                    .Any(entry => !OwnFiles.Contains(Path.GetFileName(entry)))))
            {
                throw new BadInputException(path, "output-foreign",
                    "holds what no experiment has written; name another folder with --out");
            }
            Directory.CreateDirectory(folder.Root);
            foreach (string own in OwnFiles)
            {
                File.Delete(Path.Combine(folder.Root, own));
            }
            WholeFile.WriteText(Path.Combine(folder.Root, "experiment.yaml"), prepared.Texts[0].Text);
            WholeFile.WriteText(recordPath, record);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException(path, "output-unwritable", $"cannot be written: {cause.Message}");
        }
        return folder;
    }

    private static string RecordOf(PreparedExperiment prepared) => JsonSerializer.Serialize(
        new
        {
            FormatVersion = 1,
            ArmRun.ProgramVersion,
            Boundary = RunRecord.BoundarySentence,
            prepared.Experiment.Name,
            prepared.Experiment.Question,
            Design = Spelling.Of(prepared.Experiment.Design),
            Points = prepared.Points.Length,
            Arms = prepared.Arms.Select(arm => arm.Arm),
            Inputs = prepared.Texts.Select(text => new
            {
                Kind = Spelling.Of(text.Kind),
                text.Name,
                text.Sha256,
            }),
        },
        Format) + "\n";
}
