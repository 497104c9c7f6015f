using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Validation;

/// <summary>Support for a system and knowledge of it.</summary>
public static class SupportTargets
{
    private const int People = 10_000;
    private const int Days = 90;
    private const string Students = "Survey experiment among elite students, 2019 (seen)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "V7", TargetKind.Published,
            "China-like, lists of debtors, what people know as things are: about 80% approve; the older, the richer "
            + "and townspeople more than others.", "Kostka 2019: 2,209 asked in 2018 (seen)", Approval)
        {
            TunedOn = true,
        },
        new Target(
            "V9", TargetKind.Published,
            "The same people told of repressive use: mean support falls by 12%; told that it keeps order, it does not "
            + "change.", Students, Told)
        {
            TunedOn = true,
        },
        new Target(
            "V10", TargetKind.Published,
            "Two years of points-city, which starts with the published 11% knowing of it: more hear of it by sanctions "
            + "and rewards of their own and from each other, and it stays about as little known.",
            "Awareness of those who lived in a government pilot, 2018 (seen)", Awareness)
        {
            TunedOn = true,
        },
    ];

    private static Figure[] Approval() => Setup.Live(Inputs(), (world, rows) =>
    {
        double share = rows.Last(row => row is { Measure: "support_share", GroupId: 0 }).Value;
        var attitudes = new Attitudes(world);
        int[] adults = [.. Enumerable.Range(0, People).Where(attitudes.IsAsked)];
        double Mean(Func<int, bool> isIn) => adults.Where(isIn).Average(attitudes.SupportOf);
        Citizen Card(int row) => world.Nation.Citizens[row];
        double error = Math.Sqrt(share * (1 - share) / adults.Length);
        return new[]
        {
            new Figure("share who approve", 0.8, share, 0.1, error),
            Figure.AtLeast("60 and over less under 30", 0, Mean(row => Card(row).Age >= 60)
                - Mean(row => Card(row).Age < 30)),
            Figure.AtLeast("richest less poorest fifth", 0, Mean(row => Card(row).IncomeDecile >= 8)
                - Mean(row => Card(row).IncomeDecile < 2)),
            Figure.AtLeast("townspeople less others", 0, Mean(attitudes.IsUrban)
                - Mean(row => !attitudes.IsUrban(row))),
        };
    });

    private static Figure[] Told()
    {
        double usual = MeanSupport(Inputs());
        double repression = MeanSupport(Inputs("beliefs.attitudes.repression_told_share=1"));
        double order = MeanSupport(Inputs("beliefs.attitudes.order_told_share=1"));
        return
        [
            new Figure("mean support, of 10", 7.5, usual, 0.5),
            new Figure("told of repression", -0.12, (repression / usual) - 1, 0.04),
            new Figure("told of order", 0, (order / usual) - 1, 0.02),
        ];
    }

    private static Figure[] Awareness()
    {
        RunInputs inputs = Setup.Inputs("points-city", People, 2 * Calendar.DaysPerYear);
        double aware = Setup.Live(inputs, (_, rows) =>
            rows.Last(row => row is { Measure: "awareness_share", GroupId: 0 }).Value);
        return [new Figure("", 0.11, aware, 0.07, Math.Sqrt(aware * (1 - aware) / People))];
    }

    private static RunInputs Inputs(params string[] set) =>
        Setup.Inputs("blacklist-state", People, Days, 1, set) with { Marginals = NationFolder.Read("china-like") };

    private static double MeanSupport(RunInputs inputs) => Setup.Live(inputs, (_, rows) =>
        rows.Last(row => row is { Measure: "support_mean", GroupId: 0 }).Value);
}
