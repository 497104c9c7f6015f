using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web.Compare;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Glasshouse.Web.Runs;

/// <summary>What may be done with a run in the folder of runs: another name, away with it, take it along.</summary>
public sealed partial class RunShelf(string root, RunList list, RunQueue queue, ComparisonDesk comparisons)
{
    /// <summary>Gives a run another name.</summary>
    /// <exception cref="BadInputException">It is on, is not there, or the name cannot be used.</exception>
    public void Rename(string run, string name)
    {
        RunFolder folder = Settled(run);
        name = name.Trim();
        if (!Name().IsMatch(name))
        {
            throw new BadInputException(
                "name", "bad-name", "is not usable; allowed are letters, digits, . _ and -, 60 at most, the first a "
                + "letter or digit");
        }
        string path = Path.Combine(root, name);
        if (Path.Exists(path))
        {
            throw new BadInputException("name", "output-exists", $"is {name}, which is there already");
        }
        Directory.Move(folder.Root, path);
    }

    /// <summary>Deletes a run for good.</summary>
    /// <exception cref="BadInputException">It is on, is not there, or holds what no run has written.</exception>
    public void Delete(string run) => Settled(run).Delete();

    /// <summary>A run's folder as a zip file, written as it is read.</summary>
    public IResult Download(HttpContext context, string run)
    {
        // The library still ends a zip file with a plain write.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return list.Find(run) is { } folder
            ? Results.Stream(stream => ZipAsync(folder, run, stream), "application/zip", $"{run}.zip")
            : Results.NotFound();
    }

    private RunFolder Settled(string run) => queue.Current?.Name == run || comparisons.Current?.Run == run
        ? throw new BadInputException(run, "run-is-on", "is on or being compared; stop it first, or wait")
        : list.Find(run) ?? throw new BadInputException(run, "no-run", "is no run of this folder");

    private static async Task ZipAsync(RunFolder folder, string name, Stream stream)
    {
        ZipArchive zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, true, Encoding.UTF8)
            .ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            var inside = new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
            };
            foreach (string path in Directory.EnumerateFiles(folder.Root, "*", inside).Order(StringComparer.Ordinal))
            {
                string inZip = Path.Combine(name, Path.GetRelativePath(folder.Root, path)).Replace('\\', '/');
                bool isPacked = path.EndsWith(".parquet", StringComparison.Ordinal);
                await zip.CreateEntryFromFileAsync(
                    path, inZip, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest)
                    .ConfigureAwait(false);
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\\z")]
    private static partial Regex Name();
}
