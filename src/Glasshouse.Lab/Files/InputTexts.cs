using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Glasshouse.Lab.Files;

/// <summary>What a text is for.</summary>
public enum InputKind
{
    Scenario,
    Regime,
    Cases,
    Parameters,
    Behaviours,

    /// <summary>A lending study.</summary>
    Lending,

    /// <summary>A table of a user's own nation.</summary>
    Nation,

    /// <summary>Many runs of a scenario.</summary>
    Experiment,
}

/// <summary>A text that a run rests on, kept so that the run can be made again from its record alone.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Name by which the scenario or the program asks for it.</param>
/// <param name="File">Where it was read, as messages name it.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Sha256">Its fingerprint, in lower-case hexadecimal.</param>
public sealed record InputText(InputKind Kind, string Name, string File, string Text, string Sha256)
{
    public static InputText Of(InputKind kind, string name, string file, string text) =>
        new(kind, name, file, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}

/// <summary>
/// Finds texts by name or path and remembers every one it handed out. Behind it stand the shipped files and the
/// disk, or the record of an earlier run.
/// </summary>
public sealed class InputTexts
{
    private const long MostBytes = 4 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ImmutableArray<InputText>? _recorded;
    private readonly List<InputText> _read = [];

    private InputTexts(ImmutableArray<InputText>? recorded) => _recorded = recorded;

    public static InputTexts FromShippedAndDisk() => new(null);

    /// <summary>Only what was recorded, whatever lies on the disk now.</summary>
    public static InputTexts FromRecorded(IEnumerable<InputText> recorded) => new([.. recorded]);

    /// <summary>Everything handed out so far, each once, in the order of first use.</summary>
    public ImmutableArray<InputText> Read => [.. _read];

    /// <summary>Sections of the parameters that are there.</summary>
    public ImmutableArray<string> ParameterSections => _recorded is { } recorded
        ? [.. recorded.Where(text => text.Kind == InputKind.Parameters).Select(text => text.Name)]
        : Shipped.ParameterSections;

    /// <summary>The text of this name.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="name">A shipped name or a path; a regime's path may be its folder.</param>
    /// <param name="folder">Folder from which a relative path counts; null for the working folder.</param>
    /// <exception cref="BadInputException">There is no such text, or it cannot be read.</exception>
    public InputText Open(InputKind kind, string name, string? folder = null)
    {
        InputText text = Find(kind, name, folder)
            ?? throw new BadInputException(name, "unknown-name", $"is {Unknown(kind, name)}");
        Keep(text);
        return text;
    }

    /// <summary>Remembers a text that was found in another way, so that the record of a run holds it.</summary>
    public void Keep(InputText text)
    {
        if (!_read.Contains(text))
        {
            _read.Add(text);
        }
    }

    /// <summary>Whether these are the texts of a recorded run, whatever lies on the disk now.</summary>
    public bool AreRecorded => _recorded is not null;

    /// <summary>A recorded text, or null where the record has none of that name.</summary>
    public InputText? Recorded(InputKind kind, string name) =>
        _recorded?.FirstOrDefault(text => text.Kind == kind && text.Name == name);

    /// <summary>Whether there is a text of this name; whether it can be read is another matter.</summary>
    public bool Has(InputKind kind, string name, string? folder = null) =>
        _recorded is { } recorded
            ? recorded.Any(text => text.Kind == kind && text.Name == name)
            : Shipped.Text(ShippedFile(kind, name)) is not null || OnDisk(kind, name, folder) is not null;

    /// <summary>What a message says about a name that leads nowhere, after "is".</summary>
    public string Unknown(InputKind kind, string name)
    {
        ImmutableArray<string> shipped = kind switch
        {
            InputKind.Scenario => Shipped.Scenarios,
            InputKind.Experiment => Shipped.Experiments,
            _ => Shipped.Regimes,
        };
        string what = Spelling.Of(kind);
        return _recorded is not null ? $"no {what} that the record holds; it was changed"
            : LooksLikePath(name)
            ? $"no file; expected a {what} file"
            : $"no shipped {what} and no file; {Nearest.Advice(name, shipped)}";
    }

    /// <summary>Folder that relative paths inside the text count from; null where the text was shipped.</summary>
    public string? FolderOf(InputText text) =>
        _recorded is null && Shipped.Text(ShippedFile(text.Kind, text.Name)) is null
            ? Path.GetDirectoryName(Path.GetFullPath(text.File))
            : null;

    private InputText? Find(InputKind kind, string name, string? folder)
    {
        if (_recorded is { } recorded)
        {
            return recorded.FirstOrDefault(text => text.Kind == kind && text.Name == name);
        }
        string file = ShippedFile(kind, name);
        if (Shipped.Text(file) is { } shipped)
        {
            return InputText.Of(kind, name, file, shipped);
        }
        return OnDisk(kind, name, folder) is { } path ? InputText.Of(kind, name, path, TextOf(path)) : null;
    }

    private static string ShippedFile(InputKind kind, string name) => kind switch
    {
        InputKind.Scenario => $"scenarios/{name}.yaml",
        InputKind.Regime => $"regimes/{name}/regime.yaml",
        InputKind.Cases => $"regimes/{name}/cases.yaml",
        InputKind.Parameters => $"data/parameters/{name}.yaml",
        InputKind.Experiment => $"experiments/{name}.yaml",
        _ => $"data/{name}.yaml",
    };

    private static string? OnDisk(InputKind kind, string name, string? folder)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }
        string path = folder is null ? name : Path.Combine(folder, name);
        string? within = kind switch
        {
            InputKind.Regime => "regime.yaml",
            InputKind.Cases => "cases.yaml",
            _ => null,
        };
        if (within is not null && Directory.Exists(path))
        {
            path = Path.Combine(path, within);
        }
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static bool LooksLikePath(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
        || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text of a file on the disk.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is no text.</exception>
    public static string TextOf(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new BadInputException(path, "unreadable-file", "is a folder; expected a file");
            }
            if (new FileInfo(path) is { Length: > MostBytes } big)
            {
                throw new BadInputException(path, "unreadable-file",
                    $"has {big.Length} bytes; allowed are 0 to {MostBytes} bytes");
            }
            string text = Utf8.GetString(File.ReadAllBytes(path));
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException(path, "not-yaml", "is not text in UTF-8");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, "unreadable-file", $"cannot be read: {Reason(exception)}");
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission is denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there",
        _ => exception.Message,
    };
}
