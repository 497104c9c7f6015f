using System.Collections.Immutable;

namespace Glasshouse.Lab.Files;

/// <summary>What stands in a column of a table of counts.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Whole,

    /// <summary>A whole number, or nothing for an open upper end.</summary>
    WholeOrOpen,

    /// <summary>A whole number, or one with a plus for it and all above.</summary>
    WholeOrMore,
}

/// <summary>A column that a table may have.</summary>
/// <param name="Name">Its name; years within (<c>population_2024</c>) are left out when names are compared.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="IsRequired">Whether the table must have it.</param>
/// <param name="Most">Highest value; the lowest is 0.</param>
/// <param name="Others">Other names for the same.</param>
internal sealed record ColumnShape(
    string Name, ColumnKind Kind, bool IsRequired = true, double Most = 1e12, params ImmutableArray<string> Others);

/// <summary>A table of counts that a nation's folder may hold.</summary>
/// <param name="File">Its file name.</param>
/// <param name="IsRequired">Whether a folder must have it.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record TableShape(string File, bool IsRequired, params ImmutableArray<ColumnShape> Columns)
{
    private const double MostPersons = 2e9;
    private const double OldestAge = 120;
    private const double LargestHousehold = 40;
    private const double MostWorkers = 10_000_000;
    private const double MostTile = 99;

    public static TableShape Nation { get; } = new(
        "nation.csv", false, new ColumnShape("key", ColumnKind.Text), new ColumnShape("value", ColumnKind.Text));

    public static TableShape Provinces { get; } = new(
        "provinces.csv", true,
        new ColumnShape("code", ColumnKind.Text, false),
        new ColumnShape("name", ColumnKind.Text),
        new ColumnShape("population", ColumnKind.Number, true, MostPersons, "persons"),
        new ColumnShape("municipalities", ColumnKind.Number, false),
        new ColumnShape("tile_x", ColumnKind.Whole, false, MostTile),
        new ColumnShape("tile_y", ColumnKind.Whole, false, MostTile));

    public static TableShape Municipalities { get; } = new(
        "municipalities.csv", false,
        new ColumnShape("code", ColumnKind.Text, false),
        new ColumnShape("name", ColumnKind.Text),
        new ColumnShape("province_code", ColumnKind.Text, true, 0, "province"),
        new ColumnShape("population", ColumnKind.Number, true, MostPersons, "persons"));

    public static TableShape Ages { get; } = AgeTable("ages.csv", true);

    public static TableShape Households { get; } = new(
        "households.csv", true,
        new ColumnShape("size", ColumnKind.WholeOrMore, true, LargestHousehold),
        new ColumnShape("households", ColumnKind.Number, true, MostPersons, "share", "share_percent"));

    public static TableShape LargeHouseholds { get; } = new(
        "households_large.csv", false,
        new ColumnShape("size", ColumnKind.Whole, true, LargestHousehold),
        new ColumnShape("households", ColumnKind.Number, true, MostPersons, "share", "share_of_all_households"),
        new ColumnShape("share_of_households_5_plus", ColumnKind.Number, false));

    public static TableShape HouseholdTypes { get; } = new(
        "household_types.csv", false,
        new ColumnShape("household_type", ColumnKind.Text),
        new ColumnShape("households", ColumnKind.Number, true, MostPersons));

    public static TableShape HouseholdRoles { get; } = new(
        "household_roles.csv", false,
        new ColumnShape("role", ColumnKind.Text),
        new ColumnShape("persons", ColumnKind.Number, true, MostPersons));

    public static TableShape RoleAges { get; } = new(
        "role_ages.csv", false,
        new ColumnShape("role", ColumnKind.Text),
        new ColumnShape("age_from", ColumnKind.Whole, true, OldestAge),
        new ColumnShape("age_to", ColumnKind.WholeOrOpen, true, OldestAge),
        new ColumnShape("weight", ColumnKind.Number));

    public static TableShape FirmSizes { get; } = new(
        "firm_sizes.csv", false,
        new ColumnShape("workers_from", ColumnKind.Whole, true, MostWorkers),
        new ColumnShape("workers_to", ColumnKind.WholeOrOpen, true, MostWorkers),
        new ColumnShape("firms", ColumnKind.Number, true, MostPersons));

    public static TableShape FirmLegalForms { get; } = new(
        "firm_legal_forms.csv", false,
        new ColumnShape("legal_form", ColumnKind.Text),
        new ColumnShape("firms", ColumnKind.Number, true, MostPersons));

    public static TableShape FirmSectors { get; } = new(
        "firm_sectors.csv", false,
        new ColumnShape("sector", ColumnKind.Text),
        new ColumnShape("firms", ColumnKind.Number, true, MostPersons, "share", "share_percent"));

    public static TableShape Administration { get; } = new(
        "administration.csv", false,
        new ColumnShape("level", ColumnKind.Text),
        new ColumnShape("units", ColumnKind.WholeOrOpen, true, MostPersons),
        new ColumnShape("persons", ColumnKind.WholeOrOpen, false, MostPersons));

    public static ImmutableArray<TableShape> All { get; } =
    [
        Nation, Provinces, Municipalities, Ages, Households, LargeHouseholds, HouseholdTypes, HouseholdRoles, RoleAges,
        FirmSizes, FirmLegalForms, FirmSectors, Administration,
    ];

    /// <summary>Tables that may lie in a folder as evidence and are not read.</summary>
    public static ImmutableArray<string> EvidenceOnly { get; } = ["labour.csv", "totals.csv"];

    /// <summary>Columns that every table may have; they say how the numbers are known.</summary>
    public static ImmutableArray<string> Remarks { get; } =
        ["status", "source", "note", "year", "period", "unit", "indicator"];

    /// <summary>A table of persons by age band.</summary>
    public static TableShape AgeTable(string file, bool isRequired) => new(
        file, isRequired,
        new ColumnShape("age_from", ColumnKind.Whole, true, OldestAge),
        new ColumnShape("age_to", ColumnKind.WholeOrOpen, true, OldestAge),
        new ColumnShape("persons", ColumnKind.Number, true, MostPersons, "share", "share_percent"));
}
