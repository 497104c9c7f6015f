using System.Collections.Immutable;
using System.Text;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Reads the marginal counts of a nation: a shipped preset, or a folder of a user's own with the same files. Required
/// are provinces.csv, ages.csv and households.csv; for the rest stand assumed tables (data/assumed). The columns are
/// those of <see cref="TableShape"/>, and data/SOURCES.md describes them.
/// </summary>
public static class NationFolder
{
    private const string Assumed = "data/assumed/";
    private const long MostBytes = 8 << 20;
    private const int MostHeaderCharacters = 1 << 16;

    // Other years of the broad bands may lie beside the one that is read.
    private const string BroadEvidence = "ages_broad_";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ImmutableArray<string> Presets { get; } = ["china-like", "fictional", "netherlands"];

    /// <summary>Reads and checks all of it.</summary>
    /// <param name="presetOrFolder">A preset's name or the path of a folder.</param>
    /// <param name="texts">Keeps the tables of a folder for the record, or has them from one; may be left out.</param>
    /// <exception cref="BadInputException">Everything that is wrong with it.</exception>
    public static NationMarginals Read(string presetOrFolder, InputTexts? texts = null)
    {
        var problems = new List<Problem>();
        Func<string, Source?> find;
        if (Presets.Contains(presetOrFolder))
        {
            find = file => Shipped.Text($"data/{presetOrFolder}/{file}") is { } text
                ? new Source($"data/{presetOrFolder}/{file}", text)
                : null;
        }
        else if (texts is { AreRecorded: true })
        {
            find = file => texts.Recorded(InputKind.Nation, file) is { } text ? new Source(text.File, text.Text) : null;
        }
        else if (Directory.Exists(presetOrFolder))
        {
            CheckFolderOrRefuse(presetOrFolder, problems);
            find = file => Kept(texts, file, FromDisk(Path.Combine(presetOrFolder, file), problems));
        }
        else
        {
            string advice = Nearest.Advice(presetOrFolder, Presets);
            throw new BadInputException(
                presetOrFolder, "unknown-nation", $"is no folder and no shipped nation; {advice}");
        }
        if (problems.Any(problem => problem.Code == PersonBoundary.Code))
        {
            throw new BadInputException(problems);
        }
        var tables = new NationTables(presetOrFolder, find, DefaultOf, problems);
        string fallback = Path.GetFileName(Path.TrimEndingDirectorySeparator(presetOrFolder));
        NationMarginals? marginals = new MarginalsReader(tables, problems).Read($"{fallback} (synthetic)");
        return problems.Count == 0 && marginals is not null ? marginals : throw new BadInputException(problems);
    }

    private static Source? Kept(InputTexts? texts, string file, Source? source)
    {
        if (source is not null)
        {
            texts?.Keep(InputText.Of(InputKind.Nation, file, source.File, source.Text));
        }
        return source;
    }

    private static Source? DefaultOf(string file) =>
        Shipped.Text(Assumed + file) is { } text ? new Source(Assumed + file, text) : null;

    private static void CheckFolderOrRefuse(string folder, List<Problem> problems)
    {
        try
        {
            CheckFolder(folder, problems);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(folder, "unreadable", $"cannot be read: {failure.Message}");
        }
    }

    // Looks at every table of the folder, used or not: no record of a person may lie there.
    private static void CheckFolder(string folder, List<Problem> problems)
    {
        IEnumerable<string> known = TableShape.All.Select(shape => shape.File).Concat(TableShape.EvidenceOnly);
        string[] files =
        [
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
        string? broad = BroadAges(folder);
        foreach (string path in files)
        {
            string file = Path.GetRelativePath(folder, path);
            bool isRead = TableShape.All.Any(shape => shape.File == file) || file == broad;
            if (isRead)
            {
                // Its columns are checked where it is read.
                continue;
            }
            bool isEvidence = known.Contains(file) || file.StartsWith(BroadEvidence, StringComparison.Ordinal);
            string[] columns = HeaderOf(path).Split(',', ';', '\t');
            bool isMisspelt = Nearest.Of(file, known) is not null;
            bool isAdmitted = PersonBoundary.Admits(path, columns, isMisspelt || isEvidence, problems);
            if (isAdmitted && !isEvidence && !IsProse(path))
            {
                problems.Add(new Problem(
                    path, 0, 0, "unknown-file", $"is no table of a nation; {Nearest.Advice(file, known)}"));
            }
        }
    }

    private static string HeaderOf(string path)
    {
        try
        {
            char[] start = new char[MostHeaderCharacters];
            using var reader = new StreamReader(path, Encoding.UTF8);
            int read = reader.ReadBlock(start);
            return new string(start, 0, read).Split('\n')[0].Trim('\uFEFF', '\r', ' ');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? BroadAges(string folder)
    {
        string path = Path.Combine(folder, TableShape.Nation.File);
        const string Key = "broad_ages,";
        return File.Exists(path)
            ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))?
                .Split(',')[1].Trim()
            : null;
    }

    // Notes may lie beside the tables; their first lines were looked at like any table's.
    private static bool IsProse(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".md" or ".txt"
        || Path.GetFileName(path) is "README" or "LICENSE";

    private static Source? FromDisk(string path, List<Problem> problems)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        long bytes = new FileInfo(path).Length;
        if (bytes > MostBytes)
        {
            problems.Add(new Problem(
                path, 0, 0, "absurd", $"has {bytes} bytes; a table of counts has at most {MostBytes}"));
            return null;
        }
        try
        {
            return new Source(path, Utf8.GetString(File.ReadAllBytes(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new Problem(path, 0, 0, "unreadable", $"cannot be read as UTF-8 text: {failure.Message}"));
            return null;
        }
    }
}

/// <summary>A text and where it stands.</summary>
internal sealed record Source(string File, string Text);

/// <summary>The tables of one nation, each read when asked for; assumed ones stand in for what is absent.</summary>
internal sealed class NationTables(
    string folder, Func<string, Source?> find, Func<string, Source?> defaultOf, List<Problem> problems)
{
    /// <summary>The nation's own table; null where it has none. A required one that is missing is a problem.</summary>
    public CountTable? Own(TableShape shape)
    {
        int before = problems.Count;
        Source? source = find(shape.File);
        if (source is null && shape.IsRequired && problems.Count == before)
        {
            problems.Add(new Problem(
                $"{folder}/{shape.File}", 0, 0, "missing-file",
                $"is missing; a nation needs {string.Join(", ", Required)}"));
        }
        return source is null ? null : CountTable.Read(source.File, source.Text, shape, problems);
    }

    /// <summary>The nation's own table, or else the assumed one.</summary>
    public CountTable OwnOrAssumed(TableShape shape, out bool isOwn)
    {
        int before = problems.Count;
        CountTable? own = Own(shape);
        isOwn = own is not null || problems.Count > before;
        return own ?? AssumedOf(shape);
    }

    public CountTable AssumedOf(TableShape shape)
    {
        Source source = defaultOf(shape.File)
            ?? throw new InvalidOperationException($"No assumed table {shape.File} travels with the program.");
        return CountTable.Read(source.File, source.Text, shape, problems)
            ?? throw new InvalidOperationException($"The assumed table {shape.File} cannot be read.");
    }

    private static IEnumerable<string> Required =>
        TableShape.All.Where(shape => shape.IsRequired).Select(shape => shape.File);
}
