using CsCheck;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Acts;

public sealed class ChooserColumnsTests
{
    [Theory]
    [InlineData(BehaviourKind.Violation)]
    [InlineData(BehaviourKind.Obligation)]
    [InlineData(BehaviourKind.Sensitive)]
    [InlineData(BehaviourKind.Neutral)]
    public void People_weighed_together_weigh_as_each_does_alone(BehaviourKind kind) =>
        Gen.Select(Gen.Double[-3, 3].Array[8], Gen.Double[-1, 2].Array[0, 40], Gen.Int[0, 65536], Gen.Double[0, 1])
            .Sample((weights, people, knownRank, kept) =>
            {
                var incentive = new Incentive
                {
                    Kind = kind,
                    Benefit = weights[0],
                    NeedWeight = weights[1],
                    MoralWeight = weights[2],
                    JoblessWeight = weights[3],
                    LegalPenalty = weights[4],
                    AddedSeverity = weights[5],
                    Watched = weights[6],
                    Reward = weights[7],
                };
                const double Fear = 0.7;
                var columns = new ChooserColumns(Fear, new double[people.Length * ChooserColumns.Columns]);
                for (int k = 0; k < people.Length; k++)
                {
                    columns.Set(k, Somebody(people[k], k, Fear), awarenessRank: (k * 9973) % 65536);
                }
                double[] fast = new double[people.Length];
                double[] plain = new double[people.Length];
                columns.Vector(incentive, knownRank, kept, fast);
                columns.Reference(incentive, knownRank, kept, plain, from: 0);
                Assert.Equal(plain, fast);
            }, iter: 300);

    private static Chooser Somebody(double trait, int place, double fear) => new(
        trait / 2, trait * 1.7, 0.5 - trait, IsAware: place % 3 != 0, IsJobless: place % 5 == 0, fear);
}
