using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Glasshouse.Lab.Files;

/// <summary>What travels inside the program: scenarios, regimes, parameters and the behaviour catalogue.</summary>
public static class Shipped
{
    private static readonly Assembly Home = typeof(Shipped).Assembly;

    // Resource names keep the separators of the system that built the program.
    private static readonly ImmutableSortedDictionary<string, string> Names = Home.GetManifestResourceNames()
        .ToImmutableSortedDictionary(name => name.Replace('\\', '/'), name => name, StringComparer.Ordinal);

    public static ImmutableArray<string> Scenarios { get; } = Between("scenarios/", ".yaml");

    public static ImmutableArray<string> Regimes { get; } = Between("regimes/", "/regime.yaml");

    public static ImmutableArray<string> Experiments { get; } = Between("experiments/", ".yaml");

    /// <summary>Shipped regimes against an infection, the one without rules first.</summary>
    public static ImmutableArray<string> HealthRegimes { get; } =
    [
        ScenarioChecks.NoHealth,
        .. Regimes.Where(name => Text($"regimes/{name}/regime.yaml")!.Contains("\nhealth:", StringComparison.Ordinal)),
    ];

    public static ImmutableArray<string> Nations => NationFolder.Presets;

    /// <summary>Sections of the model's parameters, a file each.</summary>
    public static ImmutableArray<string> ParameterSections { get; } = Between("data/parameters/", ".yaml");

    /// <summary>Lending studies.</summary>
    public static ImmutableArray<string> LendingStudies { get; } = Between("data/lending/", ".yaml");

    /// <summary>Whether a text is that of a shipped regime, word for word, wherever it lies.</summary>
    public static bool IsRegime(string text)
    {
        string lines = WithPlainLines(text);
        return Regimes.Any(name => WithPlainLines(Text($"regimes/{name}/regime.yaml")!) == lines);
    }

    /// <summary>Text of a shipped file, such as <c>scenarios/first-look.yaml</c>; null where there is none.</summary>
    public static string? Text(string file)
    {
        if (!Names.TryGetValue(file, out string? resource))
        {
            return null;
        }
        using Stream stream = Home.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // A checkout on another system may end its lines in another way.
    private static string WithPlainLines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static ImmutableArray<string> Between(string start, string end) =>
    [
        .. Names.Keys
            .Where(name => name.StartsWith(start, StringComparison.Ordinal)
                && name.EndsWith(end, StringComparison.Ordinal))
            .Select(name => name[start.Length..^end.Length]),
    ];
}
