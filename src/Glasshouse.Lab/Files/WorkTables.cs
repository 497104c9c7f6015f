using System.Collections.Immutable;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Files;

/// <summary>Reads the tables about organisations and the administrative tree.</summary>
internal sealed class WorkTables(NationTables tables, List<Problem> problems)
{
    private static readonly Dictionary<string, Sector> SectorNames = new(StringComparer.Ordinal)
    {
        ["agriculture"] = Sector.Agriculture,
        ["industry"] = Sector.Industry,
        ["construction"] = Sector.Construction,
        ["trade"] = Sector.Trade,
        ["hospitality"] = Sector.Hospitality,
        ["transport"] = Sector.Transport,
        ["business_services"] = Sector.BusinessServices,
        ["public_services"] = Sector.PublicServices,
        ["care"] = Sector.Care,
        ["other_services"] = Sector.OtherServices,
    };

    private static readonly string[] LegalForms = ["natural_person", "legal_person"];

    /// <summary>Size classes from 1 worker on, the last of them open.</summary>
    public ImmutableArray<FirmSizeCount> FirmSizes(out bool areOwn)
    {
        CountTable table = tables.OwnOrAssumed(TableShape.FirmSizes, out areOwn);
        var sizes = ImmutableArray.CreateBuilder<FirmSizeCount>();
        int expected = 1;
        for (int row = 0; row < table.Count; row++)
        {
            var size = new FirmSizeCount(
                table.Whole(row, "workers_from"), table.WholeOrOpen(row, "workers_to"), table.Number(row, "firms"));
            sizes.Add(size);
            bool isLast = row == table.Count - 1;
            if (size.From != expected || (size.To is { } to && to < size.From) || isLast != size.To is null)
            {
                table.Refuse(
                    row, "gap",
                    $"goes from {size.From} to {size.To}; classes follow one another from 1 on, the last is open",
                    problems);
            }
            expected = (size.To ?? size.From) + 1;
        }
        const int MostClasses = 50;
        if (sizes.Count > MostClasses || (sizes.Count > 0 && sizes.Sum(size => size.Firms) <= 0))
        {
            problems.Add(new Problem(
                table.File, 0, 0, "absurd",
                $"has {sizes.Count} classes; 1 to {MostClasses} with some firms are expected"));
        }
        return sizes.ToImmutable();
    }

    public double NaturalPersonShare()
    {
        CountTable table = tables.OwnOrAssumed(TableShape.FirmLegalForms, out _);
        double natural = 0;
        double all = 0;
        for (int row = 0; row < table.Count; row++)
        {
            string form = table.Text(row, "legal_form");
            if (!LegalForms.Contains(form))
            {
                string advice = Nearest.Advice(form, LegalForms);
                table.Refuse(row, "unknown-name", $"legal_form is {form}; {advice}", problems);
            }
            natural += form == LegalForms[0] ? table.Number(row, "firms") : 0;
            all += table.Number(row, "firms");
        }
        return all > 0 ? natural / all : 0;
    }

    public ImmutableArray<SectorShare> Sectors()
    {
        CountTable table = tables.OwnOrAssumed(TableShape.FirmSectors, out _);
        var sectors = ImmutableArray.CreateBuilder<SectorShare>();
        for (int row = 0; row < table.Count; row++)
        {
            string name = table.Text(row, "sector");
            if (!SectorNames.TryGetValue(name, out Sector sector))
            {
                string advice = Nearest.Advice(name, SectorNames.Keys);
                table.Refuse(row, "unknown-name", $"sector is {name}; {advice}", problems);
            }
            sectors.Add(new SectorShare(sector, table.Number(row, "firms")));
        }
        double all = sectors.Sum(sector => sector.Share);
        if (all <= 0)
        {
            problems.Add(new Problem(table.File, 0, 0, "absurd", "counts no firm at all"));
        }
        return [.. sectors.Select(sector => sector with { Share = all > 0 ? sector.Share / all : 0 })];
    }

    /// <summary>The tree's levels in order, with their units where they are known.</summary>
    public ImmutableArray<LevelCount> Levels(NationKeys keys, int provinces, int municipalities)
    {
        string[] names = (keys.Word("levels") ?? "").Split(';', StringSplitOptions.TrimEntries);
        CountTable? table = tables.Own(TableShape.Administration);
        var levels = ImmutableArray.CreateBuilder<LevelCount>();
        string? municipal = keys.Word("municipality_level");
        for (int level = 0; level < names.Length; level++)
        {
            double units = level switch
            {
                0 => 1,
                1 => provinces,
                _ => names[level] == municipal && municipalities > 0 ? municipalities : UnitsOf(table, names[level]),
            };
            levels.Add(new LevelCount(names[level], units));
        }
        if (names.Distinct().Count() < names.Length || names.Contains(""))
        {
            problems.Add(new Problem(
                keys.File, keys.LineOf("levels"), 0, "out-of-range",
                $"levels is {string.Join(';', names)}; names from the top down are expected, separated by ; and none "
                + "empty or twice"));
        }
        return levels.ToImmutable();
    }

    public int MunicipalityLevel(NationKeys keys, ImmutableArray<LevelCount> levels)
    {
        string municipal = keys.Word("municipality_level") ?? "";
        int found = -1;
        for (int level = 0; level < levels.Length; level++)
        {
            found = levels[level].Name == municipal ? level : found;
        }
        if (found < 2)
        {
            string[] below = [.. levels.Skip(2).Select(level => level.Name).Where(name => name.Length > 0)];
            string advice = below.Length > 0
                ? Nearest.Advice(municipal, below)
                : "levels must name one below the second, for municipalities have provinces and a centre above them";
            problems.Add(new Problem(
                keys.File, keys.LineOf("municipality_level"), 0, "out-of-range",
                $"municipality_level is {municipal}; {advice}"));
        }
        return found;
    }

    private static double UnitsOf(CountTable? table, string level)
    {
        for (int row = 0; row < (table?.Count ?? 0); row++)
        {
            if (table!.Text(row, "level") == level)
            {
                return table.Number(row, "units");
            }
        }
        return 0;
    }
}
