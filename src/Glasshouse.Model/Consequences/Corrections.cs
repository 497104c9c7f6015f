using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// Errors that the authority finds by itself. Whether it will is drawn when the error is made; the file is mended some
/// days later, all that is wrong in it at once, and the subject is told.
/// </summary>
public static class Corrections
{
    /// <summary>Draws set apart for each error of a key: one for every kind of subject.</summary>
    private const uint DrawsPerError = 4;

    /// <summary>Puts a correction on its day, if this error is one of those that are found.</summary>
    /// <param name="world">The world.</param>
    /// <param name="kind">Kind of subject.</param>
    /// <param name="block">Block of the subject.</param>
    /// <param name="row">The subject.</param>
    /// <param name="slot">Key of the error, so that two of one day do not share their luck.</param>
    /// <param name="earlier">Errors of the same key that were made about the subject today before this one.</param>
    /// <param name="record">Number of the record, or of the next one: tells the regime of the error.</param>
    public static void Expect(World world, SubjectKind kind, Block block, int row, uint slot, int earlier, long record)
    {
        if (world.RegisterOf(kind).Rules?.System.Appeal is not { AutomaticCorrectionShare: > 0 } rule)
        {
            return;
        }
        uint draw = 1 + (uint)kind + ((uint)earlier * DrawsPerError);
        Words words = world.Draws(Purpose.Redress).At((uint)row, (uint)world.Day, slot, draw);
        int day = world.Day + rule.AutomaticDelayDays;
        if (Uniform.Open(words.W2) < rule.AutomaticCorrectionShare && day < world.Inputs.Scenario.Days)
        {
            block.Dated.Add(day, new DatedEvent(row, DatedKind.Correction, 0, record));
        }
    }
}
