using System.Runtime.InteropServices;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Consequences;

/// <summary>
/// A fall that pulls a housemate along the next day. As wrongful as the record behind it: the housemate did nothing
/// in either case, but the rules want it so.
/// </summary>
/// <param name="Row">The housemate.</param>
/// <param name="Points">What it costs them, below 0.</param>
/// <param name="Behaviour">What the other is said to have done.</param>
/// <param name="Record">Number of the record.</param>
/// <param name="Channel">Who filed it.</param>
/// <param name="IsWrongful">1 where the other did not do it.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public readonly record struct HouseholdPull(
    int Row, short Points, ushort Behaviour, long Record, ushort Channel, ushort IsWrongful)
{
    /// <summary>Adds a pull on every housemate of a subject whose record took points.</summary>
    public static void Collect(
        World world, Block block, double share, in ScoreDecision fall, in FiledRecord record, long number,
        bool isWrongful)
    {
        short points = (short)Math.Round(share * (fall.After - fall.Before), MidpointRounding.AwayFromZero);
        if (points == 0)
        {
            return;
        }
        ref readonly Citizen citizen = ref world.Nation.Citizens[fall.Row];
        int first = fall.Row - citizen.HouseholdPosition;
        bool isHome = citizen.HouseholdType != HouseholdType.Institution;
        for (int mate = first; isHome && mate < first + citizen.HouseholdSize; mate++)
        {
            if (mate != fall.Row)
            {
                block.Pulls.Add(new HouseholdPull(
                    mate, points, record.Behaviour, number, (ushort)record.Channel, (ushort)(isWrongful ? 1 : 0)));
            }
        }
    }
}
