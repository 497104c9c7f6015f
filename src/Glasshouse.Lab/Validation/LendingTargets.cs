using Glasshouse.Lab.Files;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Validation;

/// <summary>Cut-offs, what they do to scores, and lending that rations.</summary>
public static class LendingTargets
{
    private const string Liu =
        "Liu and others 2018, delayed impact of fair machine learning (seen); figures computed on synthetic curves";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-3.2", TargetKind.Exact, "The cut-off of profit, and where a loan leaves the expected score as it was.",
            "p* = l/(l+g); Liu and others 2018 (seen)", BreakEven),
        new Target(
            "T-3.3", TargetKind.Published,
            "Equal rates harm the poorer group at a loss of 4 and help it at 10; profit alone never harms.", Liu,
            Impact),
        new Target(
            "T-3.4", TargetKind.Exact, "The lender's return rises to a price of a third and then falls at once.",
            "Stiglitz and Weiss 1981 (from memory), toy of two kinds of borrowers", Rationing),
    ];

    private static Figure[] BreakEven()
    {
        LendingStudy curves = LendingReader.Read("score-curves");
        // A score where nothing clips, and a pool in which one level repays exactly two times in three.
        int score = 500;
        return
        [
            new Figure("cut-off where a failure costs 4", 0.8, FirstRepayment(curves, 4), 0.025),
            new Figure("the same, exactly", 0.8, LendingPolicy.BreakEven(1, 4), 1e-12),
            new Figure("cut-off where a failure costs 10, exactly", 10.0 / 11, LendingPolicy.BreakEven(1, 10), 1e-12),
            new Figure(
                "change of score at 2/3", 0, DelayedImpact.ChangeAt(curves.Moves, score, 2.0 / 3), 1e-12),
            new Figure("points on repayment", 75, DelayedImpact.ChangeAt(curves.Moves, score, 1), 0),
            new Figure("points on default", -150, DelayedImpact.ChangeAt(curves.Moves, score, 0), 0),
        ];
    }

    private static double FirstRepayment(LendingStudy curves, double loss)
    {
        CutOff cutOff = LendingPolicy.CutOffs(CutOffRule.Profit, curves.Pool, 1, loss)[0];
        return curves.Pool.Repayment[0][cutOff.Level];
    }

    private static Figure[] Impact()
    {
        LendingStudy curves = LendingReader.Read("score-curves");
        return
        [
            .. Row(curves, 4, CutOffRule.Profit, 585, 585, 12.2, 44.1),
            .. Row(curves, 4, CutOffRule.DemographicParity, 465, 605, -3.2, 40.8),
            .. Row(curves, 4, CutOffRule.EqualOpportunity, 515, 595, 10.5, 42.3),
            .. Row(curves, 10, CutOffRule.Profit, 625, 625, 8.0, 38.0),
            .. Row(curves, 10, CutOffRule.DemographicParity, 525, 665, 11.9, 27.8),
            .. Row(curves, 10, CutOffRule.EqualOpportunity, 550, 640, 13.7, 33.5),
            .. Curve(curves),
        ];
    }

    private static IEnumerable<Figure> Row(
        LendingStudy curves, double loss, CutOffRule rule, double fromA, double fromB, double changeA, double changeB)
    {
        CutOff[] cutOffs = LendingPolicy.CutOffs(rule, curves.Pool, 1, loss);
        string name = $"loss {loss}, {rule}";
        yield return new Figure($"{name}: cut-off A", fromA, curves.Scores[cutOffs[0].Level], 5);
        yield return new Figure($"{name}: cut-off B", fromB, curves.Scores[cutOffs[1].Level], 5);
        yield return new Figure($"{name}: change A", changeA, Change(curves, 0, cutOffs[0]), 0.3);
        yield return new Figure($"{name}: change B", changeB, Change(curves, 1, cutOffs[1]), 0.3);
    }

    // The change of group A's mean score by the share approved, the best first.
    private static IEnumerable<Figure> Curve(LendingStudy curves)
    {
        const int Steps = 1000;
        double[] changes = [.. Enumerable.Range(0, Steps + 1).Select(step => Change(
            curves, 0, LendingPolicy.ForShare(curves.Pool, 0, (double)step / Steps)))];
        int best = Array.IndexOf(changes, changes.Max());
        int zero = Array.FindIndex(changes, best, change => change < 0);
        int bent = 0;
        // Where moves are clipped at the ends of the scale the curve bends the other way by construction.
        ScoreMoves moves = curves.Moves;
        for (int step = 1; step < Steps; step++)
        {
            bool isClipped = MarginAt(step - 1) + moves.Up > moves.Highest
                || MarginAt(step + 1) - moves.Down < moves.Lowest;
            bent += !isClipped && changes[step + 1] + changes[step - 1] - (2 * changes[step]) > 1e-9 ? 1 : 0;
        }

        int MarginAt(int step) =>
            curves.Scores[Math.Min(
                curves.Scores.Length - 1,
                LendingPolicy.ForShare(curves.Pool, 0, (double)step / Steps).Level)];

        yield return new Figure("outcome curve of A: highest change", 13.7, changes[best], 0.3);
        yield return new Figure("outcome curve of A: share approved there", 0.317, best / (double)Steps, 0.02);
        yield return new Figure("outcome curve of A: share approved at no change", 0.620, zero / (double)Steps, 0.02);
        yield return new Figure("outcome curve of A: places, unclipped, where it is not concave", 0, bent, 0);
    }

    private static double Change(LendingStudy curves, int group, in CutOff cutOff) =>
        DelayedImpact.MeanChange(curves.Pool, group, cutOff, curves.Scores, curves.Moves);

    private static Figure[] Rationing()
    {
        double[] success = [0.9, 0.5];
        double[] halves = [0.5, 0.5];
        const double Return = 1.2;
        double third = 1.0 / 3;
        double before = CreditRationing.LenderReturn(success, halves, Return, third - 1e-9) ?? double.NaN;
        double after = CreditRationing.LenderReturn(success, halves, Return, third + 1e-9) ?? double.NaN;
        CreditParameters credit = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values.Credit with
        {
            ProjectReturn = Return,
            HighestPrice = 0.28,
            RequiredReturn = 0.19,
        };
        // Two kinds closer together, so that lenders can live: the safer leave from 1.2/.95 - 1 = 26.3%.
        double[] closer = [0.95, 0.9];
        CreditPrice settled = CreditRationing.Settle(closer, halves, credit);
        CreditPrice eased = CreditRationing.Settle(closer, halves, credit with { RequiredReturn = 0.05 });
        return
        [
            new Figure("return at a price just below a third", 0.9333, before, 0.0001),
            new Figure("return just above", 0.6667, after, 0.0001),
            new Figure(
                "return at a price of 10%", 0.77,
                CreditRationing.LenderReturn(success, halves, Return, 0.1) ?? double.NaN, 1e-12),
            Figure.AtMost("price where none pays enough, before the safer leave", 1.2 / 0.95 - 1, settled.Price),
            Figure.Between("share of borrowers with funds there", 0.8, 0.95, settled.FundedShare),
            new Figure("share of borrowers with funds where one pays", 1, eased.FundedShare, 0),
        ];
    }
}
