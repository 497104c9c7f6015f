using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Glasshouse.Tests.Nations;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class NationFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nation");

    public NationFolderTests()
    {
        Write("provinces.csv", "name,population", "North,6000", "South,9000");
        Write("ages.csv", "age_from,age_to,persons", "0,17,3000", "18,64,9000", "65,,3000");
        Write("households.csv", "size,households", "1,2500", "2,2300", "3+,2000");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_record_of_a_run_holds_a_users_own_nation()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(TestFiles.Repository, "data", "fictional")))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)), overwrite: true);
        }
        var texts = InputTexts.FromShippedAndDisk();
        NationMarginals read = NationFolder.Read(_folder.FullName, texts);
        _folder.EnumerateFiles().ToList().ForEach(file => file.Delete());
        NationMarginals again = NationFolder.Read(_folder.FullName, InputTexts.FromRecorded(texts.Read));
        Assert.Equal(read.Provinces, again.Provinces);
        Assert.Equal(read.Municipalities, again.Municipalities);
        Assert.Equal((read.Label, read.Persons, read.FemaleShare), (again.Label, again.Persons, again.FemaleShare));
    }

    [Fact]
    public void Shipped_nations_read_and_call_themselves_synthetic()
    {
        Assert.Equal(["china-like", "fictional", "netherlands"], NationFolder.Presets);
        Assert.All(NationFolder.Presets, preset => Assert.EndsWith("(synthetic)", NationFolder.Read(preset).Label));
        Assert.Equal(31, NationFolder.Read("china-like").Provinces.Length);
        Assert.Equal(355, NationFolder.Read("netherlands").Municipalities.Length);
        Assert.Equal(40, NationFolder.Read("fictional").Municipalities.Length);
    }

    [Fact]
    public void Three_tables_are_a_nation()
    {
        NationMarginals marginals = NationFolder.Read(_folder.FullName);
        Assert.Equal(15000, marginals.Persons);
        using var team = new Team(1);
        using Nation nation = NationDrawing.Draw(marginals, 5000, 3, DrawnNation.Parameters, team);
        Assert.Equal(2000, nation.Provinces[0].Citizens);
    }

    [Theory]
    [InlineData("netherlands")]
    [InlineData("china-like")]
    [InlineData("fictional")]
    public void A_copy_of_a_shipped_nation_is_a_nation_of_ones_own(string preset)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(TestFiles.Repository, "data", preset)))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)), overwrite: true);
        }
        Assert.Equal(NationFolder.Read(preset).Persons, NationFolder.Read(_folder.FullName).Persons);
    }

    [Fact]
    public void Of_several_years_in_the_header_the_newest_counts()
    {
        Write("provinces.csv", "name,population_2010,population_2020", "North,1,6000", "South,1,9000");
        Assert.Equal(15000, NationFolder.Read(_folder.FullName).Persons);
    }

    [Fact]
    public void Missing_tables_are_all_named_at_once()
    {
        _folder.EnumerateFiles().ToList().ForEach(file => file.Delete());
        IReadOnlyList<Problem> problems = Problems();
        Assert.Equal(3, problems.Count(problem => problem.Code == "missing-file"));
    }

    [Fact]
    public void Every_bad_cell_is_named_with_its_place()
    {
        Write("provinces.csv", "name,population", "North,many", "South,-4", "West,9e15");
        Write("ages.csv", "age_from,age_to,persons", "0,17,3000", "19,64,9000", "65,,3000");
        Write("households.csv", "size,households", "1,2500", "2.5,2300", "3+,");
        IReadOnlyList<Problem> problems = Problems();
        Assert.Contains(problems, problem => problem is { Code: "not-a-number", Line: 2, Column: 2 });
        Assert.Contains(problems, problem => problem is { Code: "negative", Line: 3, Column: 2 });
        Assert.Contains(problems, problem => problem is { Code: "absurd", Line: 4, Column: 2 });
        Assert.Contains(problems, problem => problem is { Code: "gap", Line: 3 });
        Assert.Contains(problems, problem => problem is { Code: "not-whole", Line: 3, Column: 1 });
        Assert.Contains(problems, problem => problem is { Code: "missing-value", Line: 4, Column: 2 });
    }

    [Fact]
    public void An_unknown_column_is_answered_with_the_nearest()
    {
        Write("ages.csv", "age_form,age_to,persons", "0,17,3000", "18,,9000");
        IReadOnlyList<Problem> problems = Problems();
        Assert.Contains(problems, problem =>
            problem.Code == "unknown-column" && problem.Message.Contains("age_from", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Code == "missing-column");
    }

    [Fact]
    public void A_misspelt_table_is_answered_with_the_nearest()
    {
        Write("municipalites.csv", "name,province,population", "Aa,North,6000", "Bee,South,9000");
        Problem problem = Assert.Single(Problems());
        Assert.Equal("unknown-file", problem.Code);
        Assert.Contains("municipalities.csv", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_is_told()
    {
        Write("ages.csv");
        Assert.Contains(Problems(), problem => problem.Code == "empty");
    }

    [Theory]
    [InlineData("people.csv", "first_name,age", "Ann,34")]
    [InlineData("ages.csv", "bsn,age_from,age_to,persons", "123,0,17,1")]
    [InlineData("households.csv", "Date of Birth,size,households", "1990-01-01,1,1")]
    [InlineData("provinces.csv", "name,address,population", "x,y,1")]
    [InlineData("ages.csv", "name,age_from,age_to,persons", "Ann,0,17,1")]
    [InlineData("municipalities.csv", "name,province_code,population,e-mail", "x,P01,1,a@b")]
    [InlineData("survey.csv", "age,sex,province", "34,f,North")]
    [InlineData("scores.tsv", "id_number\tscore", "7\t950")]
    public void A_table_with_records_about_people_is_refused(string file, params string[] lines)
    {
        Write(file, lines);
        IReadOnlyList<Problem> problems = Problems();
        Assert.All(problems, problem => Assert.Equal("person-records", problem.Code));
        Assert.Contains(
            problems, problem => problem.Message.Contains("no records about people", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_counts_one_in_every_row_is_refused()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 200).Select(row => $"Place {row},P01,1");
        Write("municipalities.csv", ["name,province_code,population", .. rows]);
        Assert.Contains(Problems(), problem => problem.Code == "person-records");
    }

    [Fact]
    public void A_nation_of_nobody_is_refused()
    {
        Write("provinces.csv", "name,population", "North,3", "South,0");
        Assert.Contains(Problems(), problem => problem.Code == "absurd");
    }

    [Fact]
    public void Keys_are_checked_for_name_and_range()
    {
        Write("nation.csv", "key,value", "female_share,1.4", "employd_share,0.5");
        IReadOnlyList<Problem> problems = Problems();
        Assert.Contains(problems, problem => problem is { Code: "out-of-range", Line: 2 });
        Assert.Contains(problems, problem =>
            problem.Code == "unknown-key" && problem.Message.Contains("employed_share", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("crown;province;crown", "names from the top down are expected, separated by ; and none empty or twice")]
    [InlineData("crown;province;", "names from the top down are expected, separated by ; and none empty or twice")]
    [InlineData("crown;province", "levels must name one below the second")]
    public void Levels_that_make_no_tree_of_offices_are_refused(string levels, string expected)
    {
        Write("nation.csv", "key,value", $"levels,{levels}", "municipality_level,borough");
        Assert.Contains(Problems(), problem => problem.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_no_nation_is_answered_with_the_nearest()
    {
        Problem problem = Assert.Single(
            Assert.Throws<BadInputException>(() => NationFolder.Read("nederlands")).Problems);
        Assert.Contains("netherlands", problem.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Problem> Problems() =>
        Assert.Throws<BadInputException>(() => NationFolder.Read(_folder.FullName)).Problems;

    private void Write(string file, params string[] lines) =>
        File.WriteAllLines(Path.Combine(_folder.FullName, file), lines);
}
