namespace Glasshouse.Model.Measures;

/// <summary>
/// Which number each region has in the tables: 0 the nation, then the provinces, then the municipalities.
/// </summary>
public static class Regions
{
    /// <summary>Number of a province; of the nation for <see cref="World.Centre"/>.</summary>
    public static int OfProvince(int province) => province + 1;

    public static int OfMunicipality(Nation nation, int municipality) => 1 + nation.Provinces.Length + municipality;

    /// <summary>What each number stands for.</summary>
    public static IEnumerable<RegionRow> Rows(Nation nation)
    {
        yield return new RegionRow(0, "nation", null, "", nation.Label, null, null, nation.CitizensAtStart);
        for (int row = 0; row < nation.Provinces.Length; row++)
        {
            Province province = nation.Provinces[row];
            yield return new RegionRow(
                OfProvince(row), "province", 0, province.Code, province.Name, province.TileX, province.TileY,
                province.Citizens);
        }
        for (int row = 0; row < nation.Municipalities.Length; row++)
        {
            Municipality municipality = nation.Municipalities[row];
            yield return new RegionRow(
                OfMunicipality(nation, row), "municipality", OfProvince(municipality.Province), municipality.Code,
                municipality.Name, null, null, municipality.Citizens);
        }
    }
}
