using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Health;

/// <summary>Figures of the nation under a health regime, day by day: what it bought, and what it took.</summary>
public static class HealthFigures
{
    private const double PerThousand = 1000;

    public static void Write(World world, HealthAuthority authority, long held)
    {
        HealthCounts today = authority.Today;
        double people = Living(world);
        List<MeasureRow> rows = world.Rows.Measures;
        void Add(string measure, double value) => rows.Add(new MeasureRow(world.Day, 0, 0, measure, value));
        Add("confined_share", today.Confined / people);
        Add("confined_wrongly_share", today.ConfinedWrongly / people);
        Add("health_tests_per_1000_day", today.Tests / people * PerThousand);
        Add("cases_found", today.Cases);
        Add("cases_traced", today.CasesTraced);
        Add("contacts_told", today.Told);
        Add("contacts_told_infected", today.ToldInfected);
        Add("contacts_told_found", today.ToldFound);
        Add("health_observations_per_person_day", today.Observed / people);
        Add("health_records_per_person_day", today.Written / people);
        Add("health_records_held_per_person", held / people);
        if (authority.Rules is { LendsCodes: true })
        {
            Add("borrowed_codes_per_1000_day", today.Borrowed / people * PerThousand);
            Add("contacts_told_by_borrowed_code", today.ToldForBorrower);
        }
        if (authority.Rules?.Code is not null)
        {
            Add("code_share:green", 1 - ((today.Yellow + today.Red) / people));
            Add("code_share:yellow", today.Yellow / people);
            Add("code_share:red", today.Red / people);
            Add("code_wrongly_not_green_share", today.NotGreenWrongly / people);
        }
        if (today.RedByOrder > 0)
        {
            Add("red_by_order_per_1000", today.RedByOrder / people * PerThousand);
            Add("refusals_by_order_per_person_day", today.RefusedByOrder / (double)today.RedByOrder);
        }
        if (today.Scans > 0)
        {
            Add("gate_refusal_losses_per_1000_day", today.RefusalLoss / people * PerThousand);
            Add("doors_at_mercy_per_person_day", today.AtMercy / people);
        }
    }

    private static long Living(World world)
    {
        long living = 0;
        foreach (Block block in world.CitizenBlocks)
        {
            for (int province = 0; province < block.Tally.Provinces; province++)
            {
                living += block.Tally.Today(Counter.Living, block.Tally.FirstProvince + province);
            }
        }
        return living;
    }
}
