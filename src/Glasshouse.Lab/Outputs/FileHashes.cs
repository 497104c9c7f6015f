using System.Security.Cryptography;
using System.Text;
using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Outputs;

/// <summary>A file of a run folder and what it held when the run ended.</summary>
/// <param name="Path">Path within the folder, with <c>/</c>.</param>
/// <param name="Sha256">64 hex digits.</param>
public sealed record FileHash(string Path, string Sha256);

/// <summary>
/// Tells whether a run folder is as its run left it: the record names its files by hash, and itself. It guards against
/// mistakes, not against somebody who mends the hashes too; against those, run it again with <c>verify</c>.
/// </summary>
public static class FileHashes
{
    /// <summary>Hashes of tables, scenario and daily hashes; the database holds views alone.</summary>
    public static IReadOnlyList<FileHash> Of(RunFolder folder)
    {
        IEnumerable<string> tables = Directory.Exists(folder.TablesPath)
            ? Directory.EnumerateFiles(folder.TablesPath, "*.parquet").Order(StringComparer.Ordinal)
            : [];
        return
        [
            .. tables.Concat([folder.ScenarioPath, folder.HashesPath]).Where(File.Exists).Select(path =>
                new FileHash(Path.GetRelativePath(folder.Root, path).Replace('\\', '/'), OfFile(path))),
        ];
    }

    /// <summary>Hash of a file, 64 hex digits.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static string OfFile(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception cause) when (WholeFile.IsDiskTrouble(cause))
        {
            throw new BadInputException(path, "unreadable", $"cannot be read: {cause.Message}");
        }
    }

    /// <summary>Hash of a record without its own.</summary>
    public static string OfRecord(RunRecord record) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes((record with { Fingerprint = null }).ToJson())));

    /// <summary>The record with its own hash in it.</summary>
    public static RunRecord Sealed(RunRecord record) => record with { Fingerprint = OfRecord(record) };

    /// <summary>Refuses a folder that was edited or is not whole; records of before there were hashes pass.</summary>
    /// <exception cref="BadInputException">All files that are not as they were.</exception>
    public static void Check(RunFolder folder, RunRecord record)
    {
        var problems = new List<Problem>();
        void Add(string path, string code, string message) => problems.Add(new Problem(path, 0, 0, code, message));
        if (record.Fingerprint is { } own && own != OfRecord(record))
        {
            Add(folder.RecordPath, "edited-run", "does not match its own fingerprint; it was edited after the run");
        }
        foreach (FileHash file in record.Files)
        {
            string path = Path.Combine(folder.Root, file.Path);
            if (!File.Exists(path))
            {
                Add(path, "missing-file", "is missing; the run left it, and run.json names it");
            }
            else if (OfFile(path) != file.Sha256)
            {
                Add(path, "edited-run", $"was changed after the run: run.json names another content ({file.Sha256})");
            }
        }
        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }
    }

    /// <summary>Refuses besides a folder whose run was ended before it could put its tables together.</summary>
    public static void CheckWhole(RunFolder folder, RunRecord record)
    {
        Check(folder, record);
        if (Directory.Exists(folder.LivePath))
        {
            throw new BadInputException(
                folder.Root, "half-written",
                "is half-written: its run still goes on or was killed; only a run that ended by itself is compared");
        }
    }
}
