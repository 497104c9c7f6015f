using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Markets;

/// <summary>An error that stands in somebody's credit file.</summary>
/// <param name="IsThere">Whether the file holds an error that could matter.</param>
/// <param name="IsMended">Whether the file would be changed if it were disputed.</param>
/// <param name="Points">Points by which it lowers the score.</param>
/// <param name="Spell">Spell it belongs to, 1 to 255.</param>
public readonly record struct FileError(bool IsThere, bool IsMended, int Points, byte Spell);

/// <summary>
/// Errors in credit files stay with people: life is cut into spells, a file has an error in a spell or not, and a
/// dispute ends it for that spell. Drawn by address, so they cost no bytes.
/// </summary>
public static class FileErrors
{
    private const int MostPoints = 550;

    /// <summary>Spells are told apart modulo this; a byte of the file names the one put right.</summary>
    private const int Spells = 255;

    /// <summary>What stands wrongly in a file on a day.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="row">Citizen.</param>
    /// <param name="day">Day.</param>
    /// <param name="correctedSpell">The spell that a dispute has put right.</param>
    /// <param name="credit">How common errors are.</param>
    public static FileError Of(uint seed, int row, int day, byte correctedSpell, CreditParameters credit)
    {
        uint phase = CreditDraws.Lasting(seed, row, CreditDraws.PersonSlot).W0;
        int number = (day + Uniform.Below(phase, credit.ErrorSpellDays)) / credit.ErrorSpellDays;
        byte spell = (byte)(1 + (number % Spells));
        Words words = CreditDraws.Lasting(seed, row, CreditDraws.ErrorSlot, (uint)number);
        if (spell == correctedSpell || Uniform.Open(words.W0) >= credit.FileErrorShare)
        {
            return new FileError(false, false, 0, spell);
        }
        bool isMended = Uniform.Open(words.W1) < credit.ErrorMendedShare;
        bool isFelt = isMended && Uniform.Open(words.W2) < credit.ErrorFeltShare;
        double points = -Exact.Log(Uniform.Open(words.W3)) * credit.ErrorPoints;
        return new FileError(true, isMended, isFelt ? 1 + (int)Math.Min(points, MostPoints) : 0, spell);
    }
}
