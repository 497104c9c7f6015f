using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model;

/// <summary>What the world says of a subject, whichever of the three kinds it is.</summary>
public sealed partial class World
{
    /// <summary>Subjects of a kind.</summary>
    public int Count(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => Nation.Citizens.Length,
        SubjectKind.Organisation => Nation.Organisations.Length,
        _ => Nation.Officials.Length,
    };

    /// <summary>Whether a subject is there: citizens may be dead or not yet born, organisations closed.</summary>
    public bool IsAlive(SubjectKind kind, int row) => kind switch
    {
        SubjectKind.Citizen => Nation.Citizens[row].IsAlive,
        SubjectKind.Organisation => (Nation.TradeFiles[row].Marks & TradeMarks.Open) != 0,
        _ => true,
    };

    /// <summary>Whether a citizen was born in the run, dead or alive by now.</summary>
    public bool IsBorn(int row) =>
        Arrivals.Count > 0 && row >= Arrivals[0].Row && row <= Arrivals.Span[^1].Row;

    /// <summary>Province row of a subject; <see cref="Centre"/> for an official of the centre.</summary>
    public int ProvinceOf(SubjectKind kind, int row) => kind switch
    {
        SubjectKind.Citizen => Nation.Municipalities[Nation.Citizens[row].Municipality].Province,
        SubjectKind.Organisation => Nation.Municipalities[Nation.Organisations[row].Municipality].Province,
        _ => Nation.Offices[(int)Nation.Officials[row].Office].Province,
    };

    public Cells CellsOf(SubjectKind kind, int row) => kind switch
    {
        SubjectKind.Citizen => Groupings.Of(Nation.Citizens[row]),
        SubjectKind.Organisation => Groupings.Of(Nation.Organisations[row]),
        _ => Groupings.Of(Nation.Officials[row]),
    };

    /// <summary>Municipality row of a subject; -1 for an official above the municipalities.</summary>
    public int MunicipalityOf(SubjectKind kind, int row) => kind switch
    {
        SubjectKind.Citizen => Nation.Citizens[row].Municipality,
        SubjectKind.Organisation => Nation.Organisations[row].Municipality,
        _ => Nation.Offices[(int)Nation.Officials[row].Office].Municipality,
    };

    /// <summary>Asks for a citizen's card ahead of its use; other subjects are few.</summary>
    public void Prefetch(SubjectKind kind, int row)
    {
        if (kind == SubjectKind.Citizen)
        {
            Nation.Citizens.Prefetch(row);
        }
    }

    /// <summary>What a subject feels of the regime today.</summary>
    public ref Consequence ConsequencesOf(SubjectKind kind, int row)
    {
        switch (kind)
        {
            case SubjectKind.Citizen:
                return ref Nation.Citizens[row].Consequences;
            case SubjectKind.Organisation:
                return ref Nation.Organisations[row].Consequences;
            default:
                return ref Nation.Officials[row].Consequences;
        }
    }

    /// <summary>What a subject has lived through.</summary>
    public ref Experience ExperienceOf(SubjectKind kind, int row)
    {
        switch (kind)
        {
            case SubjectKind.Citizen:
                return ref Nation.Citizens[row].Experience;
            case SubjectKind.Organisation:
                return ref Nation.Organisations[row].Experience;
            default:
                return ref Nation.Officials[row].Experience;
        }
    }

    public bool IsRecorded(SubjectKind kind, int row) => Cohorts[(int)kind].Contains(row);

    /// <summary>Block that holds a subject.</summary>
    public Block BlockOf(SubjectKind kind, int row) => kind switch
    {
        SubjectKind.Citizen => CitizenBlocks[row / RowsPerBlock],
        SubjectKind.Organisation => OrganisationBlocks[row / RowsPerBlock],
        _ => OfficialBlocks[0],
    };

    /// <summary>Region number of a subject's province; of the nation for officials of the centre.</summary>
    public int RegionOf(SubjectKind kind, int row) => Regions.OfProvince(ProvinceOf(kind, row));
}
