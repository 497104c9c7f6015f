using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Xunit;

namespace Glasshouse.Tests.Acts;

/// <summary>Taxes: what switches change and what they leave alone, and what audits open.</summary>
public sealed class TaxTests
{
    private const int Years = 3 * Calendar.DaysPerYear;

    [Fact]
    public void Without_the_norm_peers_weigh_as_nothing()
    {
        RunInputs with = SmallRuns.Inputs("none", days: 60);
        ulong[] weightless = SmallRuns.Hashes(SmallRuns.Inputs("none", days: 60, set: "taxes.norm_weight=0"), 2);
        Assert.Equal(weightless, SmallRuns.Hashes(with.With(new Switches { TaxNorm = false }), 2));
        Assert.NotEqual(weightless, SmallRuns.Hashes(with, 2));
    }

    [Fact]
    public void Without_back_audits_only_the_year_at_hand_is_looked_at()
    {
        RunInputs with = SmallRuns.Inputs("none", days: 60);
        ulong[] without = SmallRuns.Hashes(SmallRuns.Inputs("none", days: 60, set: "taxes.back_audit_years=0"), 2);
        Assert.Equal(without, SmallRuns.Hashes(with.With(new Switches { BackAudits = false }), 2));
        Assert.NotEqual(without, SmallRuns.Hashes(with, 2));
    }

    [Fact]
    public void Without_audit_news_nobody_hears_of_others_audits()
    {
        Assert.True(Heard(new Switches { OwnExperience = false }) > 0);
        Assert.Equal(0, Heard(new Switches { OwnExperience = false, AuditNews = false }));

        static double Heard(Switches switches) => SmallRuns.Live(
            SmallRuns.Inputs("none", days: 90).With(switches),
            (world, _) => world.Nation.Organisations.Span.ToArray().Sum(one => one.Experience.NoticedCount));
    }

    [Fact]
    public void The_switches_of_taxes_change_no_citizen_but_by_the_trust_of_owners()
    {
        string[] still = ["taxes.audit_trust_step=0"];
        uint[] lives = SmallRuns.Lives(SmallRuns.Inputs("none", days: 200, set: still));
        var off = new Switches { TaxNorm = false, BackAudits = false, AuditNews = false };
        Assert.Equal(lives, SmallRuns.Lives(SmallRuns.Inputs("none", days: 200, set: still).With(off)));
    }

    [Fact]
    public void A_back_audit_files_true_acts_of_earlier_years()
    {
        RunInputs inputs = SmallRuns.Inputs("tax-grades", days: Years, set: "taxes.audit_ratio=3");
        (int old, int unknown) = SmallRuns.Live(inputs, (_, kept) =>
        {
            var acts = kept.Acts.ToDictionary(act => act.ActId);
            RecordRow[] earlier = [.. kept.Records.Where(record =>
                record.ActId is { } act && acts.TryGetValue(act, out ActRow done) && done.Day < record.Day)];
            Assert.All(earlier, record => Assert.Equal(NamedBehaviours.UnderDeclaredTax, record.Behaviour));
            Assert.All(earlier, record => Assert.Equal(0, (record.Day - acts[record.ActId!.Value].Day) % 365));
            Assert.Distinct(earlier.Select(record => record.ActId));
            return (earlier.Length, kept.Records.Count(record => record.ActId is { } act && !acts.ContainsKey(act)));
        });
        Assert.True(old > 0);
        Assert.Equal(0, unknown);
    }

    [Fact]
    public void Audits_by_risk_class_are_as_many_as_at_random_and_follow_what_nobody_else_reports()
    {
        RunInputs inputs = SmallRuns.Inputs("tax-grades", days: 1);
        Regime regime = inputs.Regimes["tax-grades"];
        regime = regime with { Organisations = regime.Organisations! with { TaxAudits = AuditBasis.RiskClass } };
        SmallRuns.Live(inputs.Under(regime), (world, _) =>
        {
            Organisation[] firms = world.Nation.Organisations.Span[..world.Nation.OrganisationsAtStart].ToArray();
            double[] ratios = [.. firms.Select((firm, row) => TaxAudits.RatioOf(world, row, firm))];
            Assert.Equal(1, ratios.Average(), 1e-9);
            Assert.All(firms.Zip(ratios), pair => Assert.Equal(
                TaxChoice.SelfDeclaredShare(world.Parameters.Taxes, pair.First) / world.Peers.MeanSelfDeclaredShare,
                pair.Second, 1e-12));
            return true;
        });
        SmallRuns.Live(inputs.Under(regime).With(new Switches { TargetedAudits = false }), (world, _) =>
        {
            Assert.All(
                world.Nation.Organisations.Span[..world.Nation.OrganisationsAtStart].ToArray()
                    .Select((firm, row) => TaxAudits.RatioOf(world, row, firm)),
                ratio => Assert.Equal(1, ratio));
            return true;
        });
    }

    [Fact]
    public void What_third_parties_report_is_declared_but_for_slips()
    {
        RunInputs inputs = SmallRuns.Inputs("none", days: Calendar.DaysPerYear, set: "taxes.untraced_share=0");
        double gap = SmallRuns.Live(inputs, (_, kept) =>
        {
            int[] filed = [.. kept.Measures.Where(row => row is { Measure: "tax_filings_per_1000_year", RegionId: 0 })
                .Select(row => row.GroupId).Distinct()];
            return kept.Measures.Where(row => row is { Measure: "tax_gap_share", RegionId: 0 }
                && filed.Contains(row.GroupId)).Max(row => row.Value);
        });
        Assert.Equal(0.003, gap, 0.001);
    }

    [Fact]
    public void Some_people_answer_for_several_companies_and_each_is_found_once() =>
        SmallRuns.Live(SmallRuns.Inputs("none", 20_000, 1), (world, _) =>
        {
            int shared = 0;
            for (int row = 0; row < world.Nation.OrganisationsAtStart; row++)
            {
                int owner = (int)world.Nation.Organisations[row].Owner;
                var firms = new List<int>();
                foreach (int firm in world.Ownership.Of(owner))
                {
                    Assert.Equal(owner, (int)world.Nation.Organisations[firm].Owner);
                    firms.Add(firm);
                }
                Assert.Contains(row, firms);
                Assert.Distinct(firms);
                shared += firms.Count > 1 ? 1 : 0;
            }
            Assert.True(shared > 0);
            return true;
        });

    [Fact]
    public void A_tax_year_keeps_what_was_hidden_and_what_of_it_was_found()
    {
        var past = new TaxPast();
        past.Add(0.5, isLate: false);
        past.Add(0, isLate: true);
        Assert.Equal(0.5, past.Hidden(1), 0.002);
        Assert.True(past.IsOpen(1));
        Assert.False(past.IsOpen(0));
        Assert.False(past.IsClean);
        past.Find(1);
        Assert.False(past.IsOpen(1));
        past.Add(1e-9, isLate: false);
        Assert.True(past.IsOpen(0));
        Assert.False(past.IsOpen(2));
        Assert.False(past.IsClean);
    }

    [Fact]
    public void A_tax_past_goes_on_for_longer_than_it_remembers()
    {
        var past = new TaxPast();
        for (int year = 0; year < 30; year++)
        {
            past.Add(1, isLate: true);
            past.Find(0);
        }
        Assert.False(past.IsOpen(5));
        past.Add(0, isLate: false);
        Assert.True(past.IsClean);
    }
}
