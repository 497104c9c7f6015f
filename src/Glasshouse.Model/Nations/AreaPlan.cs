using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>A municipality of the drawn nation before anybody lives in it.</summary>
public readonly record struct PlannedArea(string Code, string Name, int Province, int FirstCitizen, int Citizens);

/// <summary>
/// Where how many of the nation's citizens live. Provinces and municipalities keep their shares (largest remainder);
/// municipalities that would be too small to draw are merged within their province.
/// </summary>
public sealed class AreaPlan
{
    private AreaPlan(int[] provinceCitizens, ImmutableArray<PlannedArea> municipalities)
    {
        ProvinceCitizens = provinceCitizens;
        Municipalities = municipalities;
    }

    /// <summary>Citizens of each province.</summary>
    public int[] ProvinceCitizens { get; }

    /// <summary>In order of provinces.</summary>
    public ImmutableArray<PlannedArea> Municipalities { get; }

    public static AreaPlan Of(NationMarginals marginals, int citizens, uint seed, NationParameters parameters)
    {
        double[] persons = [.. marginals.Provinces.Select(province => province.Persons)];
        int[] provinceCitizens = Apportionment.AtLeast(1, persons, citizens);
        var municipalities = ImmutableArray.CreateBuilder<PlannedArea>();
        int firstCitizen = 0;
        for (int province = 0; province < persons.Length; province++)
        {
            MunicipalityCount[] real =
                [.. marginals.Municipalities.Where(municipality => municipality.Province == province)];
            if (real.Length == 0)
            {
                real = Invented(marginals, province, provinceCitizens[province], seed, parameters);
            }
            foreach (Merged area in Merge(real, provinceCitizens[province], parameters.CitizensPerMunicipality))
            {
                municipalities.Add(
                    new PlannedArea(area.Largest.Code, area.Name, province, firstCitizen, area.Citizens));
                firstCitizen += area.Citizens;
            }
        }
        if (municipalities.Count > ushort.MaxValue)
        {
            throw new InvalidOperationException(
                $"{municipalities.Count} municipalities; allowed are {ushort.MaxValue}.");
        }
        return new AreaPlan(provinceCitizens, municipalities.ToImmutable());
    }

    // As many areas as the administrative level has in proportion, with lognormal sizes.
    private static MunicipalityCount[] Invented(
        NationMarginals marginals, int province, int citizens, uint seed, NationParameters parameters)
    {
        ProvinceCount home = marginals.Provinces[province];
        LevelCount level = marginals.Levels[marginals.MunicipalityLevel];
        double units = level.Units > marginals.Provinces.Length
            ? level.Units * home.Persons / marginals.Persons
            : home.Persons / parameters.PersonsPerInventedMunicipality;
        int most = Math.Max(1, citizens / parameters.CitizensPerMunicipality);
        int count = (int)Math.Max(1, Math.Min(most, Math.Round(units)));
        var draws = new Draws(seed, Purpose.Nation);
        double[] weights = new double[count];
        for (int k = 0; k < count; k++)
        {
            uint word = draws.At((uint)k, DrawSlots.BeforeDayZero, DrawSlots.MunicipalitySize, (uint)province).W0;
            weights[k] = Exact.Exp(parameters.MunicipalitySizeSpread * Uniform.Normal(word));
        }
        double sum = weights.Sum();
        var invented = new MunicipalityCount[count];
        for (int k = 0; k < count; k++)
        {
            invented[k] = new MunicipalityCount(
                $"{home.Code}-{k + 1:000}", $"{home.Name} {level.Name} {k + 1}", province,
                home.Persons * weights[k] / sum);
        }
        return invented;
    }

    private sealed record Merged(MunicipalityCount Largest, int Members, int Citizens)
    {
        public string Name => Members == 1 ? Largest.Name : $"{Largest.Name} and {Members - 1} more";

        public Merged With(Merged other) => new(
            other.Largest.Persons > Largest.Persons ? other.Largest : Largest, Members + other.Members,
            Citizens + other.Citizens);
    }

    // There are no coordinates: small municipalities are put together in the order of the file.
    private static List<Merged> Merge(MunicipalityCount[] real, int citizens, int least)
    {
        double[] persons = [.. real.Select(municipality => municipality.Persons)];
        int[] counts = Apportionment.LargestRemainder(persons, citizens);
        var areas = new List<Merged>();
        Merged? open = null;
        for (int k = 0; k < real.Length; k++)
        {
            var area = new Merged(real[k], 1, counts[k]);
            if (area.Citizens >= least)
            {
                areas.Add(area);
                continue;
            }
            open = open is null ? area : open.With(area);
            if (open.Citizens >= least)
            {
                areas.Add(open);
                open = null;
            }
        }
        if (open is not null && areas.Count > 0)
        {
            int smallest = areas.IndexOf(areas.MinBy(area => area.Citizens)!);
            areas[smallest] = areas[smallest].With(open);
        }
        else if (open is not null)
        {
            areas.Add(open);
        }
        return areas;
    }
}
