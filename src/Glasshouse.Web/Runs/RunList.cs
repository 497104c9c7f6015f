using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Web.Runs;

/// <summary>One arm of a run in the folder of runs.</summary>
public sealed record ListedRun(string Name, RunRecord Record);

/// <summary>The runs that lie in a folder; the folder is the only store, so a restart finds them all.</summary>
public sealed class RunList(string root)
{
    /// <summary>Every arm of every readable run, by name; links are not followed.</summary>
    public IReadOnlyList<ListedRun> Read()
    {
        var runs = new List<ListedRun>();
        var folders = new DirectoryInfo(root);
        foreach (DirectoryInfo folder in folders.Exists ? folders.GetDirectories() : [])
        {
            if (folder.LinkTarget is null && !folder.Name.StartsWith('.'))
            {
                Add(folder, runs);
            }
        }
        return [.. runs.OrderBy(run => run.Name, StringComparer.Ordinal)];
    }

    private static void Add(DirectoryInfo folder, List<ListedRun> runs)
    {
        try
        {
            foreach (RunFolder arm in RunFolder.Open(folder.FullName).Runs())
            {
                runs.Add(new ListedRun(folder.Name, arm.ReadRecord()));
            }
        }
        catch (BadInputException)
        {
            // Not a run, or one that has only just begun: there is nothing to show of it yet.
        }
    }
}
