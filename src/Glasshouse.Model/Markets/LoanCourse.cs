using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What becomes of a loan once it is lent, drawn at once: trouble is a rare event with a day of its own, not an event
/// per instalment (MODEL.md 7.10).
/// </summary>
/// <param name="TroubleDays">Days from lending to arrears; <see cref="Never"/> for most.</param>
/// <param name="ArrearsDays">Days in arrears until they are cured or the loan fails.</param>
/// <param name="Fails">Whether it fails.</param>
/// <param name="TermDays">Days after which a loan that does not fail is repaid.</param>
public readonly record struct LoanCourse(int TroubleDays, int ArrearsDays, bool Fails, int TermDays)
{
    public const int Never = int.MaxValue;

    private const int MostArrearsDays = 36_500;

    public bool HasTrouble => TroubleDays != Never;

    /// <summary>Day of cure or failure, counted from lending.</summary>
    public int TroubleEndsDays => TroubleDays + ArrearsDays;

    /// <summary>Day on which the loan is over.</summary>
    public int EndDays => !HasTrouble ? TermDays : Fails ? TroubleEndsDays : Math.Max(TermDays, TroubleEndsDays);

    /// <summary>Draws the course of a loan.</summary>
    /// <param name="words">Draws of this loan alone.</param>
    /// <param name="defaultProbability">True probability of failing.</param>
    /// <param name="termDays">Days within which it is due.</param>
    /// <param name="credit">Cures and arrears.</param>
    public static LoanCourse Of(in Words words, double defaultProbability, int termDays, CreditParameters credit)
    {
        // A share c of troubles is cured, so trouble comes with PD / (1-c); at most always, and then fewer are cured.
        double trouble = Math.Min(1, defaultProbability / (1 - credit.CuredShare));
        if (Uniform.Open(words.W0) >= trouble)
        {
            return new LoanCourse(Never, 0, false, termDays);
        }
        double wait = -Exact.Log(Uniform.Open(words.W2)) * credit.ArrearsDays;
        return new LoanCourse(
            Uniform.Below(words.W1, termDays), 1 + (int)Math.Min(wait, MostArrearsDays),
            Uniform.Open(words.W3) < defaultProbability / trouble, termDays);
    }
}
