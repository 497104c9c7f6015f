using Glasshouse.Model;

namespace Glasshouse.Tests.Consequences;

/// <summary>A small nation under the debtor list in which judgments are common: a year shows every path.</summary>
public static class DebtorWorld
{
    public const string List = "court_debtors";

    private const string Regime = "debtor-list";

    public static RunInputs Inputs(int days = 360, params string[] set)
    {
        RunInputs inputs = SmallRuns.Inputs(Regime, citizens: 4000, days: days, set: set);
        return inputs with
        {
            Behaviours =
            [
                .. inputs.Behaviours.Select(behaviour => behaviour.Id == "unpaid_court_debt"
                    ? behaviour with { OpportunitiesPerYear = 0.5 }
                    : behaviour),
            ],
        };
    }

    /// <summary>The same with another rule for the list.</summary>
    public static RunInputs WithList(RunInputs inputs, Func<ListRule, ListRule> change)
    {
        Regime regime = inputs.Regimes[Regime];
        return inputs.Under(regime with
        {
            Citizens = regime.Citizens! with { Lists = [change(regime.Citizens.Lists.Single())] },
        });
    }

    /// <summary>The same with the list's rule amended on a day, or replaced by a regime that begins anew.</summary>
    public static RunInputs Amended(RunInputs inputs, int day, Func<ListRule, ListRule> change, bool keeps = true)
    {
        Regime regime = inputs.Regimes[Regime];
        Regime amended = regime with
        {
            Name = "amended",
            Citizens = regime.Citizens! with { Lists = [change(regime.Citizens.Lists.Single())] },
        };
        return inputs with
        {
            Regimes = inputs.Regimes.Add("amended", amended),
            Scenario = inputs.Scenario with
            {
                Timeline = [new TimelineEvent { Day = day, Regime = "amended", KeepsFiles = keeps }],
            },
        };
    }

    /// <summary>The same where nobody can contest.</summary>
    public static RunInputs WithoutAppeal(RunInputs inputs)
    {
        Regime regime = inputs.Regimes[Regime];
        return inputs.Under(regime with { Citizens = regime.Citizens! with { Appeal = null } });
    }

    /// <summary>Row of the unpaid judgment in the catalogue.</summary>
    public static int Debt(World world) => world.BehaviourRow("unpaid_court_debt");

    /// <summary>Sum of a national measure over the run's rows.</summary>
    public static double Total(RunInputs inputs, string measure) =>
        SmallRuns.Live(inputs, (_, kept) => Total(kept, measure));

    public static double Total(Kept kept, string measure) => kept.Measures
        .Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 }).Sum(row => row.Value);
}
