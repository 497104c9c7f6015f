using System.IO.Hashing;
using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class NationDrawingTests
{
    public static TheoryData<string, int> Sizes => new()
    {
        { "netherlands", 1000 }, { "china-like", 1000 }, { "fictional", 1000 }, { "netherlands", 1001 },
        { "netherlands", 30_000 }, { "china-like", 60_000 }, { "fictional", 20_000 },
    };

    [Theory]
    [InlineData("netherlands")]
    [InlineData("china-like")]
    [InlineData("fictional")]
    public void Any_number_of_threads_draws_the_same_bytes(string preset)
    {
        ulong[] hashes = [.. new[] { 1, 2, 3, 7 }.Select(threads => HashOf(preset, 40_000, 7, threads))];
        Assert.All(hashes, hash => Assert.Equal(hashes[0], hash));
        Assert.NotEqual(hashes[0], HashOf(preset, 40_000, 8, 2));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Households_are_neighbours_in_one_municipality(string preset, int citizens)
    {
        using Nation nation = DrawnNation.Of(preset, citizens);
        Assert.Equal(citizens, nation.Citizens.Length);
        Assert.Equal(citizens, nation.Municipalities.Sum(municipality => municipality.Citizens));
        int row = 0;
        while (row < citizens)
        {
            Citizen first = nation.Citizens[row];
            for (int place = 0; place < first.HouseholdSize; place++)
            {
                Citizen member = nation.Citizens[row + place];
                Assert.Equal(
                    (place, first.HouseholdSize, first.HouseholdType, first.Municipality, first.IncomeDecile),
                    (member.HouseholdPosition, member.HouseholdSize, member.HouseholdType, member.Municipality,
                        member.IncomeDecile));
            }
            Municipality home = nation.Municipalities[first.Municipality];
            Assert.InRange(row, home.FirstCitizen, home.FirstCitizen + home.Citizens - first.HouseholdSize);
            row += first.HouseholdSize;
        }
        Assert.Equal(citizens, row);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_workplace_and_school_exists_and_lies_within_reach(string preset, int citizens)
    {
        using Nation nation = DrawnNation.Of(preset, citizens);
        int[] workers = new int[nation.Organisations.Length];
        int employed = 0;
        for (int row = 0; row < citizens; row++)
        {
            Citizen citizen = nation.Citizens[row];
            Municipality home = nation.Municipalities[citizen.Municipality];
            if (citizen.Has(CitizenTraits.Employed))
            {
                Assert.InRange(citizen.Workplace, 0u, (uint)nation.Organisations.Length - 1);
                Organisation organisation = nation.Organisations[(int)citizen.Workplace];
                Assert.Equal(home.Province, nation.Municipalities[organisation.Municipality].Province);
                workers[citizen.Workplace]++;
                employed++;
            }
            else if (citizen.Has(CitizenTraits.Pupil))
            {
                Assert.InRange((int)citizen.Workplace, home.FirstSchool, home.FirstSchool + home.Schools - 1);
            }
            else
            {
                Assert.Equal(Citizen.Nowhere, citizen.Workplace);
            }
        }
        Assert.True(employed > citizens / 4);
        int unfilled = 0;
        for (int row = 0; row < workers.Length; row++)
        {
            Organisation organisation = nation.Organisations[row];
            unfilled += organisation.Workers - workers[row];
            Assert.InRange(organisation.Owner, 0u, (uint)citizens - 1);
            Assert.True(nation.Citizens[(int)organisation.Owner].Has(CitizenTraits.Owner));
        }
        // Only provinces of a handful of citizens have more organisations than people who work.
        Assert.InRange(unfilled, 0, citizens >= 10_000 ? 0 : citizens / 50);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_official_is_a_citizen_with_one_post(string preset, int citizens)
    {
        using Nation nation = DrawnNation.Of(preset, citizens);
        var seen = new HashSet<uint>();
        int next = 0;
        for (int row = 0; row < nation.Offices.Length; row++)
        {
            Office office = nation.Offices[row];
            Assert.Equal(next, office.FirstOfficial);
            Assert.True(office.Posts >= 1);
            Assert.InRange(office.Parent, -1, row - 1);
            Assert.Equal(row == 0, office.Parent < 0);
            Assert.True(row == 0 || nation.Offices[office.Parent].Level < office.Level);
            for (int post = 0; post < office.Posts; post++, next++)
            {
                Official official = nation.Officials[next];
                Citizen citizen = nation.Citizens[(int)official.Citizen];
                Assert.Equal((uint)row, official.Office);
                Assert.Equal(office.Level, official.Level);
                Assert.True(citizen.Has(CitizenTraits.Official));
                Assert.True(seen.Add(official.Citizen));
                int province = nation.Municipalities[citizen.Municipality].Province;
                Assert.True(office.Province < 0 || office.Province == province);
            }
        }
        Assert.Equal(nation.Officials.Length, next);
        Assert.Equal(seen.Count, CountOf(nation, CitizenTraits.Official));
        Assert.All(nation.Municipalities, municipality =>
        {
            Office office = nation.Offices[municipality.Office];
            Assert.Equal(municipality.Province, office.Province);
            Assert.True(office.Municipality < 0
                || nation.Municipalities[office.Municipality].Code == municipality.Code);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Areas_follow_one_another_without_gaps(string preset, int citizens)
    {
        using Nation nation = DrawnNation.Of(preset, citizens);
        (int people, int firms, int schools, int area) = (0, 0, 0, 0);
        foreach (Province province in nation.Provinces)
        {
            Assert.Equal((people, area), (province.FirstCitizen, province.FirstMunicipality));
            int last = area + province.Municipalities;
            for (; area < last; area++)
            {
                Municipality here = nation.Municipalities[area];
                Assert.Equal((people, firms, schools), (here.FirstCitizen, here.FirstOrganisation, here.FirstSchool));
                Assert.True(here.Citizens >= 1 && here.Organisations >= 1 && here.Schools >= 1);
                people += here.Citizens;
                firms += here.Organisations;
                schools += here.Schools;
                for (int row = here.FirstOrganisation; row < firms; row++)
                {
                    Assert.Equal(area, nation.Organisations[row].Municipality);
                }
            }
            Assert.Equal(people, province.FirstCitizen + province.Citizens);
        }
        Assert.Equal((citizens, nation.Organisations.Length, nation.Schools), (people, firms, schools));
    }

    [Fact]
    public void Small_municipalities_are_merged_within_their_province()
    {
        using Nation small = DrawnNation.Of("netherlands", 20_000);
        using Nation large = DrawnNation.Of("netherlands", 400_000);
        Assert.InRange(small.Municipalities.Length, 12, 200);
        Assert.True(large.Municipalities.Length > 300);
        Assert.All(small.Municipalities, municipality => Assert.True(municipality.Citizens >= 100));
        Assert.Contains(small.Municipalities, municipality => municipality.Name == "Amsterdam");
    }

    [Fact]
    public void Size_classes_say_what_organisations_have()
    {
        using Nation nation = DrawnNation.Of("netherlands", 50_000);
        NationMarginals marginals = NationFolder.Read("netherlands");
        Assert.Equal(["1", "2", "3-4", "5-9", "10-19", "20-49", "50-99", "100+"], nation.SizeClasses);
        foreach (ref readonly Organisation organisation in nation.Organisations.Span)
        {
            FirmSizeCount size = marginals.FirmSizes[organisation.SizeClass];
            Assert.InRange(organisation.Workers, size.From, size.To ?? int.MaxValue);
        }
    }

    [Fact]
    public void A_run_of_eighteen_million_is_estimated_at_less_than_two_hundred_bytes_a_citizen()
    {
        const int Netherlands = 18_000_000;
        Assert.InRange(NationSize.EstimatedBytes(Netherlands) / Netherlands, 100, 199);
        Assert.True(NationSize.EstimatedBytes(1000) < 1 << 30);
    }

    private static int CountOf(Nation nation, CitizenTraits trait)
    {
        int count = 0;
        foreach (ref readonly Citizen citizen in nation.Citizens.Span)
        {
            count += citizen.Has(trait) ? 1 : 0;
        }
        return count;
    }

    private static ulong HashOf(string preset, int citizens, uint seed, int threads)
    {
        using Nation nation = DrawnNation.Of(preset, citizens, seed, threads);
        var hash = new XxHash3();
        Add(hash, nation.Citizens);
        Add(hash, nation.Organisations);
        Add(hash, nation.Officials);
        hash.Append(MemoryMarshal.AsBytes<Office>(nation.Offices));
        foreach (Municipality municipality in nation.Municipalities)
        {
            hash.Append(System.Text.Encoding.UTF8.GetBytes(municipality.ToString()));
        }
        return hash.GetCurrentHashAsUInt64();
    }

    private static void Add<T>(XxHash3 hash, Column<T> column)
        where T : unmanaged => hash.Append(MemoryMarshal.AsBytes(column.Span));
}
