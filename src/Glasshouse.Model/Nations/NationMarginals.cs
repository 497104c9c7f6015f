using System.Collections.Immutable;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Marginal counts from which a nation is drawn: how many live where, of what age, in what households, and how many
/// organisations and offices of what size there are. Counts of areas only; nothing in here is about a person.
/// </summary>
public sealed record NationMarginals
{
    /// <summary>How outputs name the nation, such as "Netherlands-like (synthetic)".</summary>
    public required string Label { get; init; }

    public required ImmutableArray<ProvinceCount> Provinces { get; init; }

    /// <summary>Areas of the lowest level; where empty they are invented.</summary>
    public ImmutableArray<MunicipalityCount> Municipalities { get; init; } = [];

    /// <summary>Persons by age band; shares are what counts.</summary>
    public required ImmutableArray<AgeCount> Ages { get; init; }

    /// <summary>Broad bands of a better year, to which <see cref="Ages"/> are raked; may be empty.</summary>
    public ImmutableArray<AgeCount> BroadAges { get; init; } = [];

    /// <summary>Private households by size; the last size may be open.</summary>
    public required ImmutableArray<HouseholdSizeCount> HouseholdSizes { get; init; }

    /// <summary>Sizes within the open size class; may be empty.</summary>
    public ImmutableArray<HouseholdSizeCount> LargeHouseholds { get; init; } = [];

    /// <summary>Counts of household types and roles; without them <see cref="HouseholdShares"/> are used.</summary>
    public HouseholdCounts? HouseholdCounts { get; init; }

    public required HouseholdShares HouseholdShares { get; init; }

    /// <summary>Mean size of private households, where it is known and the counts do not give it.</summary>
    public double? MeanHouseholdSize { get; init; }

    /// <summary>Share of citizens who live in institutions or other collective households.</summary>
    public required double InstitutionShare { get; init; }

    /// <summary>Persons of one such household.</summary>
    public required int InstitutionSize { get; init; }

    /// <summary>How likely each household role is at each age, before it is fitted to the counts.</summary>
    public required ImmutableArray<RoleAgeWeight> RoleAges { get; init; }

    public required double FemaleShare { get; init; }

    /// <summary>Employed persons as a share of all citizens.</summary>
    public required double EmployedShare { get; init; }

    /// <summary>Adults without a credit file, where a nation says so; else the parameters' shares by age.</summary>
    public double? ThinFileShare { get; init; }

    /// <summary>Share who say that most people can be trusted; null leaves it to the parameters.</summary>
    public double? TrustGeneralisedShare { get; init; }

    public required ImmutableArray<FirmSizeCount> FirmSizes { get; init; }

    /// <summary>Real persons behind <see cref="FirmSizes"/>: organisations per person is their ratio.</summary>
    public required double FirmPersons { get; init; }

    /// <summary>Share of organisations that are natural persons.</summary>
    public required double NaturalPersonShare { get; init; }

    public required ImmutableArray<SectorShare> Sectors { get; init; }

    /// <summary>The administrative tree, the centre first, then the provinces.</summary>
    public required ImmutableArray<LevelCount> Levels { get; init; }

    /// <summary>Which of <see cref="Levels"/> is that of the municipalities.</summary>
    public required int MunicipalityLevel { get; init; }

    /// <summary>Persons of all provinces.</summary>
    public double Persons => Provinces.Sum(province => province.Persons);
}

/// <summary>A province; tiles are cells of an abstract drawing, x to the east, y to the south.</summary>
public sealed record ProvinceCount(string Code, string Name, double Persons, int TileX, int TileY);

/// <summary>A municipality and the row of its province.</summary>
public sealed record MunicipalityCount(string Code, string Name, int Province, double Persons);

/// <summary>Persons from one age to another, both included; the last band may be open (null).</summary>
public readonly record struct AgeCount(int From, int? To, double Persons);

/// <summary>Households of one size, or of that size and more.</summary>
public readonly record struct HouseholdSizeCount(int Size, bool IsOpen, double Households);

/// <summary>Counts that together give every kind of household; persons but for the first two.</summary>
public sealed record HouseholdCounts(
    double HouseholdsWithoutChildren, double HouseholdsWithChildren, double ChildrenAtHome, double Partners,
    double SingleParents, double OtherMembers);

/// <summary>What takes the place of <see cref="HouseholdCounts"/> where a nation has none.</summary>
/// <param name="CoupleOfTwo">Share of couples among households of two.</param>
/// <param name="SingleParentOfTwo">Share of single parents among households of two.</param>
/// <param name="SingleParentOfLarger">Share of single parents among households of three and more.</param>
/// <param name="OtherMember">Share of other members (grandparents and so on) beyond parents and a first child.</param>
public sealed record HouseholdShares(
    double CoupleOfTwo, double SingleParentOfTwo, double SingleParentOfLarger, double OtherMember);

/// <summary>What a person is in the household.</summary>
public enum HouseholdRole : byte
{
    Alone,
    Partner,
    Parent,
    SingleParent,
    Child,
    Other,
    InInstitution,
}

/// <summary>Relative likelihood of a role within an age range.</summary>
public readonly record struct RoleAgeWeight(HouseholdRole Role, int From, int? To, double Weight);

/// <summary>Organisations with so many workers; the last class may be open.</summary>
public readonly record struct FirmSizeCount(int From, int? To, double Firms)
{
    /// <summary>How outputs name the class.</summary>
    public string Label => To is not { } to ? $"{From}+" : to == From ? $"{From}" : $"{From}-{to}";
}

/// <summary>Share of organisations in a sector.</summary>
public readonly record struct SectorShare(Sector Sector, double Share);

/// <summary>A level of the administrative tree and how many units it really has.</summary>
public sealed record LevelCount(string Name, double Units);
