using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>Addresses of the draws that stay with a person's credit file; they cost no bytes.</summary>
internal static class CreditDraws
{
    public const uint BureauSlot = 1;
    public const uint AlternativeSlot = 2;
    public const uint PersonSlot = 3;
    public const uint ErrorSlot = 4;
    public const uint OpeningSlot = 5;

    /// <summary>Draws of a person that no day changes.</summary>
    public static Words Lasting(uint seed, int row, uint slot, uint draw = 0) =>
        new Draws(seed, Purpose.CreditFile).At((uint)row, DrawSlots.BeforeDayZero, slot, draw);
}
