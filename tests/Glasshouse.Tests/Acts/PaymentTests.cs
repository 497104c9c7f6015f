using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Tests.Consequences;
using Xunit;

namespace Glasshouse.Tests.Acts;

public sealed class PaymentTests
{
    [Fact]
    public void The_poor_are_oftener_without_means()
    {
        double[] shares = SmallRuns.Live(DebtorWorld.Inputs(days: 1), (world, _) => new[] { 0, 9 }
            .Select(decile => Enumerable.Range(0, world.Nation.Citizens.Length)
                .Where(row => world.Nation.Citizens[row].IncomeDecile == decile)
                .Average(row => Debts.WasUnable(world, row, DebtorWorld.Debt(world), 5) ? 1.0 : 0)).ToArray());
        Assert.True(shares[0] > shares[1] + 0.1, $"{shares[0]} {shares[1]}");
    }

    [Fact]
    public void No_pressure_makes_those_pay_who_cannot()
    {
        RunInputs inputs = DebtorWorld.Inputs(set: ["debts.unable_share=0.999", "debts.unable_need_weight=0",
            "debts.means_recover_per_year=0", "debts.pressure_ratio=20", "debts.paid_per_year=10"]);
        Assert.Equal(0, DebtorWorld.Total(inputs, ExitMeasure("paid")), 12.0);
    }

    [Fact]
    public void Who_recovers_means_pays()
    {
        RunInputs never = DebtorWorld.Inputs(set: ["debts.unable_share=0.999", "debts.means_recover_per_year=0"]);
        RunInputs soon = DebtorWorld.Inputs(set: ["debts.unable_share=0.999", "debts.means_recover_per_year=3"]);
        Assert.True(DebtorWorld.Total(soon, ExitMeasure("paid")) > DebtorWorld.Total(never, ExitMeasure("paid")));
    }

    [Fact]
    public void Without_the_pressure_of_lists_fewer_pay_and_nobody_else_is_changed()
    {
        // No appeals, whose queue would let one debtor wait for another.
        RunInputs inputs = DebtorWorld.WithoutAppeal(DebtorWorld.Inputs());
        RunInputs off = inputs.With(inputs.Scenario.Switches with { ListPressure = false });
        Assert.True(DebtorWorld.Total(off, ExitMeasure("paid")) < DebtorWorld.Total(inputs, ExitMeasure("paid")));
        (uint[] Lives, bool[] Owed) Look(RunInputs arm) => SmallRuns.Live(arm, (world, kept) => (
            world.LifeDigests.Span.ToArray(),
            kept.Acts.Where(act => act.Behaviour.StartsWith("unpaid", StringComparison.Ordinal)
                    || act.Behaviour.Contains("arrears", StringComparison.Ordinal))
                .Aggregate(new bool[world.Nation.Citizens.Length], (owed, act) =>
                {
                    owed[act.SubjectId] = true;
                    return owed;
                })));
        // Beliefs off, so that no news of an exit reaches anybody else.
        var still = new Switches { Beliefs = false };
        (uint[] with, bool[] owed) = Look(inputs.With(still));
        (uint[] without, _) = Look(inputs.With(still with { ListPressure = false }));
        Assert.NotEqual(with, without);
        Assert.All(with.Index().Where(life => life.Item != without[life.Index]), life => Assert.True(owed[life.Index]));
    }

    [Fact]
    public void Fewer_sanctions_press_less()
    {
        RunInputs all = DebtorWorld.Inputs();
        RunInputs one = DebtorWorld.WithList(all, list => list with { Consequences = [Consequence.NoFlights] });
        Assert.True(DebtorWorld.Total(one, ExitMeasure("paid")) < DebtorWorld.Total(all, ExitMeasure("paid")));
    }

    private static string ExitMeasure(string reason) => $"list_exits_{reason}_per_1000_year:{DebtorWorld.List}";
}
