using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Validation;

/// <summary>Credit files, scores and what becomes of loans.</summary>
public static class CreditTargets
{
    private const string Berg =
        "Berg, Burg, Gombovic and Puri 2020: AUC 68.3% bureau, 69.6% footprint, 73.6% both (from memory, high "
        + "confidence; abstract seen)";

    private const int People = 100_000;

    /// <summary>Potential loans of each person, so that draws of outcomes add little error.</summary>
    private const int LoansEach = 8;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-3.1", TargetKind.Exact, "20 points double the odds and 600 stand for 50 to 1: factor and offset.",
            "Closed form: factor = PDO / ln 2", Scaling),
        new Target(
            "T-3.5", TargetKind.Published,
            "Bureau and alternative data tell failing from repaid loans as well as published, apart and together.",
            Berg, () => Areas(0.683, 0.696, 0.736, 0.01, 0.005)) { TunedOn = true },
        new Target(
            "T-3.7", TargetKind.Stylised, "Dutch borrowers in arrears at one moment, at first and two years on.",
            "BKR: 413,000 of 7.6 million borrowers at the end of 2023 (seen)", Arrears) { TunedOn = true },
        new Target(
            "T-3.8", TargetKind.Stylised,
            "Credit files with an error, changed after a dispute, with another score, in a better tier.",
            "FTC 2012: 26%, 21%, 13% and 5.2% (seen)", Errors) { TunedOn = true },
        new Target(
            "T-3.9", TargetKind.Exact,
            "What each characteristic takes from the best score adds up to score - best, for every applicant.",
            "Identity of additive scorecards", Reasons),
        new Target(
            "V11", TargetKind.Published, "Adults without a credit file in the China-like nation, settings of 2014.",
            "People's Bank of China 2014: 840 million on file, 340 million with more than an identity record (seen)",
            ThinFiles) { TunedOn = true },
        new Target(
            "V12", TargetKind.Published, "Bureau, behaviour and both, to two places.", Berg,
            () => Areas(0.68, 0.70, 0.74, 0.02, 0.02)) { TunedOn = true },
    ];

    private static Figure[] Scaling()
    {
        Parameters parameters = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values;
        var card = new Scorecard(parameters.Nations, parameters.Credit);
        var other = new Scorecard(parameters.Nations, parameters.Credit with { BaseOdds = 30 });
        return
        [
            new Figure("factor", 28.8539, card.Factor, 0.0001),
            new Figure("offset", 487.123, card.Offset, 0.001),
            new Figure("score at 50 to 1", 600, card.ScoreOf(50), 1e-9),
            new Figure("score at 100 to 1", 620, card.ScoreOf(100), 1e-9),
            new Figure("offset with 600 points at 30 to 1", 501.862, other.Offset, 0.001),
        ];
    }

    private static Figure[] Areas(double bureau, double alternative, double both, double apart, double together) =>
        Setup.Look(Setup.Inputs("none", People, 1), world =>
        {
            (double first, double error) = AreaOf(world, new LenderSight(true, false, false));
            (double second, _) = AreaOf(world, new LenderSight(false, true, false));
            (double third, _) = AreaOf(world, new LenderSight(true, true, false));
            return (Figure[])
            [
                new Figure("bureau", bureau, first, apart, error),
                new Figure("alternative", alternative, second, apart, error),
                new Figure("both", both, third, together, error),
            ];
        });

    // Everybody with a file is scored by the market's scorecard and given loans with the market's outcomes.
    private static (double Area, double Error) AreaOf(World world, LenderSight sight)
    {
        CreditParameters credit = world.Parameters.Credit;
        long[] failing = new long[credit.HighestScore + 1];
        long[] repaid = new long[credit.HighestScore + 1];
        var half = new CreditOutcomes[] { new(), new() };
        var all = new CreditOutcomes();
        foreach (CreditOutcomes outcomes in half.Append(all))
        {
            outcomes.Begin(credit.HighestScore);
        }
        Span<int> points = stackalloc int[Scorecard.Characteristics.Length];
        for (int row = 0; row < world.Nation.Citizens.Length; row++)
        {
            if (!world.Nation.CreditFiles[row].HasFile)
            {
                continue;
            }
            double truth = world.Nation.Citizens[row].DefaultProbability;
            int score = world.Scorecard.Fill(points, world.Seed, row, truth, sight, 0, 0);
            for (uint day = 0; day < LoansEach; day++)
            {
                LoanCourse course = LoanCourse.Of(
                    world.Draws(Engine.Randomness.Purpose.Loan).At((uint)row, day, 0, 1), truth,
                    world.Parameters.Markets.LoanTermDays, credit);
                all.Add(score, course.Fails);
                half[row % 2].Add(score, course.Fails);
            }
        }
        double apart = (half[0].Area ?? double.NaN) - (half[1].Area ?? double.NaN);
        return (all.Area ?? double.NaN, Math.Abs(apart) / 2);
    }

    private static Figure[] Arrears()
    {
        const double Expected = 0.054;
        (double first, double borrowers) = Setup.Look(Setup.Inputs("none", People, 721), Share);
        double later = Setup.Live(Setup.Inputs("none", People, 721), (world, _) => Share(world).Share);
        double error = Math.Sqrt(Expected * (1 - Expected) / borrowers);
        return
        [
            new Figure("at day 0", Expected, first, 0.005, error),
            new Figure("at day 720", Expected, later, 0.005, error),
        ];

        static (double Share, double Borrowers) Share(World world)
        {
            CreditFile[] files = world.Nation.CreditFiles.Span.ToArray();
            double borrowing = files.Count(file => file.LoansRunning > 0);
            return (files.Count(file => file.LoansInArrears > 0) / borrowing, borrowing);
        }
    }

    private static Figure[] Errors() => Setup.Look(Setup.Inputs("none", People, 1), world =>
    {
        var appraiser = new Appraiser(world);
        double files = 0;
        double[] found = new double[4];
        for (int row = 0; row < world.Nation.CreditFiles.Length; row++)
        {
            ref readonly CreditFile file = ref world.Nation.CreditFiles[row];
            if (!file.HasFile)
            {
                continue;
            }
            files++;
            FileError error = appraiser.ErrorOf(file, row, 0);
            ScoreMoves range = world.Scorecard.Moves;
            int wrong = Math.Max(range.Lowest, file.Score - error.Points);
            found[0] += error.IsThere ? 1 : 0;
            found[1] += error.IsMended ? 1 : 0;
            found[2] += wrong != file.Score ? 1 : 0;
            found[3] += world.Scorecard.TierOf(file.Score) > world.Scorecard.TierOf(wrong) ? 1 : 0;
        }
        return (Figure[])
        [
            Share("with a potential material error", 0.26, 0.03, 0),
            Share("modified after dispute", 0.21, 0.03, 1),
            Share("score changed", 0.13, 0.02, 2),
            Share("better tier", 0.052, 0.01, 3),
        ];

        Figure Share(string name, double expected, double tolerance, int what) => new(
            name, expected, found[what] / files, tolerance, Math.Sqrt(expected * (1 - expected) / files));
    });

    private static Figure[] Reasons() => Setup.Look(Setup.Inputs("none", 2000, 1), world =>
    {
        int wrong = 0;
        int scored = 0;
        Span<int> points = stackalloc int[Scorecard.Characteristics.Length];
        Span<int> contributions = stackalloc int[Scorecard.Characteristics.Length];
        foreach (LenderSight sight in (LenderSight[])
            [new(true, false, false), new(false, true, false), new(true, true, false), new(true, true, true)])
        {
            for (int row = 0; row < world.Nation.Citizens.Length; row++)
            {
                double truth = world.Nation.Citizens[row].DefaultProbability;
                int history = (row % 5) * -75;
                int standing = (row % 3) - 1;
                int score = world.Scorecard.Fill(points, world.Seed, row, truth, sight, history, standing);
                world.Scorecard.Contributions(points, sight, contributions);
                int sum = 0;
                foreach (int contribution in contributions)
                {
                    sum += contribution;
                }
                scored++;
                wrong += sum == score - world.Scorecard.Moves.Highest ? 0 : 1;
            }
        }
        return (Figure[])[new Figure($"of {scored} scores that do not add up", 0, wrong, 0)];
    });

    private static Figure[] ThinFiles()
    {
        RunInputs inputs = Setup.Inputs("none", 20_000, 1);
        RunInputs chinese = inputs with { Marginals = NationFolder.Read("china-like") };
        return Setup.Live(chinese, (world, measures) =>
        {
            MeasureRow share = measures.Last(row => row is { Measure: "thin_file_share", GroupId: 0, RegionId: 0 });
            double adults = world.Nation.Citizens.Span.ToArray()
                .Count(citizen => citizen.Age >= OpportunityRates.AdultAge);
            return (Figure[])
                [new Figure("", 0.6, share.Value, 0.05, Math.Sqrt(0.6 * 0.4 / adults))];
        });
    }
}
