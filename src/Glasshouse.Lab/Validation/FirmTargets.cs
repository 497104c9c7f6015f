using Glasshouse.Engine.Statistics;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

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
        new Target(
            "T-4.5", TargetKind.Stylised,
            "At an equal 3% of organisations a year, visits by risk class find more offences than visits at random, "
            + "and leave records more unequal between organisations that offended as often, because only the visited "
            + "make records.",
            "Harrington 1988 (from memory); pattern of self-fulfilling data", Targeting),
        new Target(
            "T-4.8", TargetKind.Stylised,
            "Ties to officials raise the score and not compliance; without them neither is so.",
            "Lin and Milhaupt 2023 on Zhejiang (seen second-hand)", () => Connections(points: true)),
        new Target(
            "V15", TargetKind.Reported,
            "Of organisations with a red environmental colour 43% repair within months; asking and granting were set "
            + "by the same figure.", "Press 2009 (seen)", Repair)
        {
            TunedOn = true,
        },
        new Target(
            "V16", TargetKind.Stylised,
            "Among organisations with as many offences, those with ties to officials score higher: beta above 0.",
            "Lin and Milhaupt 2023: score = compliance + beta connection (seen second-hand)",
            () => Connections(points: false)),
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
                .Where(row => world.IsAlive(SubjectKind.Organisation, row) && without[row] > 0
                    && world.Nation.TradeFiles[row].Grade >= 0
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
            return Enumerable.Range(0, world.Nation.Organisations.Length)
                .Where(row => world.IsAlive(SubjectKind.Organisation, row))
                .Select(row => world.Nation.Organisations[row])
                .Where(one => rule.Covers(one.Sector)).Average(one => 1.0 - one.Quality);
        });
        return [Figure.Between("true shortfall of quality, with cards against without", -0.2, 0,
            (Of(WithCardsFrom(Before, days)) / Of(Inputs(days))) - 1)];
    }

    private static Figure[] Targeting()
    {
        Found lot = Found.By(InspectionChoice.Lot);
        Found byRisk = Found.By(InspectionChoice.RiskClass);
        Found byScore = Found.By(InspectionChoice.Score);
        return
        [
            Figure.Between("visits by risk class against by lot", 0.9, 1.1, byRisk.Visits / lot.Visits),
            Figure.Between("visits by score against by lot", 0.9, 1.1, byScore.Visits / lot.Visits),
            Figure.AtLeast("offences found by risk class against by lot", 1.02, byRisk.Share / lot.Share),
            Figure.AtLeast("offences found by score against by lot", 1, byScore.Share / lot.Share),
            Figure.AtLeast("spread of records among equal offenders, by risk class less by lot", 0.02,
                byRisk.Disparity - lot.Disparity),
        ];
    }

    /// <summary>What one way of choosing whom to visit leads to.</summary>
    private sealed record Found(double Visits, double Share, double Disparity)
    {
        private const int Years = 5;

        /// <summary>At least 3% of firms a year are visited at random (SAIC Order 67 of 2014, from memory).</summary>
        private const double VisitsPerYear = 0.03;

        public static Found By(InspectionChoice choice)
        {
            RunInputs inputs = Setup.Inputs("integrated-score", 2 * People, Years * Calendar.DaysPerYear);
            Regime regime = inputs.Regimes["integrated-score"] with
            {
                Inspections = new InspectionRule { PerYear = VisitsPerYear, By = choice },
            };
            int[] records = new int[2 * People];
            double visits = 0;
            Found? found = null;
            Setup.Follow(inputs.Under(regime), (world, rows) =>
            {
                foreach (Block block in world.OrganisationBlocks)
                {
                    foreach (ref readonly Filing filing in block.Filings.Span)
                    {
                        bool isFound = filing is { Channel: Channel.Inspections, Wrongful: false, Mends: false };
                        records[filing.Row] += isFound ? 1 : 0;
                    }
                    visits += block.Exposed.Count;
                }
                if (world.Day == inputs.Scenario.Days - 1)
                {
                    found = Of(world, records, visits);
                }
            });
            return found!;
        }

        private static Found Of(World world, int[] records, double visits)
        {
            int Offences(int row) => world.Nation.Organisations[row].Experience.Violations;
            int[] open = [.. Enumerable.Range(0, world.Nation.OrganisationsAtStart)
                .Where(row => world.IsAlive(SubjectKind.Organisation, row) && Offences(row) > 0)];
            double found = open.Sum(row => (double)records[row]) / open.Sum(row => (double)Offences(row));
            // Among those who did as much: how far the records of some lie from those of others.
            IGrouping<int, int>[] alike = [.. open.GroupBy(Offences)
                .Where(rows => rows.Key is >= 3 and <= 10 && rows.Count() >= 30)];
            double spread = alike.Sum(rows => rows.Count() * Inequality.Gini(
                [.. rows.Select(row => (double)records[row]).Order()], [.. rows.Select(_ => 1L)]));
            return new Found(visits, found, spread / alike.Sum(rows => rows.Count()));
        }
    }

    private static Figure[] Connections(bool points)
    {
        (double beta, double more, double error) = Ties(isOn: true);
        if (!points)
        {
            return [Figure.AtLeast("beta of ties, points", double.Epsilon, beta, error)];
        }
        (double without, _, double noise) = Ties(isOn: false);
        return
        [
            Figure.AtLeast("points higher, of 1,000", 2 * error, beta, error),
            new Figure("the same where nobody is favoured", 0, without, 3 * noise, noise),
            Figure.AtLeast("offences a year more, so that it is no compliance", 0, more + 0.1),
        ];
    }

    // Least squares of the score on ties, with offences held constant: the mean gap within equal offenders.
    private static (double Beta, double More, double Error) Ties(bool isOn)
    {
        RunInputs inputs = Setup.Inputs("integrated-score", 2 * People, 2 * Calendar.DaysPerYear)
            .With(new Switches { Connections = isOn });
        return Setup.Live(inputs, (world, _) =>
        {
            Register register = world.RegisterOf(SubjectKind.Organisation);
            (bool Tied, double Score, int Offences)[] all = [.. Enumerable.Range(0, world.Nation.OrganisationsAtStart)
                .Where(row => world.IsAlive(SubjectKind.Organisation, row))
                .Select(row => (world.Nation.Organisations[row].Connected,
                    (double)Scorer.ScoreOn(register.Rules!, register.Standings![row], world.Day),
                    (int)world.Nation.Organisations[row].Experience.Violations))];
            double covariance = 0;
            double variance = 0;
            double residual = 0;
            foreach (IGrouping<int, (bool Tied, double Score, int Offences)> alike in all.GroupBy(one => one.Offences))
            {
                double tied = alike.Average(one => one.Tied ? 1.0 : 0);
                double mean = alike.Average(one => one.Score);
                covariance += alike.Sum(one => ((one.Tied ? 1 : 0) - tied) * (one.Score - mean));
                variance += alike.Sum(one => ((one.Tied ? 1 : 0) - tied) * ((one.Tied ? 1 : 0) - tied));
                residual += alike.Sum(one => (one.Score - mean) * (one.Score - mean));
            }
            double more = (all.Where(one => one.Tied).Average(one => (double)one.Offences)
                - all.Where(one => !one.Tied).Average(one => (double)one.Offences)) / 2;
            return (covariance / variance, more, Math.Sqrt(residual / all.Length / variance));
        });
    }

    private static Figure[] Repair()
    {
        RunInputs inputs = Setup.Inputs("integrated-score", 2 * People, 3 * Calendar.DaysPerYear);
        int entered = 0;
        int repaired = 0;
        int list = -1;
        // Those who turn red in the first eighteen months have as long to repair.
        Setup.Follow(inputs, (world, _) =>
        {
            Rulebook rules = world.RegisterOf(SubjectKind.Organisation).Rules!;
            list = list >= 0 ? list : Array.FindIndex(
                [.. rules.Lists], one => one.EnvironmentColour == EnvironmentColour.Red);
            int half = inputs.Scenario.Days / 2;
            foreach (Block block in world.OrganisationBlocks)
            {
                for (int province = block.Tally.FirstProvince;
                    province < block.Tally.FirstProvince + block.Tally.Provinces; province++)
                {
                    entered += world.Day < half
                        ? (int)block.Tally.Today((Counter)((int)Counter.ListEntries + list), province) : 0;
                    repaired += world.Day >= 90 && world.Day < half + 180
                        ? (int)block.Tally.Today((Counter)((int)Counter.ListExitsRepaired + list), province) : 0;
                }
            }
        });
        return [new Figure("share of red organisations repaired", 0.43, repaired / (double)entered, 0.15)];
    }

    private static float[] DemandOf(World world) =>
        [.. Enumerable.Range(0, world.Nation.Organisations.Length).Select(row =>
            world.IsAlive(SubjectKind.Organisation, row) ? world.Nation.Organisations[row].Demand : 0)];

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
