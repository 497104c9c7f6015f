using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// People who answer for several companies. A share of companies is given the owner of another company of the
/// municipality; companies of one owner form a ring, of which each keeps the next.
/// </summary>
public static class SharedOwners
{
    /// <summary>Tries to find another company; where there are few, some stay alone.</summary>
    private const int Tries = 4;

    /// <summary>Draws who answers for several, and returns the rings.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="municipalities">Municipalities, with their organisations.</param>
    /// <param name="organisations">Organisations; owners are changed.</param>
    /// <param name="share">Share of companies whose owner answers for another one too.</param>
    public static Column<int> Draw(
        uint seed, Municipality[] municipalities, Column<Organisation> organisations, double share)
    {
        var draws = new Draws(seed, Purpose.Organisation);
        var next = new Column<int>(organisations.Length);
        for (int row = 0; row < next.Length; row++)
        {
            next[row] = row;
        }
        foreach (Municipality municipality in municipalities)
        {
            int first = municipality.FirstOrganisation;
            for (int row = first + 1; row < first + municipality.Organisations; row++)
            {
                Words words = draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationOwner);
                if (organisations[row].Kind == OrganisationKind.Company && Uniform.Open(words.W0) < share)
                {
                    Join(draws, organisations, next, first, row);
                }
            }
        }
        return next;
    }

    /// <summary>The rings with room for organisations that are founded later, each alone.</summary>
    internal static Column<int> WithRoom(Column<int> drawn, int rows)
    {
        if (rows <= drawn.Length)
        {
            return drawn;
        }
        var all = new Column<int>(rows);
        drawn.Span.CopyTo(all.Span);
        for (int row = drawn.Length; row < rows; row++)
        {
            all[row] = row;
        }
        return all;
    }

    /// <summary>
    /// The next company of the ring that has the owner of the first; the first itself where there is no other. Rings
    /// outlast owners: whoever has another owner by now is passed over.
    /// </summary>
    /// <param name="nation">The nation.</param>
    /// <param name="first">Company at which the round began.</param>
    /// <param name="row">Where it has come to.</param>
    public static int NextOf(Nation nation, int first, int row)
    {
        int next = nation.NextOfOwner[row];
        while (next != first && nation.Organisations[next].Owner != nation.Organisations[first].Owner)
        {
            next = nation.NextOfOwner[next];
        }
        return next;
    }

    private static void Join(
        Draws draws, Column<Organisation> organisations, Column<int> next, int first, int row)
    {
        for (uint attempt = 0; attempt < Tries; attempt++)
        {
            Words words = draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationOwner, 1 + attempt);
            int other = first + Uniform.Below(words.W0, row - first);
            if (organisations[other].Kind == OrganisationKind.Company)
            {
                organisations[row].Owner = organisations[other].Owner;
                next[row] = next[other];
                next[other] = row;
                return;
            }
        }
    }
}
