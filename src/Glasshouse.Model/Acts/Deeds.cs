using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Acts;

/// <summary>What it means that an act is done: it joins the truth of the day, whoever did it.</summary>
public static class Deeds
{
    public static void Do(
        World world, Block block, SubjectKind kind, int row, int behaviour, in Incentive incentive)
    {
        int province = world.ProvinceOf(kind, row);
        Cells cells = world.CellsOf(kind, row);
        block.Acts.Add(new Act(row, (ushort)behaviour));
        world.Live(kind, row, LifeEvent.Act, behaviour, 0);
        block.Tally.Add(Counter.Harm, province, cells, incentive.HarmHundredths);
        switch (incentive.Kind)
        {
            case BehaviourKind.Merit:
                block.Tally.Add(Counter.Merits, province, cells);
                if (kind == SubjectKind.Citizen)
                {
                    ref ushort merits = ref world.Nation.Citizens[row].Merits;
                    merits = Saturate.Increment(merits);
                }
                break;
            case BehaviourKind.Sensitive:
                block.Tally.Add(Counter.SensitiveActs, province, cells);
                break;
            case BehaviourKind.Neutral:
                break;
            default:
                block.Tally.Add(Counter.Violations, province, cells);
                ref ushort violations = ref world.ExperienceOf(kind, row).Violations;
                violations = Saturate.Increment(violations);
                break;
        }
        Write(world, block, kind, row, behaviour);
        // Arrears with a loan end as the loan's own course says.
        if (kind == SubjectKind.Citizen && incentive.Kind == BehaviourKind.Obligation
            && behaviour != world.LoanArrears)
        {
            Payments.Expect(world, block, row, behaviour, since: world.Day);
        }
    }

    /// <summary>A counted act of the month gets its day: it is noticed. It was counted with the others.</summary>
    public static void ComeToLight(World world, Block block, int row, int behaviour)
    {
        block.Acts.Add(new Act(row, (ushort)behaviour) { IsCounted = true });
        world.Live(SubjectKind.Citizen, row, LifeEvent.Act, behaviour, 0);
        Write(world, block, SubjectKind.Citizen, row, behaviour);
    }

    private static void Write(World world, Block block, SubjectKind kind, int row, int behaviour)
    {
        if (world.IsRecorded(kind, row))
        {
            long number = ActNumber.Of(world.Day, kind, behaviour, row);
            block.Rows.Acts.Add(new ActRow(
                world.Day, number, kind, row, world.Catalogue[behaviour].Id, world.RegionOf(kind, row)));
        }
    }
}
