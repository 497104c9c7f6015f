using System.Runtime.CompilerServices;

namespace Glasshouse.Engine.Randomness;

/// <summary>What a draw is for. Never reuse or renumber one: every life would change.</summary>
public enum Purpose : uint
{
    Scan = 1,
    Nation = 2,
    Choice = 3,
    Exposure = 4,
    Observation = 5,
    Attribution = 6,
    Appeal = 7,
    Belief = 8,
    Market = 9,
    Office = 10,
    Organisation = 11,
    Household = 12,
    Ties = 13,
    Cohort = 14,
    Journey = 15,
    Contagion = 16,
    Filing = 17,
    Inspection = 18,
    Loan = 19,
    Scoring = 20,
    OrganisationScan = 21,
    Demography = 22,
    MonthlyCount = 23,
    CreditFile = 24,
    Lending = 25,
    Cooperation = 26,
    Opinion = 27,
    Attitude = 28,
    Redress = 29,
    Discretion = 30,
    Uptake = 31,
    Prediction = 32,
    Ranking = 33,
    Listing = 34,
    Discipline = 40,
    Sale = 41,
    Visit = 50,
    Gathering = 51,
    Health = 52,
    Recognition = 53,
    Design = 60,
}

/// <summary>
/// Addressed draws of one purpose: a pure function of (seed, purpose, subject, day, slot, draw), without state, so
/// that threads, machines and skipped steps change nothing.
/// </summary>
public readonly struct Draws(uint seed, Purpose purpose)
{
    private readonly uint _seed = seed;
    private readonly uint _purpose = (uint)purpose;

    /// <param name="subject">Row of the subject.</param>
    /// <param name="day">Day, from 0.</param>
    /// <param name="slot">Key of the rule or behaviour (see <see cref="KeyedId"/>), never its place in a file.</param>
    /// <param name="draw">Number of the draw within the slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Words At(uint subject, uint day, uint slot, uint draw = 0) =>
        Philox.Block(_seed, _purpose, subject, day, slot, draw);
}

/// <summary>Stable numbers for ids: FNV-1a (Fowler, Noll, Vo; public domain) of the UTF-16 code units.</summary>
public static class KeyedId
{
    public static uint Of(string id)
    {
        uint hash = 2166136261;
        foreach (char letter in id)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }
        return hash;
    }
}
