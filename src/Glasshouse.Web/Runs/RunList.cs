using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Web.Runs;

/// <summary>One arm of a run in the folder of runs.</summary>
public sealed record ListedRun(string Name, RunRecord Record);

/// <summary>A run opened at one of its arms.</summary>
/// <param name="Arms">Records of all its arms.</param>
/// <param name="Record">Record of the arm.</param>
/// <param name="Folder">Folder of the arm.</param>
public sealed record OpenRun(IReadOnlyList<RunRecord> Arms, RunRecord Record, RunFolder Folder);

/// <summary>The runs that lie in a folder; the folder is the only store, so a restart finds them all.</summary>
public sealed class RunList(string root)
{
    /// <summary>Every arm of every readable run, by name; links are not followed.</summary>
    public IReadOnlyList<ListedRun> Read() =>
    [
        .. Folders().OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .SelectMany(folder => Opened(folder) is { } run
                ? Records(run).Select(record => new ListedRun(folder.Name, record))
                : []),
    ];

    /// <summary>
    /// The run of that name; null where there is none. Names are looked for among those that are there, so that none
    /// can lead elsewhere.
    /// </summary>
    public RunFolder? Find(string name) =>
        Folders().FirstOrDefault(folder => folder.Name == name) is { } found ? Opened(found) : null;

    /// <summary>
    /// A run at an arm, at its last where none is named; null where there is no such run or arm, or where it has only
    /// just begun. Other runs are not read.
    /// </summary>
    public OpenRun? Open(string name, string? arm)
    {
        try
        {
            (RunFolder Folder, RunRecord Record)[] arms =
                [.. Find(name) is { } run ? Inside(run).Select(one => (one, one.ReadRecord())) : []];
            if (arms.Length == 0)
            {
                return null;
            }
            int place = Array.FindIndex(arms, one => one.Record.Arm == arm);
            if (place < 0 && !string.IsNullOrEmpty(arm))
            {
                return null;
            }
            (RunFolder folder, RunRecord record) = arms[place < 0 ? ^1 : place];
            return new OpenRun([.. arms.Select(one => one.Record)], record, folder);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    /// <summary>Name of the run that begins last by name; null where there is none.</summary>
    public string? LastName() => Folders().Where(folder => Opened(folder) is not null)
        .Select(folder => folder.Name).Max(StringComparer.Ordinal);

    /// <summary>Records of a run's arms; none where it has only just begun.</summary>
    public static IReadOnlyList<RunRecord> Records(RunFolder run)
    {
        try
        {
            return [.. Inside(run).Select(arm => arm.ReadRecord())];
        }
        catch (BadInputException)
        {
            // One that has only just begun: there is nothing to show of it yet.
            return [];
        }
    }

    // What a file says of its arms must not lead out of the run either.
    private static IEnumerable<RunFolder> Inside(RunFolder run) => run.Runs().Where(arm =>
        (arm.Root == run.Root || Path.GetDirectoryName(arm.Root) == run.Root)
        && new DirectoryInfo(arm.Root).LinkTarget is null);

    private IEnumerable<DirectoryInfo> Folders()
    {
        var folders = new DirectoryInfo(root);
        return folders.Exists
            ? folders.GetDirectories().Where(folder => folder.LinkTarget is null && !folder.Name.StartsWith('.'))
            : [];
    }

    private static RunFolder? Opened(DirectoryInfo folder)
    {
        try
        {
            return RunFolder.Open(folder.FullName);
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
