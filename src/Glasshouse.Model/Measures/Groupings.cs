using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Into which groups subjects fall, and which number each group has in the tables. Group 0 is all citizens; the
/// groups of citizens come first, then those of organisations, then those of officials.
/// </summary>
public sealed class Groupings
{
    public const int CitizenGroups = 3;
    public const int AgeBands = 8;
    public const int Deciles = 10;
    public const int CitizenCells = CitizenGroups + AgeBands + Deciles;

    /// <summary>
    /// Groups crossed with age bands and deciles. A pass over everybody adds to one of these a person and to the cells
    /// at its end.
    /// </summary>
    public const int CrossedCells = CitizenGroups * AgeBands * Deciles;

    // Looked up, because neighbours' ages differ and no branch foresees them; the last is of everybody older.
    private static ReadOnlySpan<byte> BandsByAge =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
        4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
        6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7,
    ];

    private readonly string[] _sizeClasses;
    private readonly string[] _levels;

    public Groupings(Nation nation)
    {
        _sizeClasses = nation.SizeClasses;
        _levels = nation.Levels;
    }

    public static int Sectors { get; } = Enum.GetValues<Sector>().Length;

    public int OrganisationCells => Sectors + _sizeClasses.Length;

    public int OfficialCells => _levels.Length;

    public int CellsOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => CitizenCells,
        SubjectKind.Organisation => OrganisationCells,
        _ => OfficialCells,
    };

    /// <summary>Group number of everybody of a kind.</summary>
    public int AllOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => 0,
        SubjectKind.Organisation => 1 + CitizenCells,
        _ => 2 + CitizenCells + OrganisationCells,
    };

    /// <summary>Group number of a cell of a kind.</summary>
    public int GroupOf(SubjectKind kind, int cell) => AllOf(kind) + 1 + cell;

    public static Cells Of(in Citizen citizen) => new(
        citizen.Group,
        CitizenGroups + AgeBand(citizen.Age),
        CitizenGroups + AgeBands + citizen.IncomeDecile);

    /// <summary>Which of the crossed cells a citizen is in.</summary>
    public static int CrossedOf(in Citizen citizen) =>
        (((citizen.Group * AgeBands) + AgeBand(citizen.Age)) * Deciles) + citizen.IncomeDecile;

    /// <summary>The cells that a crossed cell is part of.</summary>
    public static Cells CellsOf(int crossed) => new(
        crossed / (AgeBands * Deciles),
        CitizenGroups + (crossed / Deciles % AgeBands),
        CitizenGroups + AgeBands + (crossed % Deciles));

    public static Cells Of(in Organisation organisation) => new(
        (int)organisation.Sector, Sectors + organisation.SizeClass, Tally.NoCell);

    public static Cells Of(in Official official) => new(official.Level, Tally.NoCell, Tally.NoCell);

    /// <summary>0-9, 10-17, 18-24, 25-34, 35-49, 50-64, 65-79, 80 and over.</summary>
    public static int AgeBand(int age) => BandsByAge[Math.Min(age, BandsByAge.Length - 1)];

    /// <summary>What each number stands for.</summary>
    public IEnumerable<GroupRow> Rows()
    {
        yield return new GroupRow(0, SubjectKind.Citizen, "all", "all", "all citizens");
        foreach (GroupRow row in CitizenRows())
        {
            yield return row;
        }
        int all = AllOf(SubjectKind.Organisation);
        yield return new GroupRow(all, SubjectKind.Organisation, "all", "all", "all organisations");
        foreach (Sector sector in Enum.GetValues<Sector>())
        {
            int group = GroupOf(SubjectKind.Organisation, (int)sector);
            string name = sector.SnakeName();
            yield return new GroupRow(
                group, SubjectKind.Organisation, "sector", name, name.Replace('_', ' '));
        }
        for (int size = 0; size < _sizeClasses.Length; size++)
        {
            int group = GroupOf(SubjectKind.Organisation, Sectors + size);
            string label = _sizeClasses[size] == "1" ? "1 worker" : $"{_sizeClasses[size]} workers";
            yield return new GroupRow(group, SubjectKind.Organisation, "size_class", _sizeClasses[size], label);
        }
        all = AllOf(SubjectKind.Official);
        yield return new GroupRow(all, SubjectKind.Official, "all", "all", "all officials");
        for (int level = 0; level < _levels.Length; level++)
        {
            int group = GroupOf(SubjectKind.Official, level);
            yield return new GroupRow(group, SubjectKind.Official, "level", _levels[level], _levels[level]);
        }
    }

    private IEnumerable<GroupRow> CitizenRows()
    {
        string[] groups = ["A", "B", "C"];
        for (int group = 0; group < CitizenGroups; group++)
        {
            yield return Row(group, "group", groups[group], $"group {groups[group]}");
        }
        string[] bands = ["0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "65-79", "80+"];
        for (int band = 0; band < AgeBands; band++)
        {
            yield return Row(CitizenGroups + band, "age_band", bands[band], $"aged {bands[band]}");
        }
        for (int decile = 0; decile < Deciles; decile++)
        {
            string value = $"{decile + 1}";
            yield return Row(CitizenGroups + AgeBands + decile, "income_decile", value, $"income decile {value}");
        }
    }

    private GroupRow Row(int cell, string dimension, string value, string label) =>
        new(GroupOf(SubjectKind.Citizen, cell), SubjectKind.Citizen, dimension, value, label);
}
