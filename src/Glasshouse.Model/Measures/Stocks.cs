using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// The stocks in which a citizen is counted. Whoever dies leaves them, whoever is born enters one, and whoever grows
/// older moves from one age band's to the next.
/// </summary>
public static class Stocks
{
    /// <summary>Adds a citizen to every stock it belongs to, or takes it out of them.</summary>
    /// <param name="world">The world.</param>
    /// <param name="block">Block of the citizen.</param>
    /// <param name="row">The citizen.</param>
    /// <param name="amount">1 to add, -1 to take out.</param>
    public static void Count(World world, Block block, int row, int amount) =>
        Count(world, block, SubjectKind.Citizen, row, amount);

    /// <summary>The same for any kind of subject.</summary>
    public static void Count(World world, Block block, SubjectKind kind, int row, int amount)
    {
        int province = world.ProvinceOf(kind, row);
        Cells cells = world.CellsOf(kind, row);
        Tally tally = block.Tally;
        tally.Add(Counter.Living, province, cells, amount);
        // In the morning, when this is called, what is felt is what was counted last night.
        Consequence felt = world.ConsequencesOf(kind, row);
        tally.Add(Counter.Sanctioned, province, cells, felt.HasSanction() ? amount : 0);
        tally.Add(Counter.Rewarded, province, cells, felt.HasReward() ? amount : 0);
        bool isWronged = block.WronglySanctioned.Contains(row);
        tally.Add(Counter.WronglySanctioned, province, cells, isWronged ? amount : 0);
        Register register = world.RegisterOf(kind);
        for (int list = 0; register.Rules is not null && list < register.Rules.Lists.Length; list++)
        {
            bool isOn = register.Standings![row].IsOn(list);
            tally.Add((Counter)((int)Counter.List0 + list), province, cells, isOn ? amount : 0);
        }
    }
}
