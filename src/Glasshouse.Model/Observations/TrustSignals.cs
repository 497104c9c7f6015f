using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// What app platforms predict about citizens, once a month each: a noisy signal of true conduct, cut into levels of
/// equal size. Truth enters here, as an observation; the register gets points and nothing else.
/// </summary>
/// <remarks>
/// signal = rho z + sqrt(1 - rho^2) (sqrt(k) own + sqrt(1 - k) month), z the better conduct on a normal scale, own and
/// month standard normal errors. Of two people the better behaved has the higher signal with probability
/// 1/2 + arcsin(rho) / pi, so rho = sin(pi (accuracy - 1/2)).
/// </remarks>
public sealed class TrustSignals(World world)
{
    private const int NormalBits = 12;

    /// <summary>Citizens whose errors one draw serves.</summary>
    private const int Lanes = 4;

    private static readonly uint OwnError = KeyedId.Of("own error");
    private static readonly uint MonthError = KeyedId.Of("error of the month");

    private readonly float[] _normals =
    [
        .. Enumerable.Range(0, 1 << NormalBits)
            .Select(k => (float)Exact.NormalQuantile((k + 0.5) / (1 << NormalBits))),
    ];

    private PredictionRule? _rule;
    private Propensity? _propensity;
    private double _known;
    private double _own;
    private double _month;
    private double[] _cuts = [];
    private short[] _points = [];

    /// <summary>Makes ready for the day's rules; before the blocks run.</summary>
    public void Prepare()
    {
        PredictionRule? rule = world.Switches.PredictedTrust
            ? world.RegisterOf(SubjectKind.Citizen).Rules?.System.PredictedTrust
            : null;
        if (rule == _rule)
        {
            return;
        }
        _rule = rule;
        if (rule is null)
        {
            return;
        }
        _propensity ??= new Propensity(world.Parameters.Nations.FrailtyShape);
        _known = CorrelationOf(rule.Accuracy);
        double unknown = Math.Sqrt(1 - (_known * _known));
        _own = unknown * Math.Sqrt(rule.PersistentErrorShare);
        _month = unknown * Math.Sqrt(1 - rule.PersistentErrorShare);
        _cuts = CutsOf(rule.Levels);
        _points = PointsOf(rule);
    }

    /// <summary>The monthly turn of a block: predictions that differ from what the register holds go out.</summary>
    public void Turn(Block block, RegisterBlock filed)
    {
        if (_rule is not { } rule)
        {
            return;
        }
        Register register = world.RegisterOf(SubjectKind.Citizen);
        Rulebook rules = register.Rules!;
        (int from, int to) = block.TurnOf(world.Day);
        var errors = default(Errors);
        for (int row = from; row < to; row++)
        {
            if (row == from || row % Lanes == 0)
            {
                errors = ErrorsOf(row);
            }
            ref readonly Citizen citizen = ref world.Nation.Citizens[row];
            if (!Enrolment.HasFile(world, rules, citizen, row))
            {
                continue;
            }
            short points = _points[LevelOf(Signal(errors, row, citizen.Frailty))];
            if (points != register.Standings![row].Predicted)
            {
                filed.Predictions.Add(new Prediction(row, points));
            }
        }
    }

    /// <summary>The signal about a citizen this month, standard normal over people.</summary>
    public double SignalOf(int row, float frailty) => Signal(ErrorsOf(row), row, frailty);

    private double Signal(in Errors errors, int row, float frailty) =>
        (_known * -_propensity!.Of(frailty))
            + (_own * Normal(Lane(errors.Own, row))) + (_month * Normal(Lane(errors.Month, row)));

    // What one draw serves for all rows of its lanes.
    private Errors ErrorsOf(int row)
    {
        uint month = (uint)(world.Day / Calendar.DaysPerMonth);
        Draws draws = world.Draws(Purpose.Prediction);
        return new Errors(
            draws.At((uint)row / Lanes, 0, OwnError), draws.At((uint)row / Lanes, month, MonthError));
    }

    /// <summary>Correlation with true conduct at which the better of two is told with a probability.</summary>
    public static double CorrelationOf(double accuracy)
    {
        // sin x by its series; x lies between 0 and pi/2, where 12 terms leave nothing a double could hold.
        double x = Math.PI * (accuracy - 0.5);
        double term = x;
        double sum = x;
        for (int k = 1; k < 12; k++)
        {
            term *= -x * x / (2 * k * ((2 * k) + 1));
            sum += term;
        }
        return Math.Min(1, sum);
    }

    private static double[] CutsOf(int levels) =>
        [.. Enumerable.Range(1, levels - 1).Select(k => Exact.NormalQuantile((double)k / levels))];

    private int LevelOf(double signal)
    {
        int level = 0;
        while (level < _cuts.Length && signal >= _cuts[level])
        {
            level++;
        }
        return level;
    }

    private static short[] PointsOf(PredictionRule rule) =>
    [
        .. Enumerable.Range(0, rule.Levels)
            .Select(level => (2.0 * level / (rule.Levels - 1)) - 1)
            .Select(place => (short)Math.Round(rule.WeightPoints * place, MidpointRounding.AwayFromZero)),
    ];

    private double Normal(uint word) => _normals[word >> (32 - NormalBits)];

    private static uint Lane(in Words words, int row) => (row % Lanes) switch
    {
        0 => words.W0,
        1 => words.W1,
        2 => words.W2,
        _ => words.W3,
    };

    private readonly record struct Errors(Words Own, Words Month);
}
