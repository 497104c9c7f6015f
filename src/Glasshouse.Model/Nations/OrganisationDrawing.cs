using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>Draws a municipality's organisations: their sizes first, the rest once the sizes are settled.</summary>
internal sealed class OrganisationDrawing
{
    private readonly NationParameters _parameters;
    private readonly OrganisationPlan _plan;
    private readonly Column<Organisation> _organisations;
    private readonly Draws _draws;
    private readonly LegalForms _forms;
    private readonly OrganisationTemper _temper;
    private readonly double[] _sectorsUpTo;

    public OrganisationDrawing(
        uint seed, NationMarginals marginals, OrganisationPlan plan, Column<Organisation> organisations,
        NationParameters parameters)
    {
        _parameters = parameters;
        _plan = plan;
        _organisations = organisations;
        _draws = new Draws(seed, Purpose.Organisation);
        _forms = new LegalForms(marginals, parameters);
        _temper = new OrganisationTemper(seed, parameters);
        _sectorsUpTo = new double[Enum.GetValues<Sector>().Length];
        foreach (SectorShare share in marginals.Sectors)
        {
            _sectorsUpTo[(int)share.Sector] += share.Share;
        }
        for (int sector = 1; sector < _sectorsUpTo.Length; sector++)
        {
            _sectorsUpTo[sector] += _sectorsUpTo[sector - 1];
        }
    }

    /// <summary>Sizes of a municipality's organisations, smallest class first.</summary>
    public void Size(int municipality)
    {
        int row = _plan.FirstOf[municipality];
        ReadOnlySpan<int> counts = _plan.CountsOf(municipality);
        for (int size = 0; size < counts.Length; size++)
        {
            for (int k = 0; k < counts[size]; k++, row++)
            {
                Words words = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationSize);
                ref Organisation organisation = ref _organisations[row];
                organisation.Municipality = (ushort)municipality;
                organisation.SizeClass = (byte)size;
                organisation.Workers = _plan.Workers(size, Uniform.Open(words.W0));
                organisation.Owner = Citizen.Nowhere;
            }
        }
    }

    /// <summary>All that does not depend on who works there.</summary>
    public void Fill(int municipality)
    {
        for (int row = _plan.FirstOf[municipality]; row < _plan.FirstOf[municipality + 1]; row++)
        {
            Words trade = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationTrade);
            ref Organisation organisation = ref _organisations[row];
            organisation.SizeClass = _plan.ClassOf(organisation.Workers);
            organisation.Kind = Kind(organisation.SizeClass, Uniform.Open(trade.W0), Uniform.Open(trade.W1));
            organisation.Sector = organisation.Kind == OrganisationKind.Institution
                ? Sector.PublicServices
                : SectorAt(Uniform.Open(trade.W2));
            organisation.FilingDay = (ushort)Uniform.Below(trade.W3, Calendar.DaysPerYear);

            _temper.Fill(ref organisation, row);
        }
    }

    private OrganisationKind Kind(int size, double place, double legalPlace)
    {
        if (place < _forms.NaturalShare(size))
        {
            return OrganisationKind.SoleTrader;
        }
        double upTo = _parameters.CooperativeShare;
        if (legalPlace < upTo)
        {
            return OrganisationKind.Cooperative;
        }
        upTo += _parameters.AssociationShare;
        if (legalPlace < upTo)
        {
            return OrganisationKind.Association;
        }
        upTo += _parameters.FoundationShare;
        if (legalPlace < upTo)
        {
            return OrganisationKind.Foundation;
        }
        upTo += _parameters.InstitutionShare;
        return legalPlace < upTo ? OrganisationKind.Institution : OrganisationKind.Company;
    }

    private Sector SectorAt(double place)
    {
        double scaled = place * _sectorsUpTo[^1];
        int sector = 0;
        while (sector < _sectorsUpTo.Length - 1 && scaled >= _sectorsUpTo[sector])
        {
            sector++;
        }
        return (Sector)sector;
    }
}
