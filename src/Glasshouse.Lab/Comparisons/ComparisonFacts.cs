using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Comparisons;

/// <summary>What a comparison was made of, apart from its tables.</summary>
/// <param name="Records">Records of the arms; the first is what the others are held against.</param>
/// <param name="Names">Names of the arms, made unlike where two runs bear the same.</param>
/// <param name="Measures">Measures that were compared, in order of their names.</param>
/// <param name="Replicates">Seeds.</param>
public sealed record ComparisonFacts(
    IReadOnlyList<RunRecord> Records, IReadOnlyList<string> Names, IReadOnlyList<string> Measures, int Replicates)
{
    /// <summary>Of a comparison that has just been made.</summary>
    public static ComparisonFacts Of(RunComparison comparison) => new(
        comparison.Records, comparison.Names,
        [.. comparison.Figures.Select(one => one.Measure).Distinct().Order(StringComparer.Ordinal)],
        comparison.Replicates);

    /// <summary>Of a comparison whose tables lie in a folder of arms.</summary>
    /// <exception cref="BadInputException">The tables are of other arms than the folder's.</exception>
    public static ComparisonFacts Read(RunFolder folder, ComparisonAnswers answers)
    {
        RunRecord[] records = [.. folder.Runs().Select(arm => arm.ReadRecord())];
        string[] names = RunComparison.NamesOf(records);
        string[] Texts(string question) => [.. answers.Ask(question).Rows.Select(row => (string)row[0]!)];
        string[] compared = Texts("SELECT arm FROM \"compare.parquet\" GROUP BY arm_number, arm ORDER BY arm_number");
        if (!compared.SequenceEqual(names.Skip(1)))
        {
            throw new BadInputException(
                ComparisonFiles.People, "other-arms",
                $"is of {string.Join(", ", compared)}; the run has {string.Join(", ", names.Skip(1))}");
        }
        return new ComparisonFacts(
            records, names,
            Texts("SELECT DISTINCT measure FROM \"compare-replicates.parquet\" ORDER BY measure"),
            Texts("SELECT DISTINCT replicate::VARCHAR FROM \"compare-replicates.parquet\"").Length);
    }
}

/// <summary>A figure of a comparison with all that belongs to it.</summary>
/// <param name="Words">Its name and what it shows.</param>
/// <param name="Note">What is counted.</param>
/// <param name="Chart">The picture; null where the table is all.</param>
/// <param name="Table">The same figures.</param>
/// <param name="Sql">The question that gave them.</param>
public sealed record ComparisonFigure(ChartWords Words, string Note, Markup? Chart, ChartTable Table, string Sql)
{
    /// <summary>As it stands on a page of its own.</summary>
    public Markup Html()
    {
        Markup question = Markup.Of(
            $"<details><summary>SQL</summary><pre class=\"sql\"><code>{Sql}</code></pre></details>\n");
        return Chart is null
            ? Markup.Of(
                $"""
                <figure class="wide"><figcaption><strong>{Words.Title}</strong>
                <span>{Note}</span></figcaption>
                {Table.Html()}{question}</figure>

                """)
            : Markup.Of(
                $"""
                <figure class="narrow" id="figure-{Words.Id}">
                <figcaption><strong>{Words.Title}</strong> <span>{Note}</span></figcaption>
                {Chart}<details><summary>Table</summary>
                {Table.Html()}</details>
                {question}</figure>

                """);
    }
}
