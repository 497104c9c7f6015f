using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>Households of one type and size.</summary>
/// <param name="Type">Type; institutions are counted apart.</param>
/// <param name="Size">Members.</param>
/// <param name="PerCitizen">Such households per citizen of the nation.</param>
public readonly record struct HouseholdKind(HouseholdType Type, int Size, double PerCitizen)
{
    /// <summary>Partners, or the single parent; they come first among the members.</summary>
    public int Parents => Type switch
    {
        HouseholdType.Couple or HouseholdType.CoupleWithChildren => 2,
        HouseholdType.SingleParent => 1,
        _ => 0,
    };

    /// <summary>Members beyond the parents and a first child: further children, or others.</summary>
    public int FurtherMembers => HasChildren ? Size - Parents - 1 : 0;

    public bool HasChildren => Type is HouseholdType.CoupleWithChildren or HouseholdType.SingleParent;
}

/// <summary>
/// The table of household types by sizes, and how many citizens hold each role. Where counts of types and roles are
/// given, types follow from them: all households of several persons without children are taken to be of two.
/// </summary>
public sealed class HouseholdKinds
{
    private const int SmallestWithOpenSizes = 8;
    private const double Tolerance = 1e-10;

    public HouseholdKinds(NationMarginals marginals, NationParameters parameters)
    {
        double[] sizes = Sizes(marginals, parameters);
        double persons = 0;
        for (int size = 1; size < sizes.Length; size++)
        {
            persons += size * sizes[size];
        }
        double perHousehold = (1 - marginals.InstitutionShare) / persons;
        Types types = marginals.HouseholdCounts is { } counts ? Types.Of(counts, sizes) : Types.Of(marginals, sizes);
        double[] withChildren = WithChildren(types, sizes, parameters);

        var kinds = ImmutableArray.CreateBuilder<HouseholdKind>();
        Add(HouseholdType.Alone, 1, sizes[1]);
        Add(HouseholdType.Couple, 2, types.Couples);
        Add(HouseholdType.SingleParent, 2, types.SingleParentsOfTwo);
        Add(HouseholdType.Other, 2, types.OthersOfTwo);
        int larger = sizes.Length - 3;
        for (int k = 0; k < larger; k++)
        {
            Add(HouseholdType.CoupleWithChildren, k + 3, withChildren[k]);
            Add(HouseholdType.SingleParent, k + 3, withChildren[larger + k]);
        }
        All = kinds.ToImmutable();
        InstitutionPersonsPerCitizen = marginals.InstitutionShare;
        OtherMemberShare = OtherShare(marginals, types, perHousehold);

        void Add(HouseholdType type, int size, double households)
        {
            if (households > 0)
            {
                kinds.Add(new HouseholdKind(type, size, households * perHousehold));
            }
        }
    }

    public ImmutableArray<HouseholdKind> All { get; }

    public double InstitutionPersonsPerCitizen { get; }

    /// <summary>Share of other members among those beyond parents and a first child.</summary>
    public double OtherMemberShare { get; }

    /// <summary>Persons of each role per citizen; they add up to 1.</summary>
    public double[] RolesPerCitizen()
    {
        double[] roles = new double[Enum.GetValues<HouseholdRole>().Length];
        roles[(int)HouseholdRole.InInstitution] = InstitutionPersonsPerCitizen;
        foreach (HouseholdKind kind in All)
        {
            double others = kind.FurtherMembers * OtherMemberShare;
            (HouseholdRole role, double persons) = kind.Type switch
            {
                HouseholdType.Alone => (HouseholdRole.Alone, 1.0),
                HouseholdType.Couple => (HouseholdRole.Partner, 2.0),
                HouseholdType.CoupleWithChildren => (HouseholdRole.Parent, 2.0),
                HouseholdType.SingleParent => (HouseholdRole.SingleParent, 1.0),
                _ => (HouseholdRole.Other, kind.Size),
            };
            roles[(int)role] += persons * kind.PerCitizen;
            roles[(int)HouseholdRole.Other] += others * kind.PerCitizen;
            if (kind.HasChildren)
            {
                roles[(int)HouseholdRole.Child] += (1 + kind.FurtherMembers - others) * kind.PerCitizen;
            }
        }
        return roles;
    }

    // Households by size, index 0 unused; the open class is spread so that its mean size is right.
    private static double[] Sizes(NationMarginals marginals, NationParameters parameters)
    {
        HouseholdSizeCount open = marginals.HouseholdSizes.FirstOrDefault(row => row.IsOpen);
        int largest = Math.Max(3, marginals.HouseholdSizes.Max(row => row.Size));
        if (open.IsOpen)
        {
            int counted = marginals.LargeHouseholds.IsEmpty ? 0 : marginals.LargeHouseholds.Max(row => row.Size);
            largest = Math.Max(counted, open.Size + SmallestWithOpenSizes);
        }
        double[] sizes = new double[largest + 1];
        double households = 0;
        double persons = 0;
        foreach (HouseholdSizeCount row in marginals.HouseholdSizes)
        {
            households += row.Households;
            if (!row.IsOpen)
            {
                sizes[row.Size] += row.Households;
                persons += row.Size * row.Households;
            }
        }
        if (open.IsOpen && open.Households > 0)
        {
            double? all = marginals.HouseholdCounts is { } counts
                ? households == 0 ? null : PersonsOf(counts, sizes[1])
                : marginals.MeanHouseholdSize * households;
            double? mean = all is { } known ? (known - persons) / open.Households : null;
            Spread(marginals.LargeHouseholds, open, mean, parameters.OpenSizeRatio, sizes);
        }
        return sizes;
    }

    private static double PersonsOf(HouseholdCounts counts, double alone) =>
        alone + counts.ChildrenAtHome + counts.Partners + counts.SingleParents + counts.OtherMembers;

    // Shares of the counted large households, or geometric ones, tilted by a power until the mean is right.
    private static void Spread(
        ImmutableArray<HouseholdSizeCount> large, HouseholdSizeCount open, double? mean, double ratio, double[] sizes)
    {
        double[] shape = new double[sizes.Length];
        foreach (HouseholdSizeCount row in large)
        {
            shape[row.Size] += row.Size >= open.Size ? row.Households : 0;
        }
        for (int size = open.Size; size < shape.Length && large.IsEmpty; size++)
        {
            shape[size] = Exact.Pow(ratio, size - open.Size);
        }
        double tilt = mean is { } wanted ? Tilt(shape, open.Size, wanted) : 1;
        double sum = 0;
        for (int size = open.Size; size < shape.Length; size++)
        {
            shape[size] *= Exact.Pow(tilt, size - open.Size);
            sum += shape[size];
        }
        for (int size = open.Size; size < shape.Length; size++)
        {
            sizes[size] += open.Households * shape[size] / sum;
        }
    }

    private static double Tilt(double[] shape, int from, double mean)
    {
        double low = 1e-6;
        double high = 1e6;
        for (int step = 0; step < 200; step++)
        {
            double middle = Math.Sqrt(low * high);
            double persons = 0;
            double households = 0;
            for (int size = from; size < shape.Length; size++)
            {
                double weight = shape[size] * Exact.Pow(middle, size - from);
                households += weight;
                persons += weight * size;
            }
            (low, high) = persons / households < mean ? (middle, high) : (low, middle);
        }
        return Math.Sqrt(low * high);
    }

    // Couples, then single parents, by sizes from three on.
    private static double[] WithChildren(in Types types, double[] sizes, NationParameters parameters)
    {
        double[] columns = sizes[3..];
        double[] table = new double[2 * columns.Length];
        for (int k = 0; k < columns.Length; k++)
        {
            table[k] = columns[k] > 0 ? 1 : 0;
            table[columns.Length + k] = columns[k] > 0 ? Exact.Pow(parameters.SingleParentSizeRatio, k) : 0;
        }
        double[] rows = [types.CouplesWithChildren, types.SingleParentsOfLarger];
        if (!ProportionalFitting.Fit(table, rows, columns, Tolerance))
        {
            throw new ModelLimitException("households with children by size and by type contradict each other");
        }
        return table;
    }

    private double OtherShare(NationMarginals marginals, in Types types, double perHousehold)
    {
        if (marginals.HouseholdCounts is not { } counts)
        {
            return marginals.HouseholdShares.OtherMember;
        }
        double further = 0;
        foreach (HouseholdKind kind in All)
        {
            further += kind.FurtherMembers * kind.PerCitizen;
        }
        double others = (counts.OtherMembers - (2 * types.OthersOfTwo)) * perHousehold;
        return further > 0 ? Math.Min(1, Math.Max(0, others / further)) : 0;
    }

    private readonly record struct Types(
        double Couples, double SingleParentsOfTwo, double OthersOfTwo, double CouplesWithChildren,
        double SingleParentsOfLarger)
    {
        public static Types Of(HouseholdCounts counts, double[] sizes)
        {
            double couplesWithChildren = counts.HouseholdsWithChildren - counts.SingleParents;
            double couples = (counts.Partners / 2) - couplesWithChildren;
            double singleParentsOfTwo = sizes[2] - counts.HouseholdsWithoutChildren;
            return new Types(
                couples, singleParentsOfTwo, counts.HouseholdsWithoutChildren - couples, couplesWithChildren,
                counts.SingleParents - singleParentsOfTwo);
        }

        public static Types Of(NationMarginals marginals, double[] sizes)
        {
            HouseholdShares shares = marginals.HouseholdShares;
            double larger = sizes.Skip(3).Sum();
            double couples = sizes[2] * shares.CoupleOfTwo;
            double singleParents = sizes[2] * shares.SingleParentOfTwo;
            return new Types(
                couples, singleParents, Math.Max(0, sizes[2] - couples - singleParents),
                larger * (1 - shares.SingleParentOfLarger), larger * shares.SingleParentOfLarger);
        }
    }
}
