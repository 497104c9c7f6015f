using Glasshouse.Engine.Columns;
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

    public required Column<Organisation> Organisations { get; init; }

    public required Column<Official> Officials { get; init; }

    public required Office[] Offices { get; init; }

    /// <summary>Schools in all; a school is a row of its municipality's range.</summary>
    public required int Schools { get; init; }

    /// <summary>Strong and weak ties, computed and not stored.</summary>
    public required Ties Ties { get; init; }

    public void Dispose()
    {
        Citizens.Dispose();
        Organisations.Dispose();
        Officials.Dispose();
    }
}
