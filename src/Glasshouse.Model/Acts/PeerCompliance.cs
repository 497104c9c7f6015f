using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What organisations see of each other: the mean share declared of what nobody else reports, by sector and
/// municipality. Looked at once a month; where a sector has few there, the whole municipality counts.
/// </summary>
public sealed class PeerCompliance(Nation nation)
{
    private readonly float[] _means = new float[nation.Municipalities.Length * Groupings.Sectors];
    private readonly long[] _declared = new long[Groupings.Sectors];
    private readonly int[] _peers = new int[Groupings.Sectors];

    /// <summary>Whether peers are looked at today.</summary>
    public static bool IsDue(int day) => day % Calendar.DaysPerMonth == 0;

    /// <summary>Mean share that peers declared in their last year, 0 to 1.</summary>
    public double Of(in Organisation organisation) =>
        _means[(organisation.Municipality * Groupings.Sectors) + (int)organisation.Sector];

    /// <summary>Mean share of tax that nobody else reports, over organisations.</summary>
    public double MeanSelfDeclaredShare { get; private set; } = 1;

    /// <summary>Works the mean out; anew where parameters change.</summary>
    public void Weigh(TaxesParameters taxes)
    {
        double sum = 0;
        foreach (ref readonly Organisation organisation in nation.Organisations.Span[..nation.OrganisationsAtStart])
        {
            sum += TaxChoice.SelfDeclaredShare(taxes, organisation);
        }
        MeanSelfDeclaredShare = Math.Max(double.Epsilon, sum / Math.Max(1, nation.OrganisationsAtStart));
    }

    /// <summary>Looks at all peers.</summary>
    /// <param name="leastPeers">Fewer of a sector in a municipality, and all sectors there count.</param>
    public void Look(int leastPeers)
    {
        for (int municipality = 0; municipality < nation.Municipalities.Length; municipality++)
        {
            Look(municipality, leastPeers);
        }
    }

    public void HashInto(ref StateHash hash) => hash.Add(MemoryMarshal.AsBytes(_means.AsSpan()));

    private void Look(int municipality, int leastPeers)
    {
        Array.Clear(_declared);
        Array.Clear(_peers);
        Municipality area = nation.Municipalities[municipality];
        long allDeclared = 0;
        int all = 0;
        for (int row = area.FirstOrganisation; row < area.FirstOrganisation + area.Organisations; row++)
        {
            if ((nation.TradeFiles[row].Marks & TradeMarks.Open) == 0)
            {
                continue;
            }
            int sector = (int)nation.Organisations[row].Sector;
            int declared = nation.TaxPasts[row].DeclaredLevel;
            _declared[sector] += declared;
            _peers[sector]++;
            all++;
            allDeclared += declared;
        }
        for (int sector = 0; sector < Groupings.Sectors; sector++)
        {
            bool isFew = _peers[sector] < leastPeers;
            long declared = isFew ? allDeclared : _declared[sector];
            int peers = Math.Max(1, isFew ? all : _peers[sector]);
            _means[(municipality * Groupings.Sectors) + sector] = (float)(declared / (double)byte.MaxValue / peers);
        }
    }
}
