using Xunit;

namespace Glasshouse.Tests.Charts;

/// <summary>
/// Holds a text against the one that was looked at and found right. Set GLASSHOUSE_UPDATE_GOLDEN=1 to write the
/// files anew; then look at them again.
/// </summary>
internal static class GoldenFile
{
    public static void Matches(string name, string text)
    {
        string path = Path.Combine(TestFiles.Folder, "Charts", "golden", name);
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path), $"{path} is missing; run once with GLASSHOUSE_UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
