using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// At month ends every so-manieth citizen is asked what no counter knows: support, opinion, ties. A nation of 5,000
/// or fewer is asked in full.
/// </summary>
public sealed class Survey
{
    /// <summary>Citizens who are asked at most; a share then has a standard error of 0.7 of a point at most.</summary>
    public const int MostAsked = 5000;

    private const int Cells = 1 + Groupings.CitizenCells;

    private readonly World _world;
    private readonly Attitudes _attitudes;
    private readonly long[] _adults = new long[Cells];
    private readonly long[] _approving = new long[Cells];
    private readonly double[] _support = new double[Cells];
    private readonly double[] _gap = new double[Cells];
    private readonly long[] _ties = new long[Cells];
    private readonly long[] _pulled = new long[Cells];
    private Correlation _scores;

    public Survey(World world)
    {
        _world = world;
        _attitudes = new Attitudes(world);
    }

    /// <summary>Asks and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        Array.Clear(_adults);
        Array.Clear(_approving);
        Array.Clear(_support);
        Array.Clear(_gap);
        Array.Clear(_ties);
        Array.Clear(_pulled);
        _scores = default;
        int citizens = _world.Nation.Citizens.Length;
        int stride = (_world.Nation.CitizensAtStart + MostAsked - 1) / MostAsked;
        for (int row = 0; row < citizens; row += stride)
        {
            if (_attitudes.IsAsked(row) && _world.Nation.Outlooks[row].IsFormed)
            {
                Ask(row);
                CompareScores(row);
            }
        }
        for (int cell = 0; cell < Cells; cell++)
        {
            if (_adults[cell] > 0)
            {
                Write(rows, cell);
            }
        }
        if (_scores.Value is { } assortativity)
        {
            rows.Add(new MeasureRow(_world.Day, 0, 0, "score_assortativity", assortativity));
        }
    }

    private void Ask(int row)
    {
        ref readonly Outlook outlook = ref _world.Nation.Outlooks[row];
        double support = _world.Switches.Attitudes ? _attitudes.SupportOf(row) : 0;
        bool isApproving = support >= _world.Parameters.Beliefs.Attitudes.ApprovingFrom;
        double gap = (outlook.OpinionVoiced - outlook.OpinionHeld) / (double)Outlook.OpinionUnit;
        bool isPulled = IsPulledUnder(row);
        int ties = LivingTies(row);
        Cells cells = Groupings.Of(_world.Nation.Citizens[row]);
        foreach (int cell in (ReadOnlySpan<int>)[0, 1 + cells.First, 1 + cells.Second, 1 + cells.Third])
        {
            _adults[cell]++;
            _approving[cell] += isApproving ? 1 : 0;
            _support[cell] += support;
            _gap[cell] += gap;
            _ties[cell] += ties;
            _pulled[cell] += isPulled ? 1 : 0;
        }
    }

    // Ties that neither of the two has dropped and neither has died of.
    private int LivingTies(int row)
    {
        int ties = 0;
        for (int tie = 0; tie < Ties.AllTies; tie++)
        {
            int other = _world.Nation.TieOf(row, tie);
            ties += other >= 0 && _world.IsAlive(SubjectKind.Citizen, other) ? 1 : 0;
        }
        return ties;
    }

    // Under sanctions of a band into which nothing but the scores of ties has brought them.
    private bool IsPulledUnder(int row)
    {
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        if (register.Rules is not { HasScore: true } rules || register.Standings![row].Association == 0)
        {
            return false;
        }
        Standing standing = register.Standings[row];
        bool isSanctioned = rules.ConsequencesOf(standing).HasSanction();
        standing.Band = (byte)rules.BandOf(Math.Min(rules.Ceiling, standing.Score + standing.Association));
        return isSanctioned && !rules.ConsequencesOf(standing).HasSanction();
    }

    private void CompareScores(int row)
    {
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        if (register.Rules is not { HasScore: true } rules || !Enrolment.HasFile(_world, SubjectKind.Citizen, row))
        {
            return;
        }
        // Ties first and then their scores, so that all of them are on their way at once.
        Span<int> others = stackalloc int[Ties.StrongTies];
        for (int tie = 0; tie < Ties.StrongTies; tie++)
        {
            others[tie] = _world.Nation.TieOf(row, tie);
            if (others[tie] >= 0)
            {
                _world.Nation.Citizens.Prefetch(others[tie]);
                register.Standings!.Prefetch(others[tie]);
            }
        }
        int own = Scorer.ScoreOn(rules, register.Standings![row], _world.Day);
        foreach (int other in others)
        {
            if (other >= 0 && Enrolment.HasFile(_world, SubjectKind.Citizen, other))
            {
                _scores.Add(own, Scorer.ScoreOn(rules, register.Standings[other], _world.Day));
            }
        }
    }

    private void Write(List<MeasureRow> rows, int cell)
    {
        int group = cell == 0
            ? _world.Groupings.AllOf(SubjectKind.Citizen)
            : _world.Groupings.GroupOf(SubjectKind.Citizen, cell - 1);
        double adults = _adults[cell];
        rows.Add(new MeasureRow(_world.Day, 0, group, "private_public_gap", _gap[cell] / adults));
        rows.Add(new MeasureRow(_world.Day, 0, group, "tie_count_mean", _ties[cell] / adults));
        if (_world.RegisterOf(SubjectKind.Citizen).Rules is { FriendsWeight: > 0 })
        {
            double pulled = _pulled[cell] / adults;
            rows.Add(new MeasureRow(_world.Day, 0, group, "sanctioned_by_association_share", pulled));
        }
        // There is nothing to support where nothing is in force.
        if (_world.Switches.Attitudes && _world.RegisterOf(SubjectKind.Citizen).Rules is not null)
        {
            rows.Add(new MeasureRow(_world.Day, 0, group, "support_share", _approving[cell] / adults));
            rows.Add(new MeasureRow(_world.Day, 0, group, "support_mean", _support[cell] / adults));
        }
    }

    /// <summary>Correlation over ties; each counts from both of its ends.</summary>
    private struct Correlation
    {
        private long _pairs;
        private double _sum;
        private double _squares;
        private double _products;

        public void Add(double one, double other)
        {
            _pairs++;
            _sum += (one + other) / 2;
            _squares += ((one * one) + (other * other)) / 2;
            _products += one * other;
        }

        /// <summary>Null where all are alike.</summary>
        public readonly double? Value
        {
            get
            {
                double mean = _pairs > 0 ? _sum / _pairs : 0;
                double variance = _pairs > 0 ? (_squares / _pairs) - (mean * mean) : 0;
                return variance > 0 ? ((_products / _pairs) - (mean * mean)) / variance : null;
            }
        }
    }
}
