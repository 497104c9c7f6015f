using Glasshouse.Engine.Statistics;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Validation;

/// <summary>Quality, what customers are shown of it, and inspectors.</summary>
public static class FirmTargets
{
    private const int People = 60_000;

    /// <summary>Days before cards come: enough for quality to settle under as many visits.</summary>
    private const int Before = 2 * Calendar.DaysPerYear;

    private const string Field = "Jin and Leslie 2003, Los Angeles 1998 (from memory; revenue seen second-hand)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-4.1", TargetKind.Exact,
            "A firm keeps up its quality if and only if the premium is at least the interest of one lag on what "
            + "skimping saves, at every point of a grid; half the lag asks half the premium.",
            "Shapiro 1983: P(q) - c(q) >= r (c(q) - c(q0))", Shapiro),
        new Target(
            "T-4.2", TargetKind.Stylised,
            "Cards at the door raise the ratings of twelve months by 5.3%, and just above a threshold there are at "
            + "least twice as many as just below.", Field, Inflation)
        {
            TunedOn = true,
        },
        new Target(
            "T-4.3", TargetKind.Stylised,
            "Because of the cards, those with an A sell 4 to 8% more against those with a C.", Field, Revenue)
        {
            TunedOn = true,
        },
        new Target(
            "T-4.4", TargetKind.Reported,
            "What cards do to true hazards: somewhere between nothing and a fifth less; not tuned on.",
            "Jin and Leslie 2003: -20%; Simon et al. 2005: -13%; contested by Ho et al. 2017 (seen)", Hazard),
    ];

    private static Figure[] Shapiro()
    {
        int errors = 0;
        double farthest = 0;
        foreach (double saved in Grid(0.01, 1, 25))
        {
            foreach (double interest in Grid(0.005, 0.5, 25))
            {
                double least = interest * saved;
                foreach (double share in Grid(0.5, 1.5, 21))
                {
                    // At the bound itself rounding decides, so that the grid steps over it.
                    double premium = least * (share + 1e-9);
                    errors += QualityChoice.Keeps(premium, saved, interest) == (premium >= least) ? 0 : 1;
                }
                double ratio = LeastPremium(saved, interest / 2) / LeastPremium(saved, interest);
                farthest = Math.Max(farthest, Math.Abs(ratio - 0.5));
            }
        }
        return
        [
            new Figure("wrong choices on the grid", 0, errors, 0),
            new Figure("farthest that half the lag lies from half the premium", 0, farthest, 1e-9),
        ];
    }

    private static double LeastPremium(double saved, double interest)
    {
        (double low, double high) = (0, 10.0);
        for (int step = 0; step < 100; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = QualityChoice.Keeps(middle, saved, interest) ? (low, middle) : (middle, high);
        }
        return high;
    }

    private static IEnumerable<double> Grid(double from, double to, int points) =>
        Enumerable.Range(0, points).Select(k => from + ((to - from) * k / (points - 1)));

    private static Figure[] Inflation()
    {
        var ratings = new List<(int Day, int Points)>();
        RunInputs inputs = WithCardsFrom(Before, Before + Calendar.DaysPerYear);
        Regime cards = inputs.Regimes["grade-cards"];
        bool[] covered = [.. Enum.GetValues<Sector>().Select(cards.Disclosure!.Covers)];
        Setup.Follow(inputs, (world, rows) => ratings.AddRange(rows.Inspections
            .Where(row => covered[(int)world.Nation.Organisations[row.OrganisationId].Sector])
            .Select(row => (row.Day, (int)Math.Round(row.Rating * 100)))));
        double then = Mean(ratings, Before - 90, Before);
        double later = Mean(ratings, Before + 275, Before + Calendar.DaysPerYear);
        int[] byPoint = new int[101];
        foreach ((int day, int points) in ratings)
        {
            byPoint[points] += day >= Before ? 1 : 0;
        }
        int above = 0;
        int below = 0;
        foreach (Grade grade in cards.Disclosure!.Grades.Where(grade => grade.From > 0))
        {
            int cut = (int)Math.Round(grade.From * 100);
            above += byPoint[cut] + byPoint[cut + 1];
            below += byPoint[cut - 1] + byPoint[cut - 2];
        }
        double share(int from, int to) => ratings.Count(one => one.Day >= from && one.Day < to && one.Points >= 90)
            / (double)ratings.Count(one => one.Day >= from && one.Day < to);
        return
        [
            new Figure("rise of the mean rating", 0.053, (later / then) - 1, 0.02),
            Figure.AtLeast("just above against just below", 2, above / (double)below),
            new Figure("share of A in the first half-year (39.9% in Los Angeles), not judged", 0.4,
                share(Before, Before + 182), 1),
        ];
    }

    private static double Mean(List<(int Day, int Points)> ratings, int from, int to) => ratings
        .Where(one => one.Day >= from && one.Day < to).Average(one => (double)one.Points);

    private static Figure[] Revenue()
    {
        int days = Before + Calendar.DaysPerYear;
        RunInputs with = WithCardsFrom(Before, days);
        float[] without = Setup.Live(Inputs(days), (world, _) => DemandOf(world));
        return Setup.Live(with, (world, _) =>
        {
            float[] sold = DemandOf(world);
            DisclosureRule rule = world.Regime.Disclosure!;
            double OfGrade(string name) => Enumerable.Range(0, sold.Length)
                .Where(row => world.Nation.TradeFiles[row].Grade >= 0
                    && rule.Covers(world.Nation.Organisations[row].Sector)
                    && rule.Grades[world.Nation.TradeFiles[row].Grade].Name == name)
                .Average(row => (double)sold[row] / without[row]);
            return (Figure[])[Figure.Between("sales of A against C, more than without cards", 0.04, 0.08,
                OfGrade("A") - OfGrade("C"))];
        });
    }

    private static Figure[] Hazard()
    {
        int days = Before + Calendar.DaysPerYear;
        double Of(RunInputs inputs) => Setup.Live(inputs, (world, _) =>
        {
            DisclosureRule rule = inputs.Regimes.TryGetValue("grade-cards", out Regime? cards)
                ? cards.Disclosure! : Setup.Inputs("grade-cards", People, 1).Regimes["grade-cards"].Disclosure!;
            return world.Nation.Organisations.Span.ToArray().Where(one => rule.Covers(one.Sector))
                .Average(one => 1.0 - one.Quality);
        });
        return [Figure.Between("true shortfall of quality, with cards against without", -0.2, 0,
            (Of(WithCardsFrom(Before, days)) / Of(Inputs(days))) - 1)];
    }

    private static float[] DemandOf(World world) =>
        [.. world.Nation.Organisations.Span.ToArray().Select(one => one.Demand)];

    private static RunInputs Inputs(int days)
    {
        RunInputs inputs = Setup.Inputs("inspections", People, days);
        return inputs with
        {
            Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
        };
    }

    private static RunInputs WithCardsFrom(int day, int days)
    {
        RunInputs inputs = Inputs(days);
        Regime cards = Setup.Inputs("grade-cards", People, 1).Regimes["grade-cards"];
        return inputs with
        {
            Scenario = inputs.Scenario with
            {
                Timeline = [new TimelineEvent { Day = day, Regime = cards.Name, KeepsFiles = true }],
            },
            Regimes = inputs.Regimes.Add(cards.Name, cards),
        };
    }
}
