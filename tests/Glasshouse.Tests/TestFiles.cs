using System.Runtime.CompilerServices;

namespace Glasshouse.Tests;

/// <summary>Files that lie beside the tests.</summary>
public static class TestFiles
{
    /// <summary>Folder of the tests' sources.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(Here())!;

    /// <summary>Folder of the whole project.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Folder, "..", ".."));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Folder, path));

    private static string Here([CallerFilePath] string path = "") => path;
}
