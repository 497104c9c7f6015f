using System.Reflection;
using Glasshouse.Lab.Outputs;
using Xunit;

namespace Glasshouse.Tests.Tidy;

/// <summary>What no analyzer checks.</summary>
public sealed class TidyTests
{
    private const int LongestLine = 120;
    private const int LongestFile = 400;

    private static readonly string[] Stages =
    [
        "Orders", "Journeys", "Acts", "Contagion", "Observations", "Scores", "Consequences", "Appeals", "Beliefs",
        "Markets", "Measures",
    ];

    private static readonly string[] VagueEndings =
        ["Manager", "Helper", "Util", "Utils", "Common", "Base", "Processor", "Service"];

    private static IEnumerable<string> Sources => new[] { "src", "tests", "bench" }
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(TestFiles.Repository, folder), "*.cs", SearchOption.AllDirectories));

    [Fact]
    public void No_line_is_longer_than_120_columns() => Assert.Empty(Sources.SelectMany(path =>
        File.ReadLines(path).Index().Where(line => line.Item.Length > LongestLine && !line.Item.Contains("https://"))
            .Select(line => $"{Path.GetFileName(path)}:{line.Index + 1}")));

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(
        Sources.Where(path => File.ReadLines(path).Count() > LongestFile).Select(Path.GetFileName));

    [Fact]
    public void No_type_has_a_vague_name() => Assert.Empty(Ours().SelectMany(assembly => assembly.GetTypes())
        .Where(type => VagueEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)))
        .Select(type => type.FullName));

    [Fact]
    public void No_unfinished_work_is_marked_in_the_sources() => Assert.Empty(Sources.SelectMany(path =>
        File.ReadLines(path).Where(line => line.Contains("TO" + "DO") || line.Contains("FIX" + "ME"))
            .Select(line => $"{Path.GetFileName(path)}: {line.Trim()}")));

    [Fact]
    public void The_day_names_its_eleven_stages_in_order_and_each_is_a_folder()
    {
        string model = Path.Combine(TestFiles.Repository, "src", "Glasshouse.Model");
        string day = File.ReadAllText(Path.Combine(model, "Day.cs"));
        int[] places = [.. Stages.Select((stage, k) => day.IndexOf($"// {k + 1} {stage}:", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.All(Stages, stage => Assert.True(Directory.Exists(Path.Combine(model, stage)), stage));
        Assert.True(day.Split('\n').Length < 90, "Day.cs is one screen.");
    }

    [Fact]
    public void References_run_one_way()
    {
        string[] order = ["Glasshouse.Engine", "Glasshouse.Model", "Glasshouse.Lab", "Glasshouse.Web", "glasshouse"];
        foreach (Assembly assembly in Ours())
        {
            int own = Array.IndexOf(order, assembly.GetName().Name);
            Assert.All(
                assembly.GetReferencedAssemblies().Select(name => Array.IndexOf(order, name.Name)),
                reference => Assert.True(reference < own, $"{assembly.GetName().Name}"));
        }
    }

    [Fact]
    public void The_parameter_table_of_the_model_document_is_the_one_in_force()
    {
        string document = File.ReadAllText(Path.Combine(TestFiles.Repository, "MODEL.md"));
        const string Begin = "<!-- parameters:begin -->\n";
        const string End = "<!-- parameters:end -->";
        int from = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = document.IndexOf(End, StringComparison.Ordinal);
        string expected = Listings.Of("parameters").AsMarkdown();
        if (Environment.GetEnvironmentVariable("GLASSHOUSE_UPDATE_GOLDEN") == "1")
        {
            string renewed = document[..from] + "\n" + expected + "\n" + document[to..];
            File.WriteAllText(Path.Combine(TestFiles.Repository, "MODEL.md"), renewed);
        }
        Assert.Equal(expected.Trim(), document[from..to].Trim());
    }

    private static Assembly[] Ours() =>
    [
        typeof(Glasshouse.Engine.Randomness.Philox).Assembly, typeof(Model.Run).Assembly,
        typeof(Lab.Outputs.Report).Assembly, typeof(Glasshouse.Cli.ExitCode).Assembly,
    ];
}
