namespace Glasshouse.Tests.Cli;

/// <summary>A folder of its own to run the program in, gone afterwards.</summary>
internal sealed class WorkingFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("glasshouse-cli-").FullName;

    /// <summary>Everything in it, to see that nothing came or went.</summary>
    public string[] Entries =>
        [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public Answer Run(params string[] words) => GlasshouseProgram.Run(Path, words);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
