using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Journeys;

/// <summary>What keeps people from where they plan to go: restrictions of their own, and orders for all.</summary>
public sealed class Movement(World world)
{
    /// <summary>Restrictions of single people.</summary>
    public Restrictions Restrictions { get; } = new(world);

    /// <summary>Whether somebody stays at home all day.</summary>
    public bool IsConfined(int row, in Citizen citizen, int day)
    {
        _ = citizen;
        return Restrictions.IsConfined(row, day);
    }

    /// <summary>Whether somebody does not enter a kind of place on a day.</summary>
    public bool Forbids(int row, in Citizen citizen, int day, Setting setting)
    {
        _ = citizen;
        return Restrictions.Forbids(row, day, setting);
    }

    public void HashInto(ref StateHash hash) => Restrictions.HashInto(ref hash);
}
