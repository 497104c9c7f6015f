using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Markets;

/// <summary>A loan asked for, as the lender sees it.</summary>
/// <param name="Row">Applicant.</param>
/// <param name="Day">Day on which it was asked for.</param>
/// <param name="Score">Lender's score; 0 where nothing can be read.</param>
/// <param name="Group">Group of the applicant.</param>
/// <param name="Sight">What the lender sees.</param>
public readonly record struct Application(int Row, int Day, int Score, int Group, LenderSight Sight);

/// <summary>Looks at applicants as the rules of lending in force allow.</summary>
public sealed class Appraiser(World world)
{
    /// <summary>Scores an applicant; <paramref name="points"/> gets what each characteristic brings.</summary>
    public Application Appraise(int row, int day, Span<int> points)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        ref readonly CreditFile file = ref world.Nation.CreditFiles[row];
        LendingRules rules = world.Regime.Lending ?? LendingRules.Ordinary;
        var sight = new LenderSight(
            rules.Sees(CreditData.Bureau) && file.HasFile, SeesAlternative(rules, row),
            rules.Sees(CreditData.Standing) && world.RegisterOf(SubjectKind.Citizen).Rules is { HasScore: true });
        int score = sight.IsScored
            ? world.Scorecard.Fill(
                points, world.Seed, row, citizen.DefaultProbability, sight, History(file, row, day),
                sight.Standing ? StandingPoints(rules, row, day) : 0)
            : 0;
        return new Application(row, day, score, citizen.Group, sight);
    }

    /// <summary>What stands wrongly in somebody's file on a day.</summary>
    public FileError ErrorOf(in CreditFile file, int row, int day) => world.Switches.FileErrors
        ? FileErrors.Of(world.Seed, row, day, file.CorrectedSpell, world.Parameters.Credit)
        : default;

    // Loans that ended during the run, and what is written down wrongly.
    private int History(in CreditFile file, int row, int day) =>
        file.HasFile ? file.Score - file.DrawnScore - ErrorOf(file, row, day).Points : 0;

    private bool SeesAlternative(LendingRules rules, int row) =>
        rules.Sees(CreditData.Alternative)
        && (rules.ConsentShare is not { } share
            || Uniform.Open(CreditDraws.Lasting(world.Seed, row, CreditDraws.PersonSlot).W1) < share);

    private int StandingPoints(LendingRules rules, int row, int day)
    {
        Register register = world.RegisterOf(SubjectKind.Citizen);
        Rulebook book = register.Rules!;
        double above = Scorer.ScoreOn(book, register.Standings![row], day) - book.Start;
        return (int)Math.Round((rules.StandingPoints ?? 0) * above / (book.Ceiling - book.Floor));
    }
}
