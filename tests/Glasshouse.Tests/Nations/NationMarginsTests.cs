using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class NationMarginsTests(DutchMillion dutch) : IClassFixture<DutchMillion>
{
    private const double MostError = 0.01;

    private Nation Nation => dutch.Nation;

    /// <summary>T-10.2.</summary>
    [Fact]
    public void Every_margin_of_a_million_is_within_one_per_cent()
    {
        var kinds = new HouseholdKinds(dutch.Marginals, DrawnNation.Parameters);
        double[] ages = RoleAges.AgesPerCitizen(dutch.Marginals);
        double[] gotAges = new double[ages.Length];
        double[] sexes = [dutch.Marginals.FemaleShare, 1 - dutch.Marginals.FemaleShare];
        double[] gotSexes = new double[2];
        double[] sizes = new double[kinds.All.Max(kind => kind.Size) + 1];
        double[] gotSizes = new double[sizes.Length];
        double[] types = new double[6];
        double[] gotTypes = new double[6];
        foreach (HouseholdKind kind in kinds.All)
        {
            sizes[kind.Size] += kind.PerCitizen;
            types[(int)kind.Type] += kind.PerCitizen;
        }
        foreach (ref readonly Citizen citizen in Nation.Citizens.Span)
        {
            gotAges[BandOf(citizen.Age)]++;
            gotSexes[citizen.Has(CitizenTraits.Female) ? 0 : 1]++;
            if (citizen.HouseholdPosition == 0 && citizen.HouseholdType != HouseholdType.Institution)
            {
                gotSizes[citizen.HouseholdSize]++;
                gotTypes[(int)citizen.HouseholdType]++;
            }
        }
        Assert.InRange(Error(ages, gotAges), 0, MostError);
        Assert.InRange(Error(sexes, gotSexes), 0, MostError);
        Assert.InRange(Error(sizes, gotSizes), 0, MostError);
        Assert.InRange(Error(types, gotTypes), 0, MostError);
        double[] firms = [.. dutch.Marginals.FirmSizes.Select(size => size.Firms)];
        double[] gotFirms = new double[firms.Length];
        foreach (ref readonly Organisation organisation in Nation.Organisations.Span)
        {
            gotFirms[organisation.SizeClass]++;
        }
        Assert.InRange(Error(firms, gotFirms), 0, MostError);
    }

    /// <summary>T-10.2, where people live.</summary>
    [Fact]
    public void Provinces_and_municipalities_keep_their_shares()
    {
        double[] provinces = [.. dutch.Marginals.Provinces.Select(province => province.Persons)];
        Assert.InRange(Error(provinces, [.. Nation.Provinces.Select(province => (double)province.Citizens)]), 0, 1e-4);

        var wanted = new List<double>();
        var got = new List<double>();
        foreach (Municipality municipality in Nation.Municipalities)
        {
            MunicipalityCount real = dutch.Marginals.Municipalities.Single(count => count.Code == municipality.Code);
            if (real.Name == municipality.Name)
            {
                double inProvince = dutch.Marginals.Municipalities
                    .Where(count => count.Province == real.Province).Sum(count => count.Persons);
                double share = real.Persons / inProvince * provinces[real.Province] / provinces.Sum();
                wanted.Add(share * DutchMillion.Citizens);
                got.Add(municipality.Citizens);
            }
        }
        Assert.True(got.Count > 340);
        Assert.InRange(Error([.. wanted], [.. got]), 0, MostError);
    }

    /// <summary>T-10.3.</summary>
    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void The_Dutch_nation_has_Dutch_households_ages_and_provinces(int citizens)
    {
        using Nation? own = citizens == DutchMillion.Citizens ? null : DrawnNation.Of("netherlands", citizens);
        Nation nation = own ?? Nation;
        Households households = Households.Of(nation);
        Assert.Equal(2.11, households.Mean, 0.01);
        Assert.Equal(0.399, households.AloneShare, 0.003);
        Assert.Equal(0.202, ShareFrom(nation, 65), 0.003);
        double all = dutch.Marginals.Persons;
        for (int row = 0; row < nation.Provinces.Length; row++)
        {
            double share = dutch.Marginals.Provinces[row].Persons / all;
            Assert.Equal(share, (double)nation.Provinces[row].Citizens / citizens, 0.002);
        }
    }

    /// <summary>T-10.4.</summary>
    [Fact]
    public void The_China_like_nation_has_the_census_households_ages_and_provinces()
    {
        const int Citizens = 200_000;
        using Nation nation = DrawnNation.Of("china-like", Citizens);
        Assert.Equal(2.62, Households.Of(nation).Mean, 0.02);
        Assert.Equal(0.135, ShareFrom(nation, 65), 0.002);
        Province guangdong = nation.Provinces.Single(province => province.Name == "Guangdong");
        Assert.Equal(0.0894, (double)guangdong.Citizens / Citizens, 0.001);
        Assert.Equal(31, nation.Provinces.Length);
        Assert.Equal(["centre", "province", "prefecture", "county", "township"], nation.Levels);
        Assert.Equal(0.4876, ShareOf(nation, citizen => citizen.Has(CitizenTraits.Female)), 0.005);
    }

    /// <summary>T-4.6: least squares of the logarithms at the bounds of the Dutch size classes.</summary>
    [Fact]
    public void Organisations_follow_the_Dutch_size_law()
    {
        double[] from = [3, 5, 10, 20, 50, 100];
        double[] above = new double[from.Length];
        foreach (ref readonly Organisation organisation in Nation.Organisations.Span)
        {
            for (int k = 0; k < from.Length; k++)
            {
                above[k] += organisation.Workers >= from[k] ? 1 : 0;
            }
        }
        double[] x = [.. from.Select(bound => Math.Log(bound))];
        double[] y = [.. above.Select(count => Math.Log(count))];
        double meanX = x.Average();
        double meanY = y.Average();
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        Assert.Equal(-0.94, slope, 0.05);
    }

    [Fact]
    public void As_many_are_employed_as_the_statistics_say_and_every_decile_holds_a_tenth()
    {
        double employed = ShareOf(Nation, citizen => citizen.Has(CitizenTraits.Employed));
        Assert.Equal(dutch.Marginals.EmployedShare, employed, 0.005);
        for (int decile = 0; decile < 10; decile++)
        {
            Assert.Equal(0.1, ShareOf(Nation, citizen => citizen.IncomeDecile == decile), 0.005);
        }
    }

    [Fact]
    public void Traits_have_the_means_that_their_parameters_state()
    {
        NationParameters parameters = DrawnNation.Parameters;
        Assert.Equal(1, MeanOf(citizen => citizen.Frailty), 0.01);
        Assert.Equal(parameters.MoraleMean, MeanOf(citizen => citizen.Morale), 0.01);
        Assert.Equal(1, MeanOf(citizen => citizen.LookAlike), 0.02);
        Assert.Equal(0.57, ShareOf(Nation, citizen => citizen.TrustGeneralised > 0.5), 0.005);
        Assert.Equal(parameters.GroupBShare, ShareOf(Nation, citizen => citizen.Group == 1), 0.005);
        Assert.Equal(parameters.GroupCShare, ShareOf(Nation, citizen => citizen.Group == 2), 0.005);
        Assert.Equal(0.054, MeanOf(citizen => citizen.DefaultProbability), 0.005);
    }

    [Fact]
    public void Parents_are_older_than_their_children_and_partners_near_in_age()
    {
        int children = 0;
        int tooOld = 0;
        double difference = 0;
        int couples = 0;
        for (int row = 1; row < Nation.Citizens.Length; row++)
        {
            Citizen citizen = Nation.Citizens[row];
            Citizen first = Nation.Citizens[row - citizen.HouseholdPosition];
            int parents = citizen.HouseholdType == HouseholdType.CoupleWithChildren ? 2 : 1;
            if (citizen.HouseholdType is HouseholdType.CoupleWithChildren or HouseholdType.SingleParent
                && citizen.HouseholdPosition == parents)
            {
                children++;
                tooOld += first.Age - citizen.Age < 15 ? 1 : 0;
            }
            if (citizen.HouseholdType == HouseholdType.Couple && citizen.HouseholdPosition == 1)
            {
                couples++;
                difference += Math.Abs(first.Age - citizen.Age);
            }
        }
        Assert.InRange((double)tooOld / children, 0, 0.01);
        Assert.InRange(difference / couples, 1, 6);
    }

    private int BandOf(int age)
    {
        int band = dutch.Marginals.Ages.Length - 1;
        while (dutch.Marginals.Ages[band].From > age)
        {
            band--;
        }
        return band;
    }

    private double MeanOf(Func<Citizen, double> value)
    {
        double sum = 0;
        foreach (ref readonly Citizen citizen in Nation.Citizens.Span)
        {
            sum += value(citizen);
        }
        return sum / Nation.Citizens.Length;
    }

    private static double ShareFrom(Nation nation, int age) => ShareOf(nation, citizen => citizen.Age >= age);

    private static double ShareOf(Nation nation, Func<Citizen, bool> isMeant)
    {
        int count = 0;
        foreach (ref readonly Citizen citizen in nation.Citizens.Span)
        {
            count += isMeant(citizen) ? 1 : 0;
        }
        return (double)count / nation.Citizens.Length;
    }

    // Standardised root mean square error: of counts, over their mean. Both are scaled to the same sum.
    private static double Error(double[] wanted, double[] got)
    {
        double scale = got.Sum() / wanted.Sum();
        double squares = wanted.Zip(got, (a, b) => ((a * scale) - b) * ((a * scale) - b)).Sum();
        return Math.Sqrt(squares / wanted.Length) / (got.Sum() / wanted.Length);
    }

    private readonly record struct Households(double Mean, double AloneShare)
    {
        public static Households Of(Nation nation)
        {
            double households = 0;
            double persons = 0;
            double alone = 0;
            foreach (ref readonly Citizen citizen in nation.Citizens.Span)
            {
                if (citizen.HouseholdType != HouseholdType.Institution)
                {
                    persons++;
                    households += citizen.HouseholdPosition == 0 ? 1 : 0;
                    alone += citizen.HouseholdSize == 1 ? 1 : 0;
                }
            }
            return new Households(persons / households, alone / households);
        }
    }
}
