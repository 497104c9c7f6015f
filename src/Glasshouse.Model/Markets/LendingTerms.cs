using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What holds for all applicants of a month: cut-offs per group by the rule in force, the price, and whether there are
/// funds for all. Set from what lenders see of the applicants, never from the truth.
/// </summary>
public sealed class LendingTerms
{
    private const int Groups = 3;

    private readonly World _world;
    private int[][] _counts = [];
    private double[] _repayment = [];
    private Scorecard? _scorecard;
    private CutOff[] _cutOffs = [];
    private double _price;

    public LendingTerms(World world) => _world = world;

    /// <summary>Share of those approved for whom there are funds.</summary>
    public double FundedShare { get; private set; } = 1;

    /// <summary>Counts an applicant in; blocks may do so at the same time.</summary>
    public void Count(in Application application)
    {
        if (application.Sight.IsScored)
        {
            Interlocked.Increment(ref _counts[application.Group][LevelOf(application.Score)]);
        }
    }

    /// <summary>Sets the month's terms and forgets the applicants.</summary>
    public void Settle()
    {
        MarketsParameters markets = _world.Parameters.Markets;
        LendingPool pool = PoolOf();
        // A gain of one, and the loss at which the parameter's cut-off just pays.
        double loss = markets.RepaymentCutoff / (1 - markets.RepaymentCutoff);
        _cutOffs = LendingPolicy.CutOffs((_world.Regime.Lending ?? LendingRules.Ordinary).CutOff, pool, 1, loss);
        (_price, FundedShare) = (markets.BasePrice, 1);
        if (_world.Switches.CreditScreening && Approved(pool) is { } weights)
        {
            CreditPrice settled = CreditRationing.Settle(_repayment, weights, _world.Parameters.Credit);
            (_price, FundedShare) = (settled.Price, settled.FundedShare);
        }
        foreach (int[] counts in _counts)
        {
            Array.Clear(counts);
        }
    }

    /// <summary>Probability that an application is found creditworthy.</summary>
    public double ApprovedShareOf(in Application application) => application.Sight.IsScored
        ? _cutOffs[application.Group].ShareAt(LevelOf(application.Score))
        : _world.Parameters.Credit.UnreadApprovalShare;

    /// <summary>Price by tier of the score; who cannot be read pays that of the tier where lending begins.</summary>
    public double PriceOf(in Application application, Consequence consequences)
    {
        CreditParameters credit = _world.Parameters.Credit;
        Scorecard card = _world.Scorecard;
        int score = application.Sight.IsScored
            ? application.Score
            : card.ScoreFrom(_world.Parameters.Markets.RepaymentCutoff);
        int lower = card.TierOf((int)credit.BasePoints) - card.TierOf(score);
        double price = Math.Max(0, _price + (lower * credit.TierPrice));
        bool isCheaper = _world.Switches.Consequences && (consequences & Consequence.CheaperLoans) != 0;
        return price * (isCheaper ? 1 - _world.Parameters.Markets.CheaperLoanDiscount : 1);
    }

    /// <summary>Whether somebody still wants a loan at its price, knowing how likely success is.</summary>
    public bool Wants(double defaultProbability, double price) =>
        CreditRationing.Stays(1 - defaultProbability, _world.Parameters.Credit.ProjectReturn, price);

    private int LevelOf(int score) => score - _world.Parameters.Credit.LowestScore;

    /// <summary>Makes ready for applicants scored by the scorecard in force.</summary>
    public void Begin()
    {
        if (ReferenceEquals(_scorecard, _world.Scorecard))
        {
            return;
        }
        CreditParameters credit = _world.Parameters.Credit;
        int levels = credit.HighestScore - credit.LowestScore + 1;
        _counts = [.. Enumerable.Range(0, Groups).Select(_ => new int[levels])];
        _repayment = [.. Enumerable.Range(credit.LowestScore, levels)
            .Select(score => _world.Scorecard.RepaymentAt(score))];
        _scorecard = _world.Scorecard;
    }

    private LendingPool PoolOf()
    {
        double[] totals = [.. _counts.Select(counts => (double)counts.Sum())];
        double all = Math.Max(1, totals.Sum());
        return new LendingPool(
            [.. _counts.Select((counts, group) =>
                counts.Select(count => totals[group] > 0 ? count / totals[group] : 0).ToArray())],
            [.. _counts.Select(_ => _repayment)],
            [.. totals.Select(total => total / all)]);
    }

    // How many of each level are approved; null where nobody is.
    private double[]? Approved(LendingPool pool)
    {
        double[] weights = new double[_repayment.Length];
        double sum = 0;
        for (int level = 0; level < weights.Length; level++)
        {
            for (int group = 0; group < pool.Groups; group++)
            {
                weights[level] += _counts[group][level] * _cutOffs[group].ShareAt(level);
            }
            sum += weights[level];
        }
        return sum > 0 ? weights : null;
    }
}
