using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Experiments;
using Glasshouse.Model.Acts;
using MathNet.Numerics.Statistics;

namespace Glasshouse.Lab.Validation;

/// <summary>Whether the methods of experiments find what is known to be there.</summary>
public static class ExperimentTargets
{
    private const string Ishigami =
        "Ishigami and Homma 1990, a 7, b .1: closed forms of the indices (from memory)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-11.1", TargetKind.Exact, "Sobol's indices of Ishigami's function at N = 4,096.", Ishigami,
            IshigamiIndices),
        new Target(
            "T-11.2", TargetKind.Stylised,
            "Two parameters of the choice to offend are found again from drawn acts: 90% intervals hold the true one "
            + "in 86 to 94 of 100 of 200 replications.",
            "Coverage of intervals; ABC-SMC after Toni et al. 2009, Beaumont et al. 2009, Beaumont et al. 2002",
            Recovery),
        new Target(
            "T-11.5", TargetKind.Exact,
            "Arms on the same draws go together: counts of wrongful sanctions over seeds correlate above .7, and the "
            + "same regime twice differs in nothing.",
            "Common random numbers", PairedOutcomes),
        new Target(
            "T-11.7", TargetKind.Stylised, "Twice as many people, the same rates within two standard errors.",
            "Intensive measures do not depend on size", TwiceThePeople),
    ];

    private static Figure[] IshigamiIndices()
    {
        const int Rows = 4096;
        double[] values =
        [
            .. Designs.Saltelli(1, Rows, 3).Select(point =>
            {
                double[] x = [.. point.Select(place => Math.PI * ((2 * place) - 1))];
                return Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2))
                    + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));
            }),
        ];
        Dictionary<string, SobolIndex> found =
            Sensitivity.Sobol(["x1", "x2", "x3"], values, 1).ToDictionary(index => index.Factor);
        (string Factor, double First, double Total)[] known =
            [("x1", 0.3139, 0.5576), ("x2", 0.4424, 0.4424), ("x3", 0, 0.2437)];
        return
        [
            .. known.Select(one => new Figure($"S1 of {one.Factor}", one.First, found[one.Factor].First, 0.02)),
            .. known.Select(one => new Figure($"ST of {one.Factor}", one.Total, found[one.Factor].Total, 0.02)),
        ];
    }

    // The true parameters are drawn from the prior, so that a right posterior covers them as often as it says.
    private static Figure[] Recovery()
    {
        const int Replications = 200;
        const int Particles = 300;
        var truths = new Draws(2, Purpose.Design);
        int[] held = new int[2];
        Parallel.For(0, Replications, number =>
        {
            uint replication = (uint)number;
            double[] truth =
            [
                Uniform.Open(truths.At(replication, 0, 0).W0), Uniform.Open(truths.At(replication, 0, 0).W1),
            ];
            double[] observed = Acts(truth, truths.At(replication, 1, 0).W0);
            Calibrated fit = new SequentialCalibration(Acts, 2, observed, [10, 10], 1000 + replication)
                .Fit(Particles);
            for (int parameter = 0; parameter < 2; parameter++)
            {
                bool isHeld = truth[parameter] >= fit.Quantile(parameter, 0.05)
                    && truth[parameter] <= fit.Quantile(parameter, 0.95);
                Interlocked.Add(ref held[parameter], isHeld ? 1 : 0);
            }
        });
        Figure Covered(string name, int count)
        {
            double share = count / (double)Replications;
            return Figure.Between(name, 0.86, 0.94, share, Math.Sqrt(share * (1 - share) / Replications));
        }
        return [Covered("benefit", held[0]), Covered("penalty", held[1])];
    }

    // Acts of people who believe the risk low and of people who believe it high, by the choice of the day: of the
    // first more offend if the benefit is larger, of the second fewer if the penalty is.
    private static double[] Acts(double[] places, uint luck)
    {
        const int People = 240;
        var incentive = new Incentive
        {
            Benefit = (float)(-1 + (3 * places[0])),
            LegalPenalty = (float)(6 * places[1]),
        };
        double[] acts = new double[2];
        for (int belief = 0; belief < 2; belief++)
        {
            double risk = belief == 0 ? 0.05 : 0.5;
            uint threshold = Uniform.Threshold(
                Acceptance.Probability(incentive, new Chooser(risk, 1, 0, false, false, 0), 0, 1));
            for (uint person = 0; person < People; person += 4)
            {
                Words words = Philox.Block(luck, (uint)belief, person, 0, 0, 0);
                acts[belief] += (words.W0 < threshold ? 1 : 0) + (words.W1 < threshold ? 1 : 0)
                    + (words.W2 < threshold ? 1 : 0) + (words.W3 < threshold ? 1 : 0);
            }
        }
        return acts;
    }

    private static Figure[] PairedOutcomes()
    {
        const int Seeds = 20;
        double[] Wrongful(string set) =>
        [
            .. Enumerable.Range(1, Seeds).Select(seed =>
                ExperimentRun.OutcomeOf(Setup.Inputs("integrated-score", 4000, 180, seed, set), CancellationToken.None)!
                    .Values["wrongful_sanction_days_per_1000_year"]),
        ];
        double[] plain = Wrongful("observations.cameras_per_1000=50");
        double[] more = Wrongful("observations.cameras_per_1000=60");
        double[] again = Wrongful("observations.cameras_per_1000=50");
        return
        [
            Figure.AtLeast("correlation over 20 seeds, a fifth more cameras", 0.7, Correlation.Pearson(plain, more)),
            new Figure("largest difference, the same regime", 0, plain.Zip(again).Max(pair =>
                Math.Abs(pair.First - pair.Second)), 0),
        ];
    }

    private static Figure[] TwiceThePeople()
    {
        const int Seeds = 10;
        string[] measures =
            ["violations_per_1000_year", "sanctioned_share", "wrongly_sanctioned_share", "trust_generalised_share"];
        IReadOnlyDictionary<string, double>[] Lived(int citizens, int first) =>
        [
            .. Enumerable.Range(first, Seeds).Select(seed => ExperimentRun.OutcomeOf(
                Setup.Inputs("integrated-score", citizens, 180, seed), CancellationToken.None)!.Values),
        ];
        // Other seeds, so that the two sizes are drawn independently.
        IReadOnlyDictionary<string, double>[] once = Lived(8000, 1);
        IReadOnlyDictionary<string, double>[] twice = Lived(16_000, 101);
        return
        [
            .. measures.Select(measure =>
            {
                double[] a = [.. once.Select(values => values[measure])];
                double[] b = [.. twice.Select(values => values[measure])];
                double error = Math.Sqrt((a.Variance() + b.Variance()) / Seeds);
                return new Figure(measure, a.Average(), b.Average(), 2 * error, error);
            }),
        ];
    }
}
