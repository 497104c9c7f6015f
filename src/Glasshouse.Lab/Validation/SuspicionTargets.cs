using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Validation;

/// <summary>Rankings by risk, and what was found of them afterwards.</summary>
public static class SuspicionTargets
{
    public static IEnumerable<Target> All =>
    [
        new Target(
            "V26", TargetKind.Published, "A suspicion ranking investigates 3.3 to 5% of those with a file in a year.",
            "Rotterdam's welfare model: 1,000 to 1,500 of about 30,000 a year (seen)", InvestigatedShare)
        {
            TunedOn = true,
        },
        new Target(
            "V27", TargetKind.Reported,
            "Contested sanctions of a suspicion ranking that are undone, beside the childcare benefits scandal, where "
            + "43,000 of 69,400 who applied were recognised.",
            "Childcare benefits (Netherlands), counts of 2025 and 2026 (seen)", RecognisedShare),
    ];

    private static Figure[] InvestigatedShare()
    {
        RunInputs inputs = Setup.Inputs("suspicion-model", 20_000, 365);
        inputs = inputs with
        {
            Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
        };
        const string List = "under_investigation";
        var investigated = new HashSet<int>();
        int adults = 0;
        Setup.Follow(inputs, (world, rows) =>
        {
            if (world.Day == 0)
            {
                adults = Enumerable.Range(0, world.Nation.CitizensAtStart).Count(row =>
                    world.Nation.Citizens[row].Age >= inputs.Regimes["suspicion-model"].Citizens!.MinimumAge);
            }
            investigated.UnionWith(rows.Decisions
                .Where(row => row is { Kind: DecisionKind.ListEntry, SubjectKind: SubjectKind.Citizen }
                    && row.Detail == List)
                .Select(row => row.SubjectId));
        });
        return [Figure.Between("share of adults in a year", 0.033, 0.05, investigated.Count / (double)adults)];
    }

    private static Figure[] RecognisedShare()
    {
        RunInputs inputs = Setup.Inputs("suspicion-model", 40_000, 730);
        double undone = Setup.Live(inputs, (_, rows) => rows
            .Where(row => row is { Measure: "appeal_reversal_share", RegionId: 0, GroupId: 0 })
            .Select(row => row.Value).Where(double.IsFinite).DefaultIfEmpty(0).Average());
        return [new Figure("undone of contested", 43_000 / 69_400.0, undone, 1)];
    }
}
