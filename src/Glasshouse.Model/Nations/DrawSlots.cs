using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>Addresses of the draws that make a nation. Never reuse or renumber one: all nations would change.</summary>
internal static class DrawSlots
{
    /// <summary>The day of these draws; no simulated day has its number.</summary>
    public const uint BeforeDayZero = uint.MaxValue;

    public const uint MunicipalitySize = 1;
    public const uint HouseholdOrder = 2;
    public const uint AgeOrder = 3;
    public const uint PartnerAge = 4;
    public const uint ChildAge = 5;
    public const uint OtherOrder = 6;
    public const uint Temper = 7;
    public const uint Standing = 8;
    public const uint Living = 9;
    public const uint Couple = 10;
    public const uint OrganisationSize = 11;
    public const uint OrganisationTrade = 12;
    public const uint OrganisationTemper = 13;
    public const uint OfficialTemper = 14;
    public const uint OfficialWork = 15;
    public const uint AgePhase = 16;
    public const uint OrganisationOwner = 24;
    public const uint OrganisationAge = 25;

    /// <summary>Streams of keyed permutations, apart from each other by more than there can be areas.</summary>
    public const uint ResidentsStream = 1u << 24;

    public const uint JobsStream = 2u << 24;
    public const uint CommutersStream = 3u << 24;
    public const uint OfficialsStream = 4u << 24;
}

/// <summary>Words one after another from one address, for work that is done in one fixed order.</summary>
internal ref struct WordStream(in Draws draws, uint subject, uint slot)
{
    private readonly Draws _draws = draws;
    private readonly uint _subject = subject;
    private readonly uint _slot = slot;
    private Words _words;
    private uint _taken;

    public uint Next()
    {
        uint place = _taken & 3;
        if (place == 0)
        {
            _words = _draws.At(_subject, DrawSlots.BeforeDayZero, _slot, _taken >> 2);
        }
        _taken++;
        return place switch
        {
            0 => _words.W0,
            1 => _words.W1,
            2 => _words.W2,
            _ => _words.W3,
        };
    }

    /// <summary>Puts items in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int k = items.Length - 1; k > 0; k--)
        {
            int other = Uniform.Below(Next(), k + 1);
            (items[k], items[other]) = (items[other], items[k]);
        }
    }
}
