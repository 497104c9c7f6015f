using Glasshouse.Model;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Orders;

namespace Glasshouse.Lab.Validation;

/// <summary>What officials come to in lived worlds: directives, reports, careers, discipline.</summary>
public static class OfficialdomTargets
{
    private const string Scenario = "quota-cliff";
    private const string Discipline = "CCDI 2023: 626 thousand cases filed, 610 thousand punished, by rank (seen)";

    /// <summary>Half a width of the windows beside a quota, in targets.</summary>
    private const double Window = 0.05;

    /// <summary>Cases that a rank must be expected to have before its share is judged.</summary>
    private const double LeastCases = 20;

    /// <summary>How many times more officials than usual are drawn, so that shares are of many.</summary>
    private const double OfficialsPer1000 = 25;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-5.4", TargetKind.Exact,
            "A directive that each level changes by u on average has intensity (1 + u)^L after L levels.",
            "Directive cascade (closed form)", Cascade),
        new Target(
            "T-5.10", TargetKind.Stylised,
            "Reports just past a quota are at least twice as frequent as just short of it; true results show no jump.",
            "Fisman and Wang 2017 (seen); the passing side stands for the side below a ceiling", Cliff),
        new Target(
            "T-5.11", TargetKind.Published,
            "Growth reported over true: 1.35 with strong incentives and weak audit, 1 without incentives or audited.",
            "Martinez 2022 (seen)", Overstatement) { TunedOn = true },
        new Target(
            "V17", TargetKind.Published,
            "Heads of counties, heads of townships and staff among the punished (ratios to the three together; "
            + "villages and enterprises are not in the tree).", Discipline, Ranks),
        new Target("V18", TargetKind.Published, "Punished per case filed.", Discipline, Funnel) { TunedOn = true },
        new Target(
            "V19", TargetKind.Published,
            "Offices below the province that lift a report of growth onto its quota in a year.",
            "Ghanem and Zhang 2014: about half of cities (seen)", Bunching) { TunedOn = true },
        new Target(
            "V20", TargetKind.Published,
            "One SD more of results over the tenure, as reported: change of promotions and of terminations.",
            "Li and Zhou 2005 (from memory)", Careers) { TunedOn = true },
    ];

    /// <summary>Inputs of an arm of the shipped scenario, with many officials.</summary>
    private static RunInputs Arm(string name, int citizens, int days)
    {
        RunInputs arm = Setup.Arms(Scenario, citizens, days).Single(one => one.Arm == name);
        return arm with
        {
            Parameters = arm.Parameters with
            {
                Nations = arm.Parameters.Nations with { OfficialsPer1000 = OfficialsPer1000 },
            },
        };
    }

    private static Figure[] Cascade()
    {
        RunInputs inputs = Arm("none", 20_000, 1);
        RunInputs even = inputs with
        {
            Parameters = inputs.Parameters with { Orders = inputs.Parameters.Orders with { DriftSpread = 0 } },
        };
        double u = inputs.Parameters.Orders.DriftPerLevel;
        return
        [
            .. Setup.Live(even, (world, _) => Enumerable.Range(1, 4).Select(level => new Figure(
                $"{level} levels", Math.Pow(1 + u, level), TargetsAt(world, level).Average(), 1e-5)).ToArray()),
            Uneven(inputs with { Scenario = inputs.Scenario with { Days = 1200 } }, Math.Pow(1 + u, 4)),
        ];
    }

    // Offices differ and share what those above them did; months do not.
    private static Figure Uneven(RunInputs inputs, double expected)
    {
        var months = new List<double>();
        Setup.Follow(inputs, (world, _) =>
        {
            if (world.Day % 30 == 0)
            {
                months.Add(TargetsAt(world, 4).Average());
            }
        });
        double mean = months.Average();
        double error = Math.Sqrt(months.Average(one => (one - mean) * (one - mean)) / months.Count);
        return new Figure("4 levels, offices that differ", expected, mean, 3 * error, error);
    }

    // A level may have no office between; what counts is how often a directive was passed on.
    private static IEnumerable<double> TargetsAt(World world, int steps) =>
        world.Nation.Offices.Where(office => StepsTo(world, office) == steps)
            .Select(office => (double)office.DirectiveTarget);

    private static int StepsTo(World world, Office office)
    {
        int steps = 0;
        for (; office.Parent >= 0; office = world.Nation.Offices[office.Parent])
        {
            steps++;
        }
        return steps;
    }

    /// <summary>Results of one directive in a lived world by month, true and reported, in targets.</summary>
    private static List<(double True, double Reported)> ResultsOf(RunInputs inputs, string? directive)
    {
        var results = new List<(double, double)>();
        Setup.Follow(inputs, (world, _) =>
        {
            Officialdom officialdom = world.Officialdom;
            int place = directive is null ? 0 : Array.FindIndex(officialdom.Directives, one => one.Name == directive);
            for (int office = 0; (world.Day + 1) % 30 == 0 && office < world.Nation.Offices.Length; office++)
            {
                DirectiveResult result = officialdom.ResultsOf(office)[place];
                results.Add((result.True / result.Target, result.Reported / result.Target));
            }
        });
        return results;
    }

    private static Figure[] Cliff()
    {
        RunInputs inputs = Arm("target-responsibility", 40_000, 360);
        double quota = inputs.Regimes["target-responsibility"].Appraisal!.Directives
            .Single(one => one.Name == "growth").Quota;
        List<(double True, double Reported)> results = ResultsOf(inputs, "growth");
        // A report on the line passes; single precision may put it a hair to either side.
        double Ratio(Func<(double True, double Reported), double> of) =>
            results.Count(one => of(one) >= quota - 1e-6 && of(one) < quota + Window)
            / (double)Math.Max(1, results.Count(one => of(one) >= quota - Window && of(one) < quota - 1e-6));
        double error = 1 / Math.Sqrt(results.Count(one => Math.Abs(one.True - quota) < Window) / 4.0);
        return
        [
            Figure.AtLeast("reported: past over short of the quota", 2, Ratio(one => one.Reported)),
            Figure.Between("true: the same", 0.67, 1.5, Ratio(one => one.True), error),
        ];
    }

    private static Figure[] Overstatement()
    {
        double Ratio(string arm, string? directive)
        {
            List<(double True, double Reported)> results = ResultsOf(Arm(arm, 20_000, 360), directive);
            return results.Sum(one => one.Reported) / results.Sum(one => one.True);
        }

        return
        [
            new Figure("strong incentives, weak audit", 1.35, Ratio("target-responsibility", "growth"), 0.1),
            new Figure("no incentives", 1, Ratio("none", null), 0.05),
            new Figure("strong incentives, all audited", 1, Ratio("audited", "growth"), 0.05),
        ];
    }

    private static Figure[] Ranks()
    {
        double[] punished = [.. Punished.Value.OfRanks.Select(count => (double)count)];
        (string Name, double Share)[] expected = [("heads of counties", 3.9), ("of townships", 13.4), ("staff", 13.9)];
        double all = expected.Sum(one => one.Share);
        return [.. expected.Select((one, rank) =>
        {
            double share = one.Share / all;
            bool isFew = share * punished.Sum() < LeastCases;
            double got = punished[rank] / punished.Sum();
            double error = Math.Sqrt(got * (1 - got) / punished.Sum());
            return new Figure(isFew ? $"{one.Name} (too few to judge)" : one.Name, share, got,
                isFew ? 1 : 0.25 * share, error);
        })];
    }

    private static Figure[] Funnel()
    {
        double cases = Punished.Value.Cases;
        double share = Punished.Value.OfRanks.Sum() / cases;
        return [new Figure("", 0.97, share, 0.02, Math.Sqrt(share * (1 - share) / cases))];
    }

    // Cases are rare, so that it takes a large nation; both targets look at the same one.
    private static readonly Lazy<(long Cases, long[] OfRanks)> Punished = new(() => Setup.Live(
        Arm("target-responsibility", 250_000, 730), (world, _) =>
        {
            long cases = 0;
            long[] ranks = new long[3];
            for (int post = 0; post < world.Nation.Officials.Length; post++)
            {
                ref readonly Official official = ref world.Nation.Officials[post];
                bool isHead = world.Nation.Offices[(int)official.Office].FirstOfficial == post;
                int rank = isHead && official.Level == 3 ? 0 : isHead && official.Level == 4 ? 1 : 2;
                ranks[rank] += world.Officialdom.Careers[post].Punishments;
                cases += world.Officialdom.Careers[post].Cases;
            }
            return (cases, ranks);
        }));

    // Of one indicator, as the source has it.
    private static Figure[] Bunching()
    {
        var lifted = new HashSet<int>();
        int cities = 0;
        Setup.Follow(Arm("target-responsibility", 40_000, 360), (world, _) =>
        {
            int growth = Array.FindIndex(world.Officialdom.Directives, one => one.Name == "growth");
            cities = world.Nation.Offices.Count(office => office.Level >= 2);
            for (int office = 0; (world.Day + 1) % 30 == 0 && office < world.Nation.Offices.Length; office++)
            {
                if (world.Nation.Offices[office].Level >= 2 && world.Officialdom.ResultsOf(office)[growth].IsLifted)
                {
                    lifted.Add(office);
                }
            }
        });
        double share = lifted.Count / (double)cities;
        return [new Figure("", 0.5, share, 0.1, Math.Sqrt(share * (1 - share) / cities))];
    }

    // The slope of what happened on the results of the tenure, by least squares, over the share to whom it happened.
    private static Figure[] Careers()
    {
        var promoted = new Slope();
        var ended = new Slope();
        ushort[] promotions = [];
        ushort[] holders = [];
        Setup.Follow(Arm("soft-targets", 40_000, 5 * 365), (world, _) =>
        {
            Span<Official> officials = world.Nation.Officials.Span;
            Block block = world.OfficialBlocks[0];
            if (promotions.Length == 0)
            {
                promotions = new ushort[officials.Length];
                holders = new ushort[officials.Length];
            }
            (int from, int to) = block.TurnOf(world.Day);
            for (int post = from; post < to; post++)
            {
                ref readonly Career career = ref world.Officialdom.Careers[post];
                bool hasChanged = holders[post] != career.Ended;
                double tenure = hasChanged ? career.TenureBefore : career.Tenure;
                // The first year has nothing to go by yet.
                if (world.Day > 365)
                {
                    ended.Add(tenure, hasChanged ? 1 : 0);
                    promoted.Add(tenure, !hasChanged && officials[post].Promotions > promotions[post] ? 1 : 0);
                }
                promotions[post] = officials[post].Promotions;
                holders[post] = career.Ended;
            }
        });
        return
        [
            new Figure("promotions", 0.15, promoted.PerDeviation, 0.1, promoted.Error),
            new Figure("terminations", -0.3, ended.PerDeviation, 0.1, ended.Error),
        ];
    }

    private sealed class Slope
    {
        private double _n;
        private double _x;
        private double _y;
        private double _xx;
        private double _xy;

        public void Add(double x, double y)
        {
            _n++;
            _x += x;
            _y += y;
            _xx += x * x;
            _xy += x * y;
        }

        /// <summary>Relative change of y for one standard deviation of x.</summary>
        public double PerDeviation
        {
            get
            {
                double variance = (_xx / _n) - (_x / _n * _x / _n);
                double covariance = (_xy / _n) - (_x / _n * _y / _n);
                return covariance / Math.Sqrt(variance) / (_y / _n);
            }
        }

        /// <summary>Standard error where y is rare.</summary>
        public double Error => 1 / Math.Sqrt(_y);
    }
}
