using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// People who answer for several companies. A share of companies is given the owner of another company of the
/// municipality.
/// </summary>
public static class SharedOwners
{
    /// <summary>Tries to find another company; where there are few, some stay alone.</summary>
    private const int Tries = 4;

    /// <summary>Draws who answers for several.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="municipalities">Municipalities, with their organisations.</param>
    /// <param name="organisations">Organisations; owners are changed.</param>
    /// <param name="share">Share of companies whose owner answers for another one too.</param>
    public static void Draw(
        uint seed, Municipality[] municipalities, Column<Organisation> organisations, double share)
    {
        var draws = new Draws(seed, Purpose.Organisation);
        foreach (Municipality municipality in municipalities)
        {
            int first = municipality.FirstOrganisation;
            for (int row = first + 1; row < first + municipality.Organisations; row++)
            {
                Words words = draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationOwner);
                if (organisations[row].Kind == OrganisationKind.Company && Uniform.Open(words.W0) < share)
                {
                    Join(draws, organisations, first, row);
                }
            }
        }
    }

    private static void Join(Draws draws, Column<Organisation> organisations, int first, int row)
    {
        for (uint attempt = 0; attempt < Tries; attempt++)
        {
            Words words = draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationOwner, 1 + attempt);
            int other = first + Uniform.Below(words.W0, row - first);
            if (organisations[other].Kind == OrganisationKind.Company)
            {
                organisations[row].Owner = organisations[other].Owner;
                return;
            }
        }
    }
}
