using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Glasshouse.Tests.Cli;
using Xunit;

namespace Glasshouse.Tests.Documents;

/// <summary>The code on the pages for Python and R does what the pages say, where the machine can run it.</summary>
public sealed partial class LanguagePageTests(SharedRuns runs) : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("python.md", "python", "py", "python3", "import duckdb, pyarrow, matplotlib", "-c")]
    [InlineData("r.md", "r", "R", "Rscript", "library(arrow); library(duckdb); library(jsonlite)", "-e")]
    public void The_code_of_the_page_makes_three_plots(
        string page, string language, string ending, string program, string libraries, string option)
    {
        Assert.SkipUnless(
            Run(program, option, libraries) == 0, $"{program} with its libraries ({libraries}) is missing");
        Copy(runs.OneFolder.Root, _folder["run"]);
        _folder.Write($"code.{ending}", CodeOf(page, language));
        Assert.Equal(0, Run(program, _folder[$"code.{ending}"]));
        Assert.Equal(3, Directory.EnumerateFiles(_folder.Path, "*.png").Count());
    }

    [Theory]
    [InlineData("python.md", "python")]
    [InlineData("r.md", "r")]
    public void Every_question_of_the_page_has_an_answer_in_a_run(string page, string language)
    {
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        string[] questions = [.. Question().Matches(CodeOf(page, language)).Select(found => found.Groups[1].Value)];
        Assert.Equal(2, questions.Length);
        string[] tables = ["measures", "groups"];
        Assert.All(questions, question =>
        {
            int place = 0;
            string asked = Source().Replace(question, _ => $"'{runs.OneFolder.TablePath(tables[place++])}'");
            using DuckDBCommand command = database.CreateCommand();
            command.CommandText = asked;
            using DuckDBDataReader reader = command.ExecuteReader();
            Assert.True(reader.Read(), question);
            Assert.True(Convert.ToDouble(
                reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture) >= 0);
        });
    }

    private static string CodeOf(string page, string language)
    {
        string text = File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", page));
        string code = text.Split($"```{language}\n")[1];
        return code[..code.IndexOf("```", StringComparison.Ordinal)];
    }

    private int Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["RUN"] = _folder["run"];
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "tables"));
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string place = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(path, place);
        }
    }

    [GeneratedRegex("\"\\s*\\n?(\\s*SELECT.*?)\"", RegexOptions.Singleline)]
    private static partial Regex Question();

    [GeneratedRegex(@"\{MEASURES\}|\{GROUPS\}|read_parquet\('%s'\)")]
    private static partial Regex Source();
}
