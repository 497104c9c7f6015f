using System.Collections.Immutable;
using System.Text;
using Glasshouse.Lab.Files;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class CatalogueReaderTests
{
    private const string Row = """
         {source: s, basis: assumed, meaning: m, subject: citizen, kind: merit, opportunities_per_year: 1,
            benefit: 1, harm: 0, moral_weight: 1,
            channels: {police: {seen_share: 0.5, false_per_exposure: 0, wrong_subject_share: 0}}}

        """;

    [Fact]
    public void The_shipped_catalogue_covers_citizens_organisations_and_officials()
    {
        ImmutableArray<Behaviour> behaviours = CatalogueReader.Read(InputTexts.FromShippedAndDisk());
        ILookup<SubjectKind, Behaviour> bySubject = behaviours.ToLookup(behaviour => behaviour.Subject);
        Assert.True(bySubject[SubjectKind.Citizen].Count() >= 9);
        Assert.True(bySubject[SubjectKind.Organisation].Count() >= 4);
        Assert.True(bySubject[SubjectKind.Official].Count() >= 4);
    }

    [Theory]
    [InlineData("  a_b:", "  a_b:", "c.yaml:6:3 gives a_b a second time; the first stands in line 3")]
    [InlineData("  a_b:", "  aB:", "c.yaml:6:3 behaviours.aB is not a usable name; allowed are small letters, digits "
        + "and underscores, a letter first, 60 at most")]
    public void Ids_are_words_that_stand_once(string first, string second, string problem) =>
        Assert.Equal([problem], Problems($"glasshouse: 1\nbehaviours:\n{first}{Row}{second}{Row}"));

    [Fact]
    public void A_channel_that_nobody_has_is_refused() =>
        Assert.StartsWith(
            "c.yaml:5:16 behaviours.a_b.channels.polize is polize; nearest is police",
            Assert.Single(Problems($"glasshouse: 1\nbehaviours:\n  a_b:{Row.Replace("police", "polize")}")),
            StringComparison.Ordinal);

    [Fact]
    public void More_behaviours_than_a_run_can_tell_apart_are_refused()
    {
        var text = new StringBuilder("glasshouse: 1\nbehaviours:\n");
        for (int i = 0; i <= CatalogueReader.MostBehaviours; i++)
        {
            text.Append("  b_").Append(i).Append(':').Append(Row);
        }
        Assert.Contains(
            "c.yaml:3:3 behaviours holds 4097 behaviours; allowed are 1 to 4096", Problems(text.ToString()));
    }

    private static string[] Problems(string text)
    {
        var findings = new Findings();
        CatalogueReader.Read("c.yaml", text, findings);
        return [.. findings.Problems.Select(problem => problem.ToString())];
    }
}
