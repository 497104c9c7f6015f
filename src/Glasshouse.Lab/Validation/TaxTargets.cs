using Glasshouse.Engine.Randomness;
using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Validation;

/// <summary>What organisations hide of their taxes, and what audits, trust and peers make of it.</summary>
public static class TaxTargets
{
    private const string Yitzhaki =
        "Closed form of Yitzhaki 1974 on Allingham and Sandmo 1972 with constant relative risk aversion (derived)";

    private const string Kleven = "Kleven et al., NBER 15769: 0.3% of reported and 37% of self-reported income (seen)";

    private const string Slope = "Slippery slope: Kirchler 2008 (seen); levels assumed";

    /// <summary>Citizens of the small nations; about 2,600 organisations.</summary>
    private const int Citizens = 20_000;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-2.1", TargetKind.Exact, "Share hidden at rho 2, F 2, t .3 by probability of being found.", Yitzhaki,
            ByRisk),
        new Target(
            "T-2.2", TargetKind.Exact,
            "The puzzle: at an audit rate of .03 gain alone would have all hide all; a rho of 30 has 13.5% hidden.",
            Yitzhaki, Puzzle),
        new Target(
            "T-2.3", TargetKind.Published,
            "Third parties report 95% of what is owed: evaded of all, and of what nobody else reports.", Kleven,
            Evaded) { TunedOn = true },
        new Target(
            "T-2.5", TargetKind.Exact,
            "Compliance of a drawn nation's organisations at low and high power and trust: each alone suffices.",
            Slope, SlipperySlope) { TunedOn = true },
        new Target(
            "T-2.6", TargetKind.Reported,
            "Audits without legitimacy: declared of what nobody else reports after six years, by how much is audited.",
            "Coercive power can erode trust (Lisi; Prinz and others 2013, seen)", Coercion),
        new Target(
            "T-2.7", TargetKind.Stylised,
            "Imitators without audits end in evasion; looking back five years lowers evasion more than twice the "
            + "audits.",
            "Mittone and Patelli 2000 (from memory); Hokamp 2014 (abstract seen)", BackAudits),
        new Target(
            "V13", TargetKind.Published,
            "Grades of the China-like nation's organisations at the second grading under tax-grades.",
            "Tax authority, 2020 round: A 1.72, B and M 24.89, C and D 2.79 of 29.4 million (seen)", Grades)
        {
            TunedOn = true,
        },
    ];

    private static Figure[] Grades()
    {
        const string Prefix = "tax_grade_share:";
        RunInputs inputs = Setup.Arms("tax-grades", 100_000, 870).Single(arm => arm.Arm == "grades");
        return Setup.Live(inputs, (world, rows) =>
        {
            int all = world.Groupings.AllOf(SubjectKind.Organisation);
            var shares = rows.Where(row => row.Day == world.Day && row is { RegionId: 0 } && row.GroupId == all)
                .Where(row => row.Measure.StartsWith(Prefix, StringComparison.Ordinal))
                .ToDictionary(row => row.Measure[Prefix.Length..], row => row.Value);
            int organisations = world.Nation.OrganisationsAtStart;
            return new[]
            {
                Drawn("A", 0.0585, shares["A"], organisations),
                Drawn("B and M", 0.8467, shares["B"] + shares["M"], organisations),
                Drawn("C and D", 0.0949, shares["C"] + shares["D"], organisations),
            };
        });
    }

    private static Figure Drawn(string name, double expected, double got, int organisations) =>
        new(name, expected, got, 0.02, Math.Sqrt(got * (1 - got) / organisations));

    private static Figure[] ByRisk() =>
    [
        Hidden(0.2, 0.778), Hidden(0.3, 0.487), Hidden(0.4, 0.236), Hidden(0.5, 0),
    ];

    private static Figure Hidden(double risk, double expected) => new(
        $"p {risk}", expected, Evasion.HiddenShare(new EvasionTerms(risk, 2, 2, 0.3, 0)), 0.002);

    private static Figure[] Puzzle() =>
    [
        new("rho 1", 1, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 1, 0.3, 0)), 0),
        new("rho 2", 1, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 2, 0.3, 0)), 0),
        new("rho 30", 0.135, Evasion.HiddenShare(new EvasionTerms(0.03, 2, 30, 0.3, 0)), 0.002),
    ];

    private static Figure[] Evaded()
    {
        YearOfTaxes year = YearOfTaxes.Last(Setup.Inputs("none", 100_000, 2 * Calendar.DaysPerYear));
        return
        [
            new("reported by third parties", 0.95, 1 - year.SelfDeclaredShare, 0.01),
            new("evaded of all", 0.021, year.GapShare, 0.004),
            new("evaded of what nobody else reports", 0.37, year.SelfHiddenShare, 0.05),
        ];
    }

    private static Figure[] SlipperySlope() => Setup.Look(Setup.Inputs("none", Citizens, 1), world =>
    {
        double[] powers = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        double[] trusts = [0.1, 0.3, 0.5, 0.7, 0.9];
        double fall = 0;
        for (int power = 0; power < powers.Length; power++)
        {
            for (int trust = 0; trust < trusts.Length; trust++)
            {
                double here = Compliance(world, powers[power], trusts[trust]);
                fall = power > 0 ? Math.Max(fall, Compliance(world, powers[power - 1], trusts[trust]) - here) : fall;
                fall = trust > 0 ? Math.Max(fall, Compliance(world, powers[power], trusts[trust - 1]) - here) : fall;
            }
        }
        return new Figure[]
        {
            Figure.AtMost("low power, low trust", 0.2, Compliance(world, 0.02, 0.1)),
            Figure.AtLeast("high power, low trust", 0.8, Compliance(world, 0.6, 0.1)),
            Figure.AtLeast("low power, high trust", 0.8, Compliance(world, 0.02, 0.9)),
            Figure.AtMost("largest fall as either rises", 0, fall),
        };
    });

    // Peers see each other until nothing moves any more.
    private static double Compliance(World world, double power, double trust)
    {
        TaxesParameters taxes = world.Parameters.Taxes;
        double peers = 0.5;
        for (int round = 0; round < 12; round++)
        {
            double declared = 0;
            int organisations = 0;
            for (int row = 0; row < world.Nation.OrganisationsAtStart; row++)
            {
                ref readonly Organisation organisation = ref world.Nation.Organisations[row];
                double own = TaxChoice.SelfDeclaredShare(taxes, organisation);
                if (own > 0)
                {
                    double temptation = Uniform.Normal(
                        world.Draws(Purpose.Filing).At((uint)row, 0, 0).W1);
                    EvasionTerms terms = TaxChoice.TermsOf(
                        taxes, power, taxes.Penalty, organisation.Honesty, trust, peers, temptation);
                    declared += 1 - Evasion.HiddenOfSelfDeclared(terms, own);
                    organisations++;
                }
            }
            peers = declared / organisations;
        }
        return peers;
    }

    // What is expected is shown as no change from the audits there are.
    private static Figure[] Coercion()
    {
        double usual = Declared(1);
        return [.. Enumerable.Range(0, 4).Select(step => 2 * step).Select(ratio =>
            new Figure($"{ratio} times the audits", usual, Declared(ratio), 0))];

        static double Declared(int ratio) => 1 - Share(
            $"taxes.audit_ratio={ratio}", "taxes.audit_legitimacy=0", "taxes.audit_trust_step=0.5");
    }

    private static Figure[] BackAudits()
    {
        double imitators = Share("taxes.audit_ratio=0", "taxes.norm_weight=3");
        double plain = Share("taxes.back_audit_years=0");
        double back = Share("taxes.back_audit_years=5");
        double twice = Share("taxes.back_audit_years=0", "taxes.audit_ratio=2");
        return
        [
            Figure.AtLeast("hidden by imitators without audits", 0.9, imitators),
            Figure.AtLeast("fall by looking back five years, less fall by twice the audits", 0, twice - back),
            Figure.AtLeast("fall by twice the audits", 0, plain - twice),
        ];
    }

    private static double Share(params string[] set) => YearOfTaxes.Last(
        Setup.Inputs("none", Citizens, 6 * Calendar.DaysPerYear, 1, set)).SelfHiddenShare;

    /// <summary>Sums over the declarations of a run's last year.</summary>
    private sealed class YearOfTaxes
    {
        private readonly long[] _sums = new long[(int)Counter.Count];

        public double SelfDeclaredShare => Of(Counter.TaxSelfOwed) / Of(Counter.TaxOwed);

        public double SelfHiddenShare => Of(Counter.TaxSelfHidden) / Of(Counter.TaxSelfOwed);

        public double GapShare => 1 - (Of(Counter.TaxDeclared) / Of(Counter.TaxOwed));

        public static YearOfTaxes Last(RunInputs inputs)
        {
            var year = new YearOfTaxes();
            int from = inputs.Scenario.Days - Calendar.DaysPerYear;
            Setup.Follow(inputs, (world, _) =>
            {
                if (world.Day >= from)
                {
                    year.Add(world);
                }
            });
            return year;
        }

        private void Add(World world)
        {
            foreach (Block block in world.OrganisationBlocks)
            {
                for (int province = 0; province < block.Tally.Provinces; province++)
                {
                    for (Counter counter = Counter.TaxOwed; counter <= Counter.TaxFilingsAudited; counter++)
                    {
                        _sums[(int)counter] += block.Tally.Today(counter, block.Tally.FirstProvince + province);
                    }
                }
            }
        }

        private double Of(Counter counter) => _sums[(int)counter];
    }
}
