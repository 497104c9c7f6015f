using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Orders;

/// <summary>
/// Which sectors lobby hardest, and what their firms are spared for it. A sector's lobby is as strong as the share of
/// its work that lies in large organisations or in ones with ties to officials.
/// </summary>
public sealed class Lobbies
{
    private static readonly int Sectors = Enum.GetValues<Sector>().Length;

    private readonly LobbyingRule? _rule;
    private readonly bool[] _favoured = new bool[Sectors];
    private readonly bool[] _softened;

    /// <param name="world">The world as it is when the rule comes into force.</param>
    public Lobbies(World world)
    {
        _rule = world.Switches.Lobbying ? world.Regime.Organisations?.Lobbying : null;
        _softened = [.. world.Catalogue.Select(behaviour => _rule?.On.Contains(behaviour.Id) == true)];
        if (_rule is null)
        {
            return;
        }
        double[] strengths = StrengthsOf(world);
        foreach (int sector in Enumerable.Range(0, Sectors).OrderByDescending(sector => strengths[sector])
            .Take(_rule.Sectors))
        {
            _favoured[sector] = true;
        }
    }

    /// <summary>Whether a sector's firms are spared something today.</summary>
    public bool Favours(Sector sector, int day) => _rule is not null && day >= _rule.FromDay && _favoured[(int)sector];

    /// <summary>Whether a record of a behaviour weighs less against a sector's firms today.</summary>
    public bool Spares(Sector sector, int behaviour, int day) => _softened[behaviour] && Favours(sector, day);

    /// <summary>What part of it they are spared; 0 for all others.</summary>
    public double SparedShareOf(Sector sector, int behaviour, int day) =>
        Spares(sector, behaviour, day) ? _rule!.SparedShare : 0;

    /// <summary>Share of each sector's work in large or connected organisations, 0 to 1.</summary>
    public static double[] StrengthsOf(World world)
    {
        double[] all = new double[Sectors];
        double[] strong = new double[Sectors];
        for (int row = 0; row < world.Nation.Organisations.Length; row++)
        {
            if (world.IsAlive(SubjectKind.Organisation, row))
            {
                ref readonly Organisation organisation = ref world.Nation.Organisations[row];
                bool isStrong = organisation.Connected
                    || organisation.Workers >= world.Parameters.Products.LargeWorkers;
                all[(int)organisation.Sector] += organisation.Workers;
                strong[(int)organisation.Sector] += isStrong ? organisation.Workers : 0;
            }
        }
        return [.. strong.Zip(all, (part, whole) => whole > 0 ? part / whole : 0)];
    }
}
