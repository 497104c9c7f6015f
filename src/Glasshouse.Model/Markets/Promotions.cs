using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Careers of officials: chances of promotion come at one rate for all, and standing decides who may take them. A rise
/// is counted; posts and pay stay as they are in this version.
/// </summary>
public sealed class Promotions(World world)
{
    /// <summary>Draw slot apart from those of behaviours.</summary>
    private const uint Slot = 0x50524F4D;

    /// <summary>The month of those of a block whose turn it is.</summary>
    public void Turn(Block block)
    {
        MarketsParameters markets = world.Parameters.Markets;
        (int from, int to) = block.TurnOf(world.Day);
        for (int row = from; row < to; row++)
        {
            Words words = world.Draws(Purpose.Market).At((uint)row, (uint)world.Day, Slot);
            if (Uniform.Open(words.W0) >= markets.PromotionsPerYear * Calendar.TurnShare)
            {
                continue;
            }
            ref Official official = ref world.Nation.Officials[row];
            Consequence felt = world.Switches.Consequences ? official.Consequences : Consequence.None;
            bool isFaster = (felt & Consequence.FasterPromotion) != 0;
            double share = Math.Min(1, markets.PromotedShare * (isFaster ? markets.FasterPromotionRatio : 1));
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
}
