using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// The folder a run leaves behind, or the folder over the runs of several arms. Knows the names of its files, and
/// that nothing may be overwritten or deleted that no run has written.
/// </summary>
public sealed class RunFolder
{
    private static readonly string[] OwnFiles =
    [
        "run.json", "arms.json", "scenario.yaml", "hashes.csv", "run.duckdb", "run.duckdb.wal", "report.html",
        "compare.html", "compare.parquet", "compare-replicates.parquet",
    ];

    private RunFolder(string root) => Root = root;

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; }

    public string TablesPath => Path.Combine(Root, "tables");

    public string LivePath => Path.Combine(Root, "live");

    public string RecordPath => Path.Combine(Root, "run.json");

    public string ArmsPath => Path.Combine(Root, "arms.json");

    public string ScenarioPath => Path.Combine(Root, "scenario.yaml");

    public string HashesPath => Path.Combine(Root, "hashes.csv");

    public string DatabasePath => Path.Combine(Root, "run.duckdb");

    public string ReportPath => Path.Combine(Root, "report.html");

    public bool HoldsArms => File.Exists(ArmsPath);

    public string TablePath(string table) => Path.Combine(TablesPath, table + ".parquet");

    /// <summary>Says whether a run may go there, without touching anything.</summary>
    /// <exception cref="BadInputException">It may not; the message says why and what to do.</exception>
    public static void Check(string path, bool force)
    {
        RefuseEmpty(path);
        if (File.Exists(path))
        {
            throw new BadInputException(path, "output-is-file", "is a file; a run needs a folder of its own.");
        }
        if (!Directory.Exists(path))
        {
            return;
        }
        if (!force)
        {
            throw new BadInputException(path, "output-exists",
                "exists already; name another folder with --out, or replace an earlier run with --force.");
        }
        if (WhyNotReplaced(path) is string reason)
        {
            throw new BadInputException(path, "output-foreign",
                $"{reason}; nothing was replaced. Name another folder with --out.");
        }
    }

    /// <summary>Makes an empty folder, in place of an earlier run where that is forced.</summary>
    /// <exception cref="BadInputException">It exists, is not a run's, or cannot be written.</exception>
    public static RunFolder Create(string path, bool force)
    {
        try
        {
            Check(path, force);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, "probe" + WholeFile.Partial);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException(path, "output-unwritable", $"cannot be written: {cause.Message}");
        }
        return new RunFolder(Path.GetFullPath(path));
    }

    /// <summary>An existing run, finished or not, or an existing folder of arms.</summary>
    /// <exception cref="BadInputException">There is no run.</exception>
    public static RunFolder Open(string path)
    {
        RefuseEmpty(path);
        var folder = new RunFolder(Path.GetFullPath(path));
        bool isRun = File.Exists(folder.RecordPath) || File.Exists(folder.ArmsPath)
            || Directory.Exists(folder.TablesPath) || Directory.Exists(folder.LivePath);
        return isRun
            ? folder
            : throw new BadInputException(path, "no-run", "is not a run folder: it has no run.json and no arms.json.");
    }

    /// <summary>Takes away a folder that this program has just made and that no run has come to fill.</summary>
    public void Remove() => Directory.Delete(Root, recursive: true);

    /// <summary>Deletes a run with all that it holds.</summary>
    /// <exception cref="BadInputException">It holds something that no run has written; nothing was deleted.</exception>
    public void Delete()
    {
        if (WhyNotReplaced(Root) is string reason)
        {
            throw new BadInputException(
                Path.GetFileName(Root), "output-foreign", $"{reason}; nothing was deleted");
        }
        Remove();
    }

    /// <summary>The run folder of one of several arms, inside this one.</summary>
    public RunFolder CreateArm(string arm)
    {
        bool isPlainName = arm.Length > 0 && arm is not ("." or "..") && arm.IndexOfAny(['/', '\\', ':']) < 0;
        return isPlainName
            ? Create(Path.Combine(Root, arm), force: false)
            : throw new BadInputException(Root, "arm-name", $"cannot hold an arm called '{arm}'.");
    }

    /// <summary>The runs in here: the arms in their order, or this one run.</summary>
    public IReadOnlyList<RunFolder> Runs() => HoldsArms
        ? [.. RunRecord.ArmNames(ReadText(ArmsPath), ArmsPath).Select(arm => Open(Path.Combine(Root, arm)))]
        : [this];

    public void WriteScenario(string yaml) => WholeFile.WriteText(ScenarioPath, yaml);

    public void WriteRecord(RunRecord record) => WholeFile.WriteText(
        RecordPath, FileHashes.Sealed(record).ToJson() + "\n");

    public void WriteArms(IEnumerable<RunRecord> arms) =>
        WholeFile.WriteText(ArmsPath, RunRecord.ToJson(arms) + "\n");

    public void WriteReport(string html) => WholeFile.WriteText(ReportPath, html);

    public RunRecord ReadRecord() => RunRecord.FromJson(ReadText(RecordPath), RecordPath);

    // An unset variable in a script gives an empty name, which the system's own calls do not take for a path.
    private static void RefuseEmpty(string path)
    {
        if (path.Length == 0)
        {
            throw new BadInputException("folder", "no-name", "has an empty name; name a folder.");
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException(path, "unreadable", $"cannot be read: {cause.Message}");
        }
    }

    /// <summary>Why a folder may not be deleted; null where all it holds was written by runs.</summary>
    private static string? WhyNotReplaced(string path)
    {
        string[] entries = [.. Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal)];
        string[] names = [.. entries.Select(entry => Path.GetFileName(entry))];
        bool hasArms = names.Contains("arms.json");
        return entries.Length > 0 && !hasArms && !names.Contains("run.json")
            ? "is not a run folder: it has no run.json and no arms.json"
            : entries.Select(entry => WhyNotOwn(entry, hasArms)).FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyNotOwn(string entry, bool mayBeArm)
    {
        string name = Path.GetFileName(entry);
        if (!Directory.Exists(entry))
        {
            bool isOwn = OwnFiles.Contains(name) || name.EndsWith(WholeFile.Partial, StringComparison.Ordinal);
            return isOwn ? null : $"holds {name}, which no run has written";
        }
        if (name is not ("tables" or "live"))
        {
            return !mayBeArm ? $"holds {name}, which no run has written"
                : WhyNotReplaced(entry) is string reason ? $"holds {name}, which {reason}"
                : null;
        }
        string? stranger = Directory.EnumerateFileSystemEntries(entry).FirstOrDefault(file =>
            Path.GetExtension(file) is not (".parquet" or WholeFile.Partial));
        return stranger is null ? null : $"holds {name}/{Path.GetFileName(stranger)}, which no run has written";
    }
}
