using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Validation;

/// <summary>What it does to a society that the company one keeps counts.</summary>
public static class AssociationTargets
{
    private const int People = 10_000;

    /// <summary>At .3, the most that was thought of for a regime, assortativity comes out at about .15.</summary>
    private const double Half = 0.5;

    private const string Design = "Pattern of the association penalty: people leave those who cost them (derived)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-6.5", TargetKind.Exact,
            "A score for all, friends' scores weigh nothing, 120 days: everybody keeps all ties.", Design,
            () => [new Figure("citizens whose ties changed", 0, Society.Of(0, 2000, 120).WithFewerTies, 0)]),
        new Target(
            "T-6.6", TargetKind.Stylised,
            "A score for all that takes half of friends' mean shortfall, three years: the lowest tenth by score lose "
            + "ties, and like knows like.", Design, Segregation)
        {
            TunedOn = true,
        },
    ];

    private static Figure[] Segregation()
    {
        Society apart = Society.Of(0, People, 3 * Calendar.DaysPerYear);
        Society pulled = Society.Of(Half, People, 3 * Calendar.DaysPerYear);
        return
        [
            Figure.AtMost(
                "strong ties of the lowest tenth, less those without the penalty", 0,
                pulled.LowestDegree - apart.LowestDegree),
            Figure.AtMost(
                "strong ties of the lowest tenth, less everybody's", 0, pulled.LowestDegree - pulled.MeanDegree),
            Figure.AtLeast("assortativity of scores", 0.2, pulled.Assortativity),
        ];
    }

    /// <summary>A run under a score for all, looked at from its ties.</summary>
    private sealed record Society(int WithFewerTies, double LowestDegree, double MeanDegree, double Assortativity)
    {
        public static Society Of(double weight, int people, int days)
        {
            RunInputs inputs = Setup.Inputs("integrated-score", people, days);
            Regime regime = inputs.Regimes["integrated-score"];
            Regime weighed = regime with
            {
                Citizens = regime.Citizens! with { Contagion = new ContagionRule { FriendsWeight = weight } },
            };
            return Setup.Live(inputs.Under(weighed), (world, rows) =>
            {
                Register register = world.RegisterOf(SubjectKind.Citizen);
                int[] asked = [.. Enumerable.Range(0, people).Where(row => world.Nation.Outlooks[row].IsFormed)];
                int Score(int row) => Scorer.ScoreOn(register.Rules!, register.Standings![row], world.Day);
                int Degree(int row) => world.Nation.Outlooks[row].TiesKept - Ties.WeakTies;
                int[] lowest = [.. asked.OrderBy(Score).Take(asked.Length / 10)];
                return new Society(
                    asked.Count(row => world.Nation.Outlooks[row].TiesKept < Ties.AllTies),
                    lowest.Average(Degree), asked.Average(Degree),
                    rows.Last(row => row.Measure == "score_assortativity").Value);
            });
        }
    }
}
