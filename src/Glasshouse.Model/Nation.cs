using Glasshouse.Engine.Columns;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model;

/// <summary>An area of the lowest geographic level; citizens and organisations of one are consecutive rows.</summary>
public sealed record Municipality(
    string Code, string Name, int Province, int FirstCitizen, int Citizens, int FirstOrganisation, int Organisations,
    int FirstSchool, int Schools, int Office)
{
    /// <summary>How many of its schools, the first ones, are primary schools.</summary>
    public int PrimarySchools { get; init; }
}

/// <summary>A province; its municipalities, and so its citizens, are consecutive rows.</summary>
public sealed record Province(
    string Code, string Name, int TileX, int TileY, int FirstMunicipality, int Municipalities, int FirstCitizen,
    int Citizens);

/// <summary>
/// Everybody and everything that is true of them. Drawn from marginal statistics and a seed (Nations/), changed by
/// the day's stages. Nothing a regime holds is in here except the consequences people feel.
/// </summary>
public sealed class Nation : IDisposable
{
    /// <summary>How outputs name it, such as "Netherlands-like (synthetic)".</summary>
    public required string Label { get; init; }

    public required Province[] Provinces { get; init; }

    public required Municipality[] Municipalities { get; init; }

    /// <summary>Names of the tree's levels, the centre first.</summary>
    public required string[] Levels { get; init; }

    /// <summary>Names of the size classes of organisations, smallest first.</summary>
    public required string[] SizeClasses { get; init; }

    /// <summary>Citizens of day 0; their rows come first.</summary>
    public required int CitizensAtStart { get; init; }

    /// <summary>Everybody who lives, has lived or may yet be born in the run (Generations/).</summary>
    public required Column<Citizen> Citizens { get; init; }

    /// <summary>How each citizen stands to others and to what is said in public; formed by Beliefs.</summary>
    public required Column<Outlook> Outlooks { get; init; }

    /// <summary>What credit has made of each citizen.</summary>
    public required Column<CreditFile> CreditFiles { get; init; }

    /// <summary>Organisations of day 0; their rows come first.</summary>
    public required int OrganisationsAtStart { get; init; }

    /// <summary>All that go on, have closed or may yet be founded in the run (Generations/).</summary>
    public required Column<Organisation> Organisations { get; init; }

    /// <summary>What inspectors and the market have written down of each organisation.</summary>
    public required Column<TradeFile> TradeFiles { get; init; }

    /// <summary>What each organisation hid of its taxes in the last years, and when it was late.</summary>
    public required Column<TaxPast> TaxPasts { get; init; }

    public required Column<Official> Officials { get; init; }

    public required Office[] Offices { get; init; }

    /// <summary>Schools in all; a school is a row of its municipality's range.</summary>
    public required int Schools { get; init; }

    /// <summary>Strong and weak ties as they were at first, computed and not stored.</summary>
    public required Ties Ties { get; init; }

    /// <summary>To whom a citizen's tie leads, or -1 where it was dropped or never was; strong come first.</summary>
    /// <param name="row">The citizen.</param>
    /// <param name="tie">Which of the <see cref="Ties.AllTies"/>; the same number at both ends.</param>
    public int TieOf(int row, int tie)
    {
        if (Outlooks[row].HasDropped(tie))
        {
            return -1;
        }
        int municipality = Citizens[row].Municipality;
        return tie < Ties.StrongTies
            ? Ties.Strong(row, municipality, tie)
            : Ties.Weak(row, Municipalities[municipality].Province, tie - Ties.StrongTies);
    }

    public void Dispose()
    {
        Citizens.Dispose();
        Outlooks.Dispose();
        CreditFiles.Dispose();
        Organisations.Dispose();
        TradeFiles.Dispose();
        TaxPasts.Dispose();
        Officials.Dispose();
    }
}
