using System.Collections.Immutable;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Files;

/// <summary>Makes a nation's tables into its marginals, and checks that they agree with each other.</summary>
internal sealed class MarginalsReader(NationTables tables, List<Problem> problems)
{
    private const double FewestPersons = 1000;
    private const int MostProvinces = 500;
    private const int LastTileColumn = 6;

    /// <param name="label">How outputs name the nation if it does not say.</param>
    // Whatever a user calls a nation, outputs say that it is not a real one.
    private static string Synthetic(string label) =>
        label.Contains("(synthetic)", StringComparison.Ordinal) ? label : $"{label} (synthetic)";

    public NationMarginals? Read(string label)
    {
        var assumed = new NationKeys(tables.AssumedOf(TableShape.Nation), null, problems);
        var keys = new NationKeys(tables.Own(TableShape.Nation), assumed, problems);
        ImmutableArray<ProvinceCount> provinces = Provinces();
        ImmutableArray<MunicipalityCount> municipalities = Municipalities(provinces);
        ImmutableArray<AgeCount> ages = Ages(tables.Own(TableShape.Ages), isWhole: true);
        ImmutableArray<AgeCount> broad = BroadAges(keys, ages);
        var homes = new HouseholdTables(tables, problems);
        ImmutableArray<HouseholdSizeCount> sizes = homes.Sizes();
        ImmutableArray<HouseholdSizeCount> large = homes.Large(sizes);
        HouseholdCounts? counts = homes.Counts(sizes);
        ImmutableArray<RoleAgeWeight> roleAges = homes.RoleAges();
        var work = new WorkTables(tables, problems);
        ImmutableArray<FirmSizeCount> firms = work.FirmSizes(out bool areFirmsOwn);
        double natural = work.NaturalPersonShare();
        ImmutableArray<SectorShare> sectors = work.Sectors();
        ImmutableArray<LevelCount> levels = work.Levels(keys, provinces.Length, municipalities.Length);
        int municipalityLevel = work.MunicipalityLevel(keys, levels);
        if (problems.Count > 0)
        {
            return null;
        }
        return new NationMarginals
        {
            Label = Synthetic(keys.Word("label") ?? label),
            Provinces = provinces,
            Municipalities = municipalities,
            Ages = ages,
            BroadAges = broad,
            HouseholdSizes = sizes,
            LargeHouseholds = large,
            HouseholdCounts = counts,
            HouseholdShares = new HouseholdShares(
                keys.Number("couple_of_two"), keys.Number("single_parent_of_two"),
                keys.Number("single_parent_of_larger"), keys.Number("other_member")),
            MeanHouseholdSize = keys.Own("mean_household_size"),
            InstitutionShare = keys.Number("institution_share"),
            InstitutionSize = (int)keys.Number("institution_size"),
            RoleAges = roleAges,
            FemaleShare = keys.Number("female_share"),
            EmployedShare = keys.Number("employed_share"),
            TrustGeneralisedShare = keys.Own("trust_generalised_share"),
            ThinFileShare = keys.Own("thin_file_share"),
            FirmSizes = firms,
            FirmPersons = areFirmsOwn
                ? keys.Own("firm_persons") ?? provinces.Sum(province => province.Persons)
                : assumed.Number("firm_persons"),
            NaturalPersonShare = natural,
            Sectors = sectors,
            Levels = levels,
            MunicipalityLevel = municipalityLevel,
        };
    }

    private ImmutableArray<ProvinceCount> Provinces()
    {
        if (tables.Own(TableShape.Provinces) is not { } table)
        {
            return [];
        }
        var provinces = ImmutableArray.CreateBuilder<ProvinceCount>();
        for (int row = 0; row < table.Count; row++)
        {
            // Without tiles the provinces stand in rows of seven.
            int x = table.Has(row, "tile_x") ? table.Whole(row, "tile_x") : row % (LastTileColumn + 1);
            int y = table.Has(row, "tile_y") ? table.Whole(row, "tile_y") : row / (LastTileColumn + 1);
            string code = table.Has(row, "code") ? table.Text(row, "code") : $"P{row + 1:00}";
            provinces.Add(new ProvinceCount(code, table.Text(row, "name"), table.Number(row, "population"), x, y));
            if (provinces[row].Persons <= 0 && table.Has(row, "population"))
            {
                table.Refuse(row, "absurd", "population is 0; a province has people", problems);
            }
            if (provinces.Take(row).Any(other => other.Code == code || other.Name == provinces[row].Name))
            {
                table.Refuse(row, "doubled-name", $"has {code} {provinces[row].Name} twice", problems);
            }
        }
        double persons = provinces.Sum(province => province.Persons);
        if (provinces.Count > MostProvinces)
        {
            Refuse(table, "absurd", $"has {provinces.Count} provinces; allowed are 1 to {MostProvinces}");
        }
        bool isCounted = Enumerable.Range(0, table.Count).All(row => table.Has(row, "population"));
        if (isCounted && persons < FewestPersons)
        {
            Refuse(table, "absurd", $"counts {persons:0} persons; a nation has at least {FewestPersons:0}");
        }
        return provinces.ToImmutable();
    }

    private ImmutableArray<MunicipalityCount> Municipalities(ImmutableArray<ProvinceCount> provinces)
    {
        if (tables.Own(TableShape.Municipalities) is not { } table)
        {
            return [];
        }
        var municipalities = ImmutableArray.CreateBuilder<MunicipalityCount>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < table.Count; row++)
        {
            string home = table.Text(row, "province_code");
            int province = -1;
            for (int k = 0; k < provinces.Length && province < 0; k++)
            {
                province = provinces[k].Code == home || provinces[k].Name == home ? k : -1;
            }
            if (province < 0 && home.Length > 0)
            {
                string advice = Nearest.Advice(home, provinces.Select(known => known.Code));
                table.Refuse(row, "unknown-province", $"province_code is {home}; {advice}", problems);
            }
            string code = table.Has(row, "code") ? table.Text(row, "code") : $"M{row + 1:0000}";
            if (!codes.Add(code))
            {
                table.Refuse(row, "doubled-name", $"has the code {code} twice", problems);
            }
            municipalities.Add(new MunicipalityCount(
                code, table.Text(row, "name"), province, table.Number(row, "population")));
        }
        for (int province = 0; province < provinces.Length; province++)
        {
            if (!municipalities.Any(municipality => municipality.Province == province && municipality.Persons > 0))
            {
                Refuse(table, "missing-value", $"has no municipality of {provinces[province].Name} with people in it");
            }
        }
        return municipalities.ToImmutable();
    }

    // Bands from 0 on without gap or overlap, the last of them open or closed.
    private ImmutableArray<AgeCount> Ages(CountTable? table, bool isWhole)
    {
        if (table is null)
        {
            return [];
        }
        var bands = ImmutableArray.CreateBuilder<AgeCount>();
        int expected = 0;
        for (int row = 0; row < table.Count; row++)
        {
            var band = new AgeCount(
                table.Whole(row, "age_from"), table.WholeOrOpen(row, "age_to"), table.Number(row, "persons"));
            bands.Add(band);
            if (band.From != expected)
            {
                table.Refuse(
                    row, "gap", $"age_from is {band.From}; {expected} is expected, so that bands follow one another",
                    problems);
            }
            if (band.To is { } to && to < band.From)
            {
                table.Refuse(row, "out-of-range", $"age_to is {to}, below age_from {band.From}", problems);
            }
            if (band.To is null && row < table.Count - 1)
            {
                table.Refuse(row, "missing-value", "age_to is empty; only the last band may be open", problems);
            }
            expected = (band.To ?? band.From) + 1;
        }
        if (isWhole && bands.Count > 0 && bands.Sum(band => band.Persons) <= 0)
        {
            Refuse(table, "absurd", "counts nobody");
        }
        return bands.ToImmutable();
    }

    private ImmutableArray<AgeCount> BroadAges(NationKeys keys, ImmutableArray<AgeCount> ages)
    {
        if (keys.Word("broad_ages") is not { Length: > 0 } file)
        {
            return [];
        }
        if (tables.Own(TableShape.AgeTable(file, isRequired: true)) is not { } table)
        {
            return [];
        }
        ImmutableArray<AgeCount> broad = Ages(table, isWhole: true);
        foreach (AgeCount band in ages)
        {
            if (broad.Count(wide => RoleAges.IsWithin(band, wide)) != 1)
            {
                Refuse(
                    table, "gap",
                    $"does not hold the band of ages.csv from {band.From} within exactly one of its own bands");
            }
        }
        return broad;
    }

    private void Refuse(CountTable table, string code, string message) =>
        problems.Add(new Problem(table.File, 0, 0, code, message));
}
