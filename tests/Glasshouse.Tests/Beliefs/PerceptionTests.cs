using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Beliefs;

public sealed class PerceptionTests
{
    private static readonly BeliefsParameters Shipped = SmallRuns.Inputs("none").Parameters.Beliefs;

    /// <summary>T-1.4.</summary>
    [Fact]
    public void Being_caught_rather_than_not_moves_the_belief_by_six_hundredths()
    {
        var perception = new Perception(1, 10, Shipped with { PriorWeight = 14.9 });
        double contrast = perception.Share(0.3, 1, 0) - perception.Share(0.3, 0, 1);
        Assert.Equal(0.063, contrast, 0.001);
    }

    [Fact]
    public void Experience_is_forgotten_towards_the_prior_the_same_in_one_step_or_in_many()
    {
        var perception = new Perception(1, 800, Shipped);
        var once = new Experience { NoticedCount = 5, UnnoticedCount = 1 };
        Experience often = once;
        for (int day = 1; day <= 730; day++)
        {
            perception.Forget(ref often, day);
        }
        perception.Forget(ref once, 730);
        Assert.Equal(once.NoticedCount, often.NoticedCount, 1e-3);
        Assert.Equal(5 * Shipped.KeptPerYear * Shipped.KeptPerYear, once.NoticedCount, 1e-4);
        double prior = perception.Prior(SubjectKind.Citizen, 3);
        double now = perception.NoticedShare(SubjectKind.Citizen, 3, new Experience { NoticedCount = 5 }, 0);
        double later = perception.NoticedShare(SubjectKind.Citizen, 3, new Experience { NoticedCount = 5 }, 730);
        Assert.True(prior < later && later < now);
    }
}
