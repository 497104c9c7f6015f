using CsCheck;
using Glasshouse.Lab.Files;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Nations;

public sealed class ProportionalFittingTests
{
    private const int Rows = 3;
    private const int Columns = 4;

    private static readonly Gen<double[]> Table = Gen.Double[0.01, 100].Array[Rows * Columns];

    /// <summary>T-10.1.</summary>
    [Fact]
    public void Fitting_reaches_both_margins_and_keeps_every_odds_ratio()
    {
        Gen<double[]> sums = Gen.Double[1, 50].Array[Rows];
        Gen.Select(Table, sums, Gen.Double[1, 50].Array[Columns]).Sample((start, rows, columns) =>
        {
            double scale = rows.Sum() / columns.Sum();
            double[] wanted = [.. columns.Select(column => column * scale)];
            double[] table = [.. start];
            Assert.True(ProportionalFitting.Fit(table, rows, wanted, 1e-9));
            for (int row = 0; row < Rows; row++)
            {
                Assert.Equal(1, table.AsSpan(row * Columns, Columns).ToArray().Sum() / rows[row], 1e-6);
            }
            for (int column = 0; column < Columns; column++)
            {
                double sum = Enumerable.Range(0, Rows).Sum(row => table[(row * Columns) + column]);
                Assert.Equal(1, sum / wanted[column], 1e-6);
            }
            for (int row = 1; row < Rows; row++)
            {
                for (int column = 1; column < Columns; column++)
                {
                    Assert.Equal(1, OddsRatio(table, row, column) / OddsRatio(start, row, column), 1e-6);
                }
            }
        });
    }

    [Fact]
    public void Zeros_that_forbid_the_margins_are_told()
    {
        double[] table = [1, 0, 0, 1];
        Assert.False(ProportionalFitting.Fit(table, [1, 2], [2, 1], 1e-9));
    }

    [Fact]
    public void The_shipped_nations_fit_roles_to_ages()
    {
        Assert.All(NationFolder.Presets, preset =>
        {
            NationMarginals marginals = NationFolder.Read(preset);
            var kinds = new HouseholdKinds(marginals, DrawnNation.Parameters);
            double[] roles = kinds.RolesPerCitizen();
            double[] ages = RoleAges.AgesPerCitizen(marginals);
            var fitted = new RoleAges(marginals, roles);
            Assert.Equal(1, roles.Sum(), 1e-9);
            for (int role = 0; role < RoleAges.Roles; role++)
            {
                double sum = Enumerable.Range(0, ages.Length).Sum(band => fitted[role, band]);
                Assert.Equal(roles[role], sum, 1e-6 * Math.Max(roles[role], 1e-6));
            }
            for (int band = 0; band < ages.Length; band++)
            {
                double sum = Enumerable.Range(0, RoleAges.Roles).Sum(role => fitted[role, band]);
                Assert.Equal(1, sum / ages[band], 1e-6);
            }
        });
    }

    /// <summary>The counts behind the Dutch households, as the statistics state them.</summary>
    [Fact]
    public void Dutch_household_kinds_follow_from_types_roles_and_sizes()
    {
        NationMarginals marginals = NationFolder.Read("netherlands");
        var kinds = new HouseholdKinds(marginals, DrawnNation.Parameters);
        const double Persons = 17942942;
        double Count(Func<HouseholdKind, bool> isMeant) =>
            kinds.All.Where(isMeant).Sum(kind => kind.PerCitizen) * Persons;
        Assert.Equal(2338858, Count(kind => kind.Type == HouseholdType.Couple), 20.0);
        Assert.Equal(47052, Count(kind => kind.Type == HouseholdType.Other), 20.0);
        Assert.Equal(2029878, Count(kind => kind.Type == HouseholdType.CoupleWithChildren), 20.0);
        Assert.Equal(618056, Count(kind => kind.Type == HouseholdType.SingleParent), 20.0);
        Assert.Equal(320462, Count(kind => kind is { Type: HouseholdType.SingleParent, Size: 2 }), 20.0);
        double large = Count(kind => kind.Size >= 5);
        double persons = kinds.All.Where(kind => kind.Size >= 5).Sum(kind => kind.Size * kind.PerCitizen) * Persons;
        Assert.Equal(5.38, persons / large, 0.01);
    }

    private static double OddsRatio(double[] table, int row, int column) =>
        table[0] * table[(row * Columns) + column] / (table[column] * table[row * Columns]);
}
