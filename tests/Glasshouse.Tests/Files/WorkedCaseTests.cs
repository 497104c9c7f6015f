using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class WorkedCaseTests : IDisposable
{
    private const string Passing = """
        glasshouse: 1
        cases:
          speeding_costs_thirty:
            system: citizen
            steps:
              - {day: 3, record: speeding, channel: police}
              - {day: 5, record: speeding, channel: police}
            expect:
              - {day: 4, score: 70, band: high, lists: []}
              - {day: 5, score: 40, band: low}
        """;

    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string, string> ShippedCases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string regime in Shipped.Regimes)
            {
                foreach (WorkedCase worked in CasesOf(regime).Cases)
                {
                    data.Add(regime, worked.Name);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ShippedCases))]
    public void A_shipped_worked_example_comes_out_as_it_says(string regime, string name)
    {
        (Regime rules, ImmutableArray<Behaviour> catalogue, ImmutableArray<WorkedCase> cases) = CasesOf(regime);
        Assert.Empty(CaseRunner.Run(rules, catalogue, cases.Single(worked => worked.Name == name)));
    }

    [Fact]
    public void Every_shipped_regime_has_worked_examples() =>
        Assert.All(Shipped.Regimes, regime => Assert.NotEmpty(CasesOf(regime).Cases));

    [Fact]
    public void Cases_beside_a_regime_are_worked_when_checked() => Assert.Empty(Problems(Passing));

    [Theory]
    [InlineData("score: 70", "score: 71",
        "9:25 cases.speeding_costs_thirty.expect.0.score is 71; the regime makes it 70")]
    [InlineData("band: low", "band: high",
        "10:35 cases.speeding_costs_thirty.expect.1.band is high; the regime makes it low")]
    [InlineData("lists: []", "lists: [debtors]",
        "9:48 cases.speeding_costs_thirty.expect.0.lists is [debtors]; the regime makes it []")]
    [InlineData("record: speeding", "record: speding",
        "6:26 cases.speeding_costs_thirty.steps.0.record is speding, nothing that a citizen does; nearest is speeding")]
    [InlineData(", channel: police", "",
        "6:9 cases.speeding_costs_thirty.steps.0 has a record but no channel; say who files it")]
    [InlineData("record: speeding, ", "",
        "6:9 cases.speeding_costs_thirty.steps.0 says how a record is filed, but not which (record)")]
    [InlineData("{day: 3,", "{day: 9,",
        "7:9 cases.speeding_costs_thirty.steps.1 lies before the step above it; steps follow the days")]
    [InlineData("channel: police", "channel: police, not_applied: [speeding_costs]",
        "6:66 cases.speeding_costs_thirty.steps.0.not_applied names speeding_costs, no rule with an applied_share or "
        + "municipality_share below 1; none is allowed here")]
    [InlineData("system: citizen", "system: official",
        "6:26 cases.speeding_costs_thirty.steps.0.record is speeding, nothing that a official does; ")]
    [InlineData("channel: police", "channel: police, mends: on",
        "6:60 cases.speeding_costs_thirty.steps.0.mends is on, but speeding is no obligation, and nothing else can be "
        + "paid")]
    [InlineData("system: citizen", "system: office",
        "4:13 cases.speeding_costs_thirty.system is office; allowed are citizen, organisation, official")]
    [InlineData("system: citizen", "system: citizen\n    start: 900",
        "5:12 cases.speeding_costs_thirty.start is 900, no score of this system")]
    public void A_case_that_fails_or_means_nothing_is_refused(string right, string wrong, string problem) =>
        Assert.Contains(
            Problems(Passing.Replace(right, wrong)),
            found => found.StartsWith($"cases.yaml:{problem}", StringComparison.Ordinal));

    private string[] Problems(string cases)
    {
        _files.Write("regime.yaml", WrittenFiles.Regime);
        return _files.Checked(_files.Write("cases.yaml", cases));
    }

    private static (Regime Rules, ImmutableArray<Behaviour> Catalogue, ImmutableArray<WorkedCase> Cases) CasesOf(
        string regime)
    {
        InputTexts texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        Regime rules = RegimeReader.Read(texts, regime, catalogue);
        return (rules, catalogue, CasesReader.Read(texts, regime, rules, catalogue));
    }
}
