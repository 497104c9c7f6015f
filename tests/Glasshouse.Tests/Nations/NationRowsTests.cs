using Glasshouse.Model;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class NationRowsTests
{
    [Fact]
    public void Full_tables_hold_everybody_and_join_without_loose_ends()
    {
        using Nation nation = DrawnNation.Of("fictional", 3000);
        CitizenRow[] citizens =
            [.. NationRows.Citizens(nation, _ => true, _ => 0.25, row => row % 2 == 0, new(), new())];
        HouseholdRow[] households = [.. NationRows.Households(nation, _ => true)];
        OrganisationRow[] organisations = [.. NationRows.Organisations(nation, _ => true)];
        OfficeRow[] offices = [.. NationRows.Offices(nation, _ => true)];
        OfficialRow[] officials = [.. NationRows.Officials(nation, _ => true)];
        Assert.Equal(3000, citizens.Length);
        Assert.Equal(3000, households.Sum(household => household.Size));
        Assert.Equal(nation.Organisations.Length, organisations.Length);
        Assert.Equal(nation.Offices.Length, offices.Length);
        Assert.Equal(nation.Officials.Length, officials.Length);
        Assert.Equal(households.Length, citizens.Select(citizen => citizen.HouseholdId).Distinct().Count());
        Assert.All(households, household =>
            Assert.Equal(household.SubjectId, citizens[household.FirstCitizenId].HouseholdId));
        Assert.All(organisations, organisation =>
            Assert.Equal(UnifiedCodeVerdict.Sound, UnifiedCode.Check(organisation.Code)));
        Assert.All(citizens, citizen => Assert.InRange(citizen.RegionId, 1, nation.Provinces.Length));
        Assert.All(citizens, citizen =>
            Assert.Equal(citizen.Activity == "employed", citizen.WorkplaceOrganisationId is not null));
        Assert.Equal("crown", offices[0].Name);
        Assert.Equal(offices.Length, offices.Select(office => (office.Level, office.Name)).Distinct().Count());
    }

    [Fact]
    public void A_cohort_brings_its_households_and_ties_and_nobody_elses()
    {
        using Nation nation = DrawnNation.Of("netherlands", 2000);
        bool IsKept(int row) => row % 100 == 7;
        Assert.Equal(20, NationRows.Citizens(nation, IsKept, _ => 0, _ => false, new(), new()).Count());
        HouseholdRow[] households = [.. NationRows.Households(nation, IsKept)];
        Assert.All(households, household => Assert.Contains(
            Enumerable.Range(household.FirstCitizenId, household.Size), row => IsKept(row)));
        TieRow[] ties = [.. NationRows.Ties(nation, IsKept)];
        Assert.All(ties, tie => Assert.True(IsKept(tie.CitizenId) && tie.OtherCitizenId != tie.CitizenId));
        Assert.All(ties.Where(tie => tie.Strength == "strong"), tie => Assert.Equal(
            nation.Citizens[tie.CitizenId].Municipality, nation.Citizens[tie.OtherCitizenId].Municipality));
    }
}
