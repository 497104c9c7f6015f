using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Careers of officials through the year: chances of promotion come at one rate for all; results as reported, ties and
/// standing decide who takes them (logit p = a + b_results z + b_ties t + b_both z t, results pulling more at the
/// bottom and ties more at the top). A rise is counted; posts and pay stay as they are in this version.
/// </summary>
public sealed class Promotions(World world)
{
    /// <summary>Draw slot apart from those of behaviours.</summary>
    private const uint Slot = 0x50524F4D;

    private static readonly uint TiesKey = KeyedId.Of("official ties");

    /// <summary>The month of those of a block whose turn it is.</summary>
    public void Turn(Block block)
    {
        MarketsParameters markets = world.Parameters.Markets;
        (int from, int to) = block.TurnOf(world.Day);
        for (int row = from; row < to; row++)
        {
            Words words = world.Draws(Purpose.Market).At((uint)row, (uint)world.Day, Slot);
            if (Uniform.Open(words.W2) < TerminatedShare(row))
            {
                block.Tally.Add(
                    Counter.Terminations, world.ProvinceOf(SubjectKind.Official, row),
                    Groupings.Of(world.Nation.Officials[row]));
                world.Posts.Succeed(row);
                continue;
            }
            if (Uniform.Open(words.W0) >= markets.PromotionsPerYear * Calendar.TurnShare
                || world.Officialdom.Careers[row].IsAway(world.Day))
            {
                continue;
            }
            ref Official official = ref world.Nation.Officials[row];
            Consequence felt = world.Switches.Consequences ? official.Consequences : Consequence.None;
            bool isFaster = (felt & Consequence.FasterPromotion) != 0;
            double share = Math.Min(1, PromotedShare(row) * (isFaster ? markets.FasterPromotionRatio : 1));
            if (Uniform.Open(words.W1) >= share)
            {
                continue;
            }
            bool isBarred = (felt & (Consequence.NoPromotion | Consequence.NoSeniorPosts)) != 0;
            official.Promotions += isBarred ? (ushort)0 : (ushort)1;
            block.Tally.Add(
                isBarred ? Counter.PromotionsRefused : Counter.Promotions,
                world.ProvinceOf(SubjectKind.Official, row), Groupings.Of(official));
        }
    }

    /// <summary>Whether an official has ties to those who decide; the same every day.</summary>
    public bool HasTies(int row)
    {
        Words words = world.Draws(Purpose.Office).At((uint)row, 0, TiesKey);
        return Uniform.Open(words.W0) < world.Parameters.Officials.TiesShare;
    }

    /// <summary>Share of chances of promotion that an official takes, standing left aside.</summary>
    public double PromotedShare(int row)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        double depth = Depth(world.Nation.Officials[row].Level);
        double z = world.Officialdom.Careers[row].Tenure;
        double ties = HasTies(row) ? 1 : 0;
        double results = Between(officials.ResultsPullTop, officials.ResultsPullBottom, depth) * z;
        double tied = ties * (Between(officials.TiesPullTop, officials.TiesPullBottom, depth)
            + (officials.TogetherPull * z));
        return Exact.Logistic(Logit(world.Parameters.Markets.PromotedShare) + results + tied);
    }

    /// <summary>Probability that a term of office is ended early in one turn.</summary>
    public double TerminatedShare(int row)
    {
        OfficialsParameters officials = world.Parameters.Officials;
        double share = officials.TerminationsPerYear * Calendar.TurnShare;
        return share > 0
            ? Exact.Logistic(Logit(share) - (officials.TerminationPull * world.Officialdom.Careers[row].Tenure))
            : 0;
    }

    // 0 in the provinces and above, 1 at the lowest level.
    private double Depth(int level) =>
        Math.Clamp((level - 1.0) / Math.Max(1, world.Nation.Levels.Length - 2), 0, 1);

    private static double Between(double top, double bottom, double depth) => top + ((bottom - top) * depth);

    private static double Logit(double share) => Exact.Log(share / (1 - share));
}
