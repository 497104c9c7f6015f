using System.Runtime.InteropServices;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Where a regime lets friends' scores count, it looks once a quarter at the strong ties of each subject and takes
/// points for those who stand low; subjects who know of it drop ties that cost more than they are worth. Who is tied
/// to whom is truth and stays out of Scores: what crosses over is a number of points (MODEL.md 7.5, 7.9).
/// </summary>
public sealed class Associations
{
    private readonly World _world;
    private readonly Ledger _ledger;
    private readonly Action<int> _review;

    public Associations(World world)
    {
        _world = world;
        _ledger = new Ledger(world, SubjectKind.Citizen);
        _review = Review;
    }

    /// <summary>Reviews those whose quarterly turn it is, and then changes files and ties in row order.</summary>
    public void Run()
    {
        if (!_world.Switches.Association
            || _world.RegisterOf(SubjectKind.Citizen).Rules is not { FriendsWeight: > 0, HasScore: true } rules)
        {
            return;
        }
        _world.Team.Run(_world.CitizenBlocks.Length, _review);
        foreach (Block block in _world.CitizenBlocks)
        {
            foreach (ref readonly AssociationReview review in block.Reviews.Span)
            {
                Apply(block, rules, review);
            }
        }
    }

    // Reads everybody's file and changes nothing.
    private void Review(int number)
    {
        Block block = _world.CitizenBlocks[number];
        block.Reviews.Clear();
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        Rulebook rules = register.Rules!;
        (int from, int to) = block.QuarterTurnOf(_world.Day);
        for (int row = from; row < to; row++)
        {
            if (_world.Nation.Outlooks[row].IsFormed && Enrolment.HasFile(_world, SubjectKind.Citizen, row))
            {
                AssociationReview review = ReviewOf(register, rules, row);
                if (review.Points != register.Standings![row].Association || review.Dropped != 0)
                {
                    block.Reviews.Add(review);
                }
            }
        }
    }

    // Ties without a file have no score that could count.
    private AssociationReview ReviewOf(Register register, Rulebook rules, int row)
    {
        Span<int> shortfalls = stackalloc int[Ties.StrongTies];
        int ties = 0;
        int sum = 0;
        for (int tie = 0; tie < Ties.StrongTies; tie++)
        {
            int other = _world.Nation.TieOf(row, tie);
            if (other >= 0 && Enrolment.HasFile(_world, SubjectKind.Citizen, other))
            {
                int score = Scorer.ScoreOn(rules, register.Standings![other], _world.Day);
                shortfalls[tie] = Association.Shortfall(score, rules.FriendsBelow);
                sum += shortfalls[tie];
                ties++;
            }
        }
        int points = Association.Points(rules.FriendsWeight, sum, ties);
        uint dropped = points > 0 && Knows(row) ? Dropped(register, rules, row, shortfalls, ties) : 0;
        return new AssociationReview(row, (ushort)dropped, (short)Math.Min(points, short.MaxValue));
    }

    // A tie is dropped with probability logistic(xi (what it costs - what it is worth)), if it costs anything. Who
    // stands as low as oneself is not felt to pull one down.
    private uint Dropped(Register register, Rulebook rules, int row, ReadOnlySpan<int> shortfalls, int ties)
    {
        int own = Association.Shortfall(
            Scorer.ScoreOn(rules, register.Standings![row], _world.Day), rules.FriendsBelow);
        AssociationParameters parameters = _world.Parameters.Beliefs.Association;
        double range = rules.Ceiling - rules.Floor;
        uint dropped = 0;
        for (int tie = 0; tie < shortfalls.Length; tie++)
        {
            if (shortfalls[tie] <= own)
            {
                continue;
            }
            double cost = rules.FriendsWeight * (shortfalls[tie] - own) / ties / range;
            double share = Exact.Logistic(parameters.DropSteepness * (cost - parameters.TieValue));
            Words words = _world.Draws(Purpose.Cooperation).At((uint)row, (uint)_world.Day, 1, (uint)tie);
            dropped |= Uniform.Open(words.W0) < share ? 1u << tie : 0;
        }
        return dropped;
    }

    private bool Knows(int row) => _world.Nation.Citizens[row].AwarenessRank
        < _world.Incentives[(int)SubjectKind.Citizen].AwarenessThreshold;

    private void Apply(Block block, Rulebook rules, in AssociationReview review)
    {
        for (int tie = 0; tie < Ties.StrongTies; tie++)
        {
            // Somebody reviewed earlier today may have dropped it from the other end.
            int other = (review.Dropped & (1 << tie)) != 0 ? _world.Nation.TieOf(review.Row, tie) : -1;
            if (other >= 0)
            {
                _world.Nation.Outlooks[review.Row].Drop(tie);
                _world.Nation.Outlooks[other].Drop(tie);
            }
        }
        Register register = _world.RegisterOf(SubjectKind.Citizen);
        ref Standing standing = ref register.Standings![review.Row];
        if (review.Points == standing.Association)
        {
            return;
        }
        Diary diary = register.BlockOf(review.Row).Diary;
        block.Scratch.Clear();
        Scorer.Associate(rules, ref standing, diary, review.Row, review.Points, _world.Day, block.Scratch);
        ScoreStage.Wake(rules, ref standing, review.Row, register.BlockOf(review.Row));
        foreach (ref readonly ScoreDecision decision in block.Scratch.Span)
        {
            _ledger.Write(
                block, rules, decision, Ledger.RuleName(rules, decision), -1, _world.NextDecision++);
        }
        if (block.Deserved.Contains(review.Row))
        {
            // The rules want it so, and truth's copy of the file follows the rules.
            block.Forgotten.Clear();
            Scorer.Associate(
                rules, ref block.Deserved.Find(review.Row).Standing, diary, review.Row, review.Points, _world.Day,
                block.Forgotten);
        }
        block.Restored.Add(review.Row);
    }
}

/// <summary>What a quarter's look at somebody's ties comes to.</summary>
/// <param name="Row">The citizen.</param>
/// <param name="Dropped">Strong ties to drop, one bit each.</param>
/// <param name="Points">Points that the ties take.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct AssociationReview(int Row, ushort Dropped, short Points);
