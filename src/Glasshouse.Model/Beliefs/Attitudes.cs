using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Beliefs;

/// <summary>What somebody has been told about the system.</summary>
public enum Information : byte
{
    /// <summary>What people know as things are.</summary>
    StatusQuo,

    /// <summary>For and against.</summary>
    Balanced,

    /// <summary>That it is used to repress.</summary>
    Repression,

    /// <summary>That it keeps order.</summary>
    Order,
}

/// <summary>
/// Support for the system that is in force, 0 to 10: what people would answer if asked. Worked out from what they know
/// and how they fare, and stored nowhere (MODEL.md 7.9).
/// </summary>
public sealed class Attitudes
{
    private const double Scale = 10;
    private const double Middle = 0.5;
    private const int YearsPerDecade = 10;
    private const int MiddleAge = 45;

    private readonly World _world;
    private readonly bool[] _isUrban;

    public Attitudes(World world)
    {
        _world = world;
        _isUrban = LargerHalf(world.Nation);
    }

    /// <summary>Support of a citizen, 0 to 10.</summary>
    public double SupportOf(int row)
    {
        AttitudeParameters parameters = _world.Parameters.Beliefs.Attitudes;
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        Words words = _world.Draws(Purpose.Attitude).At((uint)row, DrawSlots.BeforeDayZero, 0);
        double decile = citizen.IncomeDecile / (double)(Groupings.Deciles - 1);
        double logit = parameters.UsualSupport
            + (parameters.Spread * Uniform.Normal(words.W0))
            + (parameters.TrustWeight * (citizen.TrustInstitutional - Middle))
            + (parameters.IncomeWeight * (decile - Middle))
            + (parameters.AgeWeight * (citizen.Age - MiddleAge) / YearsPerDecade)
            + (parameters.UrbanWeight * (IsUrban(row) ? Middle : -Middle))
            + (citizen.Consequences.HasSanction() ? parameters.SanctionWeight : 0)
            + (citizen.Consequences.HasReward() ? parameters.RewardWeight : 0)
            + Effect(Told(Uniform.Open(words.W1), parameters), parameters);
        return Scale * Exact.Logistic(logit);
    }

    /// <summary>Whether a citizen lives in one of the larger municipalities, which hold half of all people.</summary>
    public bool IsUrban(int row) => _isUrban[_world.Nation.Citizens[row].Municipality];

    /// <summary>Whether a citizen is asked at all: living adults are.</summary>
    public bool IsAsked(int row)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[row];
        return citizen.IsAlive && citizen.Age >= OpportunityRates.AdultAge;
    }

    private static Information Told(double place, AttitudeParameters parameters)
    {
        double balanced = parameters.BalancedToldShare;
        double repression = balanced + parameters.RepressionToldShare;
        return place < balanced ? Information.Balanced
            : place < repression ? Information.Repression
            : place < repression + parameters.OrderToldShare ? Information.Order
            : Information.StatusQuo;
    }

    private static double Effect(Information told, AttitudeParameters parameters) => told switch
    {
        Information.Balanced => parameters.BalancedEffect,
        Information.Repression => parameters.RepressionEffect,
        Information.Order => parameters.OrderEffect,
        _ => 0,
    };

    private static bool[] LargerHalf(Nation nation)
    {
        bool[] isUrban = new bool[nation.Municipalities.Length];
        int[] bySize = [.. Enumerable.Range(0, isUrban.Length)
            .OrderByDescending(row => nation.Municipalities[row].Citizens)];
        long counted = 0;
        long half = nation.Municipalities.Sum(area => (long)area.Citizens) / 2;
        foreach (int row in bySize)
        {
            isUrban[row] = counted < half;
            counted += nation.Municipalities[row].Citizens;
        }
        return isUrban;
    }
}
