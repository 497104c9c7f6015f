using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>What a lender may see of one applicant.</summary>
/// <param name="Bureau">Whether there is a credit file to be read.</param>
/// <param name="Alternative">Whether alternative data may be looked at.</param>
/// <param name="Standing">Whether the regime's score may be looked at.</param>
public readonly record struct LenderSight(bool Bureau, bool Alternative, bool Standing)
{
    /// <summary>Whether anything can be read of the applicant at all.</summary>
    public bool IsScored => Bureau || Alternative || Standing;
}

/// <summary>
/// A lender's scorecard: points for each characteristic, and score = offset + factor ln(odds of repayment) with factor
/// = PDO / ln 2 (T-3.1). Characteristics are noisy parts of what bureau and alternative data show of the latent type;
/// their errors stay with a person. Weights are those of the best linear estimate from whatever may be seen.
/// </summary>
public sealed class Scorecard
{
    /// <summary>Standard deviations beyond which a characteristic brings no more points.</summary>
    private const double Reach = 3;

    /// <summary>Variance of the logistic curve against that of the normal: pi / 8 (MacKay 1992).</summary>
    private const double LogisticShape = 0.39269908169872414;

    private const int BureauParts = 5;
    private const int AlternativeParts = 3;

    // Shares of a widely used score (FICO, from memory); alternative data in equal parts (assumed).
    private static readonly ImmutableArray<double> Parts =
        [0.35, 0.30, 0.15, 0.10, 0.10, 1.0 / 3, 1.0 / 3, 1.0 / 3];

    private readonly SignalModel _signals;
    private readonly CreditParameters _credit;
    private readonly double[] _bureauOnly;
    private readonly double[] _alternativeOnly;
    private readonly double[] _both;
    private readonly double _bureauBase;
    private readonly double _alternativeBase;
    private readonly double _bothBase;

    public Scorecard(NationParameters nations, CreditParameters credit)
    {
        _credit = credit;
        _signals = new SignalModel(nations, credit);
        Factor = credit.PointsToDoubleOdds / Exact.Log(2);
        Offset = credit.BasePoints - (Factor * Exact.Log(credit.BaseOdds));
        _bureauOnly = Weights(true, false, out _bureauBase);
        _alternativeOnly = Weights(false, true, out _alternativeBase);
        _both = Weights(true, true, out _bothBase);
        Moves = new ScoreMoves(
            credit.LowestScore, credit.HighestScore, credit.PointsOnRepayment, credit.PointsOnDefault);
    }

    /// <summary>Names of the characteristics, as reasons name them; standing is the last.</summary>
    public static ImmutableArray<string> Characteristics { get; } =
    [
        "payment history", "amounts owed", "length of history", "new credit", "kinds of credit", "bills", "purchases",
        "devices", "standing",
    ];

    public double Factor { get; }

    public double Offset { get; }

    /// <summary>How scores move when loans end.</summary>
    public ScoreMoves Moves { get; }

    /// <summary>Score that stands for odds of repayment.</summary>
    public double ScoreOf(double odds) => Offset + (Factor * Exact.Log(odds));

    /// <summary>Probability of repayment that a score stands for.</summary>
    public double RepaymentAt(double score) => Exact.Logistic((score - Offset) / Factor);

    /// <summary>Lowest whole score from which a loan pays.</summary>
    public int ScoreFrom(double repayment) => (int)Math.Ceiling(ScoreOf(repayment / (1 - repayment)));

    /// <summary>Tier of a score; each pays one price, higher tiers less.</summary>
    public int TierOf(int score) => (score - _credit.LowestScore) / _credit.TierPoints;

    /// <summary>What a bureau says of somebody before any loan is on file.</summary>
    public short DrawnScore(uint seed, int row, double defaultProbability)
    {
        Span<int> points = stackalloc int[Characteristics.Length];
        return (short)Fill(points, seed, row, defaultProbability, new LenderSight(true, false, false), 0, 0);
    }

    /// <summary>Scores an applicant.</summary>
    /// <param name="points">Filled with the points of each characteristic; they add up to the score.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="row">Applicant.</param>
    /// <param name="defaultProbability">Truth, which is seen through the errors of the data alone.</param>
    /// <param name="sight">What may be seen.</param>
    /// <param name="history">Points of loans repaid and failed, less those of errors in the file.</param>
    /// <param name="standing">Points of the standing.</param>
    /// <returns>The score, within its range.</returns>
    public int Fill(
        Span<int> points, uint seed, int row, double defaultProbability, in LenderSight sight, int history,
        int standing)
    {
        Span<double> shown = stackalloc double[BureauParts + AlternativeParts];
        Show(shown, seed, row, defaultProbability, sight.Alternative);
        double[]? weights = WeightsOf(sight);
        double start = StartOf(sight);
        int sum = 0;
        for (int part = 0; part < shown.Length; part++)
        {
            points[part] = weights is null ? 0 : (int)Math.Round(weights[part] * shown[part]);
            sum += points[part];
        }
        points[^1] = sight.Standing ? standing : 0;
        sum += points[^1];
        int total = (int)Math.Round(start) + sum + (sight.Bureau ? history : 0);
        int score = Math.Clamp(total, _credit.LowestScore, _credit.HighestScore);
        // The history takes the rest, so that points and base always add up.
        points[0] += score - (int)Math.Round(start) - sum;
        return score;
    }

    /// <summary>
    /// What each characteristic takes from the best score there is; the contributions add up to score - best.
    /// </summary>
    public void Contributions(ReadOnlySpan<int> points, in LenderSight sight, Span<int> contributions)
    {
        double[]? weights = WeightsOf(sight);
        int best = (int)Math.Round(StartOf(sight));
        for (int part = 1; part < points.Length; part++)
        {
            int most = part == points.Length - 1
                ? Math.Max(0, points[part])
                : weights is null ? 0 : (int)Math.Round(Math.Abs(weights[part]) * Most(part));
            contributions[part] = points[part] - most;
            best += most;
        }
        contributions[0] = points[0] - (_credit.HighestScore - best);
    }

    /// <summary>The four characteristics that cost most, worst first; -1 where fewer cost anything.</summary>
    public static (int First, int Second, int Third, int Fourth) Worst(ReadOnlySpan<int> contributions)
    {
        Span<int> worst = [-1, -1, -1, -1];
        for (int part = 0; part < contributions.Length; part++)
        {
            int one = contributions[part] < 0 ? part : -1;
            for (int place = 0; place < worst.Length && one >= 0; place++)
            {
                if (worst[place] < 0 || contributions[one] < contributions[worst[place]])
                {
                    (worst[place], one) = (one, worst[place]);
                }
            }
        }
        return (worst[0], worst[1], worst[2], worst[3]);
    }

    // Each part shows its share of the type and an error; in deviations from the mean, cut at three spreads. What may
    // not be seen is not drawn, which saves a third of the work.
    private void Show(Span<double> shown, uint seed, int row, double defaultProbability, bool seesAlternative)
    {
        double type = Exact.Log(defaultProbability / (1 - defaultProbability)) - _signals.Mean;
        Words first = CreditDraws.Lasting(seed, row, CreditDraws.BureauSlot);
        Words second = CreditDraws.Lasting(seed, row, CreditDraws.BureauSlot, 1);
        Span<double> errors = stackalloc double[BureauParts + AlternativeParts];
        errors[0] = Uniform.Normal(first.W0);
        errors[1] = Uniform.Normal(first.W1);
        errors[2] = Uniform.Normal(first.W2);
        errors[3] = Uniform.Normal(first.W3);
        errors[4] = Uniform.Normal(second.W0);
        if (seesAlternative)
        {
            Words other = CreditDraws.Lasting(seed, row, CreditDraws.AlternativeSlot);
            errors[5] = Uniform.Normal(other.W0);
            errors[6] = Uniform.Normal(other.W1);
            errors[7] = Uniform.Normal(other.W2);
        }
        double bureau = 0;
        for (int part = 0; part < BureauParts; part++)
        {
            bureau += Math.Sqrt(Parts[part]) * errors[part];
        }
        double shared = _signals.ErrorCorrelation;
        double own = Math.Sqrt(1 - (shared * shared));
        shown.Clear();
        for (int part = 0; part < (seesAlternative ? shown.Length : BureauParts); part++)
        {
            double share = Parts[part];
            double error = part < BureauParts
                ? _signals.BureauNoise * Math.Sqrt(share) * errors[part]
                : _signals.AlternativeNoise
                    * ((own * Math.Sqrt(share) * errors[part]) + (shared * share * bureau));
            double most = Most(part);
            shown[part] = Math.Clamp((share * type) + error, -most, most);
        }
    }

    private double Most(int part)
    {
        double share = Parts[part];
        double noise = part < BureauParts ? _signals.BureauNoise : _signals.AlternativeNoise;
        return Reach * Math.Sqrt((share * share * _signals.Variance) + (share * noise * noise));
    }

    private double[]? WeightsOf(in LenderSight sight) => (sight.Bureau, sight.Alternative) switch
    {
        (true, true) => _both,
        (true, false) => _bureauOnly,
        (false, true) => _alternativeOnly,
        _ => null,
    };

    private double StartOf(in LenderSight sight) => (sight.Bureau, sight.Alternative) switch
    {
        (true, true) => _bothBase,
        (true, false) => _bureauBase,
        (false, true) => _alternativeBase,
        _ => ScoreOf((1 - Typical) / Typical),
    };

    // Mean probability of default of somebody of whom nothing is known.
    private double Typical => Exact.Logistic(_signals.Mean / Math.Sqrt(1 + (LogisticShape * _signals.Variance)));

    // Best linear estimate of the type from what is seen, and the points it is worth: -factor times the logit of
    // default, drawn towards the middle by what stays unknown.
    private double[] Weights(bool bureau, bool alternative, out double start)
    {
        double variance = _signals.Variance;
        double first = variance + (_signals.BureauNoise * _signals.BureauNoise);
        double second = variance + (_signals.AlternativeNoise * _signals.AlternativeNoise);
        double both = variance
            + (_signals.ErrorCorrelation * _signals.BureauNoise * _signals.AlternativeNoise);
        double determinant = (first * second) - (both * both);
        (double ofBureau, double ofAlternative) = (bureau, alternative) switch
        {
            (true, true) => (variance * (second - both) / determinant, variance * (first - both) / determinant),
            (true, false) => (variance / first, 0.0),
            _ => (0.0, variance / second),
        };
        double unknown = variance * (1 - ofBureau - ofAlternative);
        double scale = -Factor / Math.Sqrt(1 + (LogisticShape * unknown));
        start = Offset + (scale * _signals.Mean);
        double[] weights = new double[Parts.Length];
        for (int part = 0; part < weights.Length; part++)
        {
            weights[part] = scale * (part < BureauParts ? ofBureau : ofAlternative);
        }
        return weights;
    }
}
