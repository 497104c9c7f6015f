namespace Glasshouse.Tests;

/// <summary>Files that lie beside the tests.</summary>
public static class TestFiles
{
    /// <summary>Folder of the whole project: the nearest above the built tests that holds the solution.</summary>
    public static string Repository { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Folder of the tests' sources.</summary>
    public static string Folder { get; } = Path.Combine(Repository, "tests", "Glasshouse.Tests");

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Folder, path));

    // Source paths that the compiler writes down are made anonymous in a repeatable build, so they lead nowhere.
    private static string Above(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The tests are not run from inside the project."),
        _ when File.Exists(Path.Combine(folder.FullName, "Glasshouse.slnx")) => folder.FullName,
        _ => Above(folder.Parent),
    };
}
