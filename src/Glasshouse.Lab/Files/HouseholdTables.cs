using System.Collections.Immutable;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Files;

/// <summary>Reads the tables about households: sizes, types, roles, and roles by age.</summary>
internal sealed class HouseholdTables(NationTables tables, List<Problem> problems)
{
    private static readonly Dictionary<string, HouseholdRole> Roles = new(StringComparer.Ordinal)
    {
        ["living_alone"] = HouseholdRole.Alone,
        ["partner"] = HouseholdRole.Partner,
        ["parent"] = HouseholdRole.Parent,
        ["single_parent"] = HouseholdRole.SingleParent,
        ["child_at_home"] = HouseholdRole.Child,
        ["other_member"] = HouseholdRole.Other,
        ["in_institution"] = HouseholdRole.InInstitution,
    };

    private static readonly string[] Types =
        ["one_person", "several_persons_without_children", "several_persons_with_children"];

    // In household_roles.csv partners with and without children are one.
    private static readonly string[] CountedRoles =
        ["living_alone", "child_at_home", "partner", "single_parent", "other_member", "in_institution"];

    public ImmutableArray<HouseholdSizeCount> Sizes()
    {
        if (tables.Own(TableShape.Households) is not { } table)
        {
            return [];
        }
        var sizes = ImmutableArray.CreateBuilder<HouseholdSizeCount>();
        for (int row = 0; row < table.Count; row++)
        {
            var size = new HouseholdSizeCount(
                table.Whole(row, "size"), table.IsOrMore(row, "size"), table.Number(row, "households"));
            sizes.Add(size);
            if (size.Size != row + 1 && table.Has(row, "size"))
            {
                table.Refuse(row, "gap", $"size is {size.Size}; {row + 1} is expected here", problems);
            }
            if (size.IsOpen && row < table.Count - 1)
            {
                table.Refuse(row, "gap", "is open; only the last size may be", problems);
            }
        }
        const int Fewest = 3;
        if (sizes.Count < Fewest || sizes[0].Households <= 0)
        {
            problems.Add(new Problem(
                table.File, 0, 0, "missing-value",
                "needs sizes 1, 2 and 3 at least, and people who live alone"));
        }
        return sizes.ToImmutable();
    }

    /// <summary>Sizes within the open class.</summary>
    public ImmutableArray<HouseholdSizeCount> Large(ImmutableArray<HouseholdSizeCount> sizes)
    {
        if (tables.Own(TableShape.LargeHouseholds) is not { } table)
        {
            return [];
        }
        var large = ImmutableArray.CreateBuilder<HouseholdSizeCount>();
        for (int row = 0; row < table.Count; row++)
        {
            large.Add(new HouseholdSizeCount(table.Whole(row, "size"), false, table.Number(row, "households")));
        }
        if (!sizes.Any(size => size.IsOpen))
        {
            problems.Add(new Problem(
                table.File, 0, 0, "unknown-file", "is of no use: households.csv has no open size such as 5+"));
        }
        return large.ToImmutable();
    }

    /// <summary>Counts of types and roles, if the nation has both tables.</summary>
    public HouseholdCounts? Counts(ImmutableArray<HouseholdSizeCount> sizes)
    {
        CountTable? types = tables.Own(TableShape.HouseholdTypes);
        CountTable? roles = tables.Own(TableShape.HouseholdRoles);
        if (types is null && roles is null)
        {
            return null;
        }
        if (types is null || roles is null)
        {
            string missing = types is null ? TableShape.HouseholdTypes.File : TableShape.HouseholdRoles.File;
            problems.Add(new Problem(
                (types ?? roles)!.File, 0, 0, "missing-file", $"is of no use without {missing}: give both or none"));
            return null;
        }
        double[] households = ByName(types, "household_type", "households", Types);
        double[] persons = ByName(roles, "role", "persons", CountedRoles);
        if (problems.Count > 0 || sizes.Length < 2)
        {
            return null;
        }
        var counts = new HouseholdCounts(households[1], households[2], persons[1], persons[2], persons[3], persons[4]);
        double couplesWithChildren = counts.HouseholdsWithChildren - counts.SingleParents;
        double couples = (counts.Partners / 2) - couplesWithChildren;
        double singleParentsOfTwo = sizes[1].Households - counts.HouseholdsWithoutChildren;
        if (couplesWithChildren < 0 || couples < 0 || couples > counts.HouseholdsWithoutChildren
            || singleParentsOfTwo < 0 || singleParentsOfTwo > counts.SingleParents)
        {
            problems.Add(new Problem(
                types.File, 0, 0, "contradiction",
                "contradicts household_roles.csv or households.csv: couples or single parents would be below 0"));
        }
        return counts;
    }

    /// <summary>Likelihood of each role by age, the nation's own or the assumed.</summary>
    public ImmutableArray<RoleAgeWeight> RoleAges()
    {
        CountTable table = tables.OwnOrAssumed(TableShape.RoleAges, out _);
        var weights = ImmutableArray.CreateBuilder<RoleAgeWeight>();
        for (int row = 0; row < table.Count; row++)
        {
            string name = table.Text(row, "role");
            if (!Roles.TryGetValue(name, out HouseholdRole role))
            {
                table.Refuse(row, "unknown-role", $"role is {name}; {Nearest.Advice(name, Roles.Keys)}", problems);
            }
            weights.Add(new RoleAgeWeight(
                role, table.Whole(row, "age_from"), table.WholeOrOpen(row, "age_to"), table.Number(row, "weight")));
        }
        return weights.ToImmutable();
    }

    private double[] ByName(CountTable table, string column, string counted, string[] names)
    {
        double[] values = new double[names.Length];
        bool[] isGiven = new bool[names.Length];
        for (int row = 0; row < table.Count; row++)
        {
            string name = table.Text(row, column);
            int place = Array.IndexOf(names, name);
            if (place < 0 || isGiven[place])
            {
                string message = place < 0
                    ? $"{column} is {name}; {Nearest.Advice(name, names)}"
                    : $"has {name} twice";
                table.Refuse(row, "unknown-name", message, problems);
                continue;
            }
            isGiven[place] = true;
            values[place] = table.Number(row, counted);
        }
        foreach (string name in names.Where((_, place) => !isGiven[place]))
        {
            problems.Add(new Problem(table.File, 0, 0, "missing-value", $"has no row for {name}"));
        }
        return values;
    }
}
