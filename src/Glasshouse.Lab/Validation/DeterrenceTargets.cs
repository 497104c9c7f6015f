using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Validation;

/// <summary>Offending and what deters from it.</summary>
public static class DeterrenceTargets
{
    private const string Wolfgang =
        "Wolfgang, Figlio and Sellin 1972: 9,945 boys, 34.9% delinquent, 6.3% did 51.9% of 10,214 offences "
        + "(from memory)";

    private const int Cohort = 60_000;

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-1.3", TargetKind.Published,
            "One kind of offence, always taken, 1.027 a head in the window: a few offend much, most never.", Wolfgang,
            Concentration),
        new Target(
            "T-1.4", TargetKind.Exact, "Caught instead of not caught, the perceived risk differs by .063.",
            "Anwar and Loughran 2011 (from memory; n0 derived)", CaughtContrast),
        new Target(
            "T-1.1", TargetKind.Exact,
            "Certainty and severity deter alike where severity counts in full, certainty more where it is discounted.",
            "Becker 1968 (from memory); present bias in the place of risk-loving", Elasticities),
        new Target(
            "T-1.2", TargetKind.Stylised,
            "A tenth more certainty deters; a tenth more severity, of law and rules alike, hardly does.",
            "Chalfin and McCrary 2018; Lee and McCrary (elasticities from memory)", CertaintyAndSeverity),
        new Target(
            "T-1.5", TargetKind.Stylised, "Who never offended believes the risk higher than offenders do, and both "
            + "believe it higher than it is.", "Lochner 2007 (seen)", BelievedRisk),
        new Target(
            "T-1.7", TargetKind.Stylised, "Callbacks with a visible record against the same people with it sealed.",
            "Pager 2003 (from memory)", Callbacks) { TunedOn = true },
    ];

    // By the choice of the day, at the point of the average subject: changes of log odds for a percent more of each.
    private static Figure[] Elasticities()
    {
        const double Step = 1e-6;
        const double Days = 730;
        double Taken(double risk, double days, double discount)
        {
            var incentive = new Incentive { AddedSeverity = Incentives.Discounted(days, discount) };
            return Acceptance.Probability(incentive, new Chooser(risk, 1, 0, true, false, 0), 0, 1);
        }

        double Certainty(double discount) =>
            (Taken(0.25 * (1 + Step), Days, discount) / Taken(0.25, Days, discount) - 1) / Step;
        double Severity(double discount) =>
            (Taken(0.25, Days * (1 + Step), discount) / Taken(0.25, Days, discount) - 1) / Step;

        return
        [
            new Figure("certainty over severity, no discount", 1, Certainty(0) / Severity(0), 1e-6),
            Figure.AtLeast("the same, discounted at 4 a year", 3, Certainty(4) / Severity(4)),
        ];
    }

    private static Figure[] CertaintyAndSeverity()
    {
        RunInputs plain = Setup.Inputs("integrated-score", Cohort, 180);
        BeliefsParameters beliefs = plain.Parameters.Beliefs;
        const double Shift = 0.14;
        RunInputs certain = plain with
        {
            Parameters = plain.Parameters with
            {
                Beliefs = beliefs with { PriorNoticedLogit = beliefs.PriorNoticedLogit + Shift },
            },
        };
        Regime regime = plain.Regimes["integrated-score"];
        RunInputs severe = plain with
        {
            Behaviours = [.. plain.Behaviours.Select(one => one with { LegalPenalty = one.LegalPenalty * 1.1 })],
        };
        severe = severe.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Lists = [.. regime.Citizens!.Lists.Select(list =>
                    list with { StayDays = (int)Math.Round(list.StayDays * 1.1) })],
                Rules = [.. regime.Citizens!.Rules.Select(rule =>
                    rule.Points is { } points ? rule with { Points = (int)Math.Round(points * 1.1) } : rule)],
            },
        });
        (double acts, double believed) = Offences(plain);
        (double fewer, double higher) = Offences(certain);
        double perTenth = ((fewer / acts) - 1) / ((higher / believed) - 1) * 0.1;
        double bySeverity = (Offences(severe).Acts / acts) - 1;
        // Twins share their draws, so that what differs is about as many independent acts.
        double certainError = Math.Sqrt(Math.Abs((fewer / acts) - 1) / acts);
        double severeError = Math.Sqrt(Math.Abs(bySeverity) / acts);
        double ratio = perTenth / Math.Min(bySeverity, -1e-9);
        return
        [
            Figure.Between("10% more certainty", -0.04, -0.015, perTenth, certainError),
            Figure.Between("10% more severity", -0.01, 0, bySeverity, severeError),
            Figure.AtLeast(
                "certainty over severity", 3, ratio, Math.Abs(ratio * severeError / Math.Min(bySeverity, -1e-9))),
        ];
    }

    private static (double Acts, double Believed) Offences(RunInputs inputs) => Setup.Live(inputs, (world, _) =>
        (world.Nation.Citizens.Span.ToArray().Sum(citizen => (double)citizen.Experience.Violations),
            Enumerable.Range(0, 5000).Average(row => world.Perception.Prior(SubjectKind.Citizen, row))));

    private static Figure[] BelievedRisk()
    {
        RunInputs inputs = Setup.Inputs("none", Cohort, 365);
        long acts = 0;
        long noticed = 0;
        (double never, double offenders) = (0, 0);
        Setup.Follow(inputs, (world, _) =>
        {
            foreach (Block block in world.CitizenBlocks)
            {
                foreach (ref readonly Act act in block.Acts.Span)
                {
                    bool isOffence = !act.Mends && !act.IsCounted
                        && world.Catalogue[act.Behaviour].Kind == BehaviourKind.Violation;
                    acts += isOffence ? 1 : 0;
                    noticed += isOffence && act.Noticed ? 1 : 0;
                }
            }
            if (world.Day == inputs.Scenario.Days - 1)
            {
                var beliefs = Enumerable.Range(0, world.Nation.Citizens.Length)
                    .Where(row => world.Nation.Citizens[row].Age >= OpportunityRates.AdultAge)
                    .Select(row => (world.Nation.Citizens[row].Experience.Violations, Risk: world.Perception
                        .NoticedShare(SubjectKind.Citizen, row, world.Nation.Citizens[row].Experience, world.Day)))
                    .ToLookup(one => one.Violations > 0, one => one.Risk);
                (never, offenders) = (beliefs[false].Average(), beliefs[true].Average());
            }
        });
        return
        [
            Figure.AtLeast("never-offenders' belief over offenders'", 1, never / offenders, 0.003),
            Figure.AtLeast("offenders' belief over the truth", 1, offenders * acts / noticed, 0.003),
        ];
    }

    // Everybody is sanctioned from the start, by name only; sealed means that no employer looks.
    private static Figure[] Callbacks()
    {
        RunInputs inputs = Setup.Inputs("integrated-score", Cohort, 365);
        Regime regime = inputs.Regimes["integrated-score"];
        inputs = inputs.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Bands = [.. regime.Citizens!.Bands.Select(band =>
                    band with { Consequences = [Consequence.NamedInPublic] })],
                Lists = [.. regime.Citizens!.Lists.Select(list => list with { Consequences = [] })],
            },
        });
        double[] seen = CalledByGroup(inputs);
        double[] withheld = CalledByGroup(inputs.With(new Switches { Stigma = false }));
        double ratioA = seen[0] / withheld[0];
        double ratioOthers = (seen[1] + seen[2]) / (withheld[1] + withheld[2]);
        return
        [
            new Figure("group A", 0.5, ratioA, 0.05, ratioA / Math.Sqrt(seen[0])),
            new Figure("other groups", 0.36, ratioOthers, 0.07, ratioOthers / Math.Sqrt(seen[1] + seen[2])),
        ];
    }

    private static double[] CalledByGroup(RunInputs inputs)
    {
        double[] called = new double[3];
        Setup.Follow(inputs, (world, rows) =>
        {
            double Of(string measure, int group) => rows.Measures
                .Where(row => row.Measure == measure && row.GroupId == 1 + group).Sum(row => row.Value);
            for (int group = 0; group < called.Length; group++)
            {
                called[group] += Of("job_callback_share", group) * Of("job_applications_per_1000_year", group)
                    * inputs.Scenario.Nation.Citizens / 1000.0 / 12;
            }
        });
        return called;
    }

    private static Figure[] Concentration()
    {
        RunInputs inputs = Setup.Inputs("none", Cohort, 365);
        Behaviour always = inputs.Behaviours.Single(behaviour => behaviour.Id == "speeding") with
        {
            OpportunitiesPerYear = 1.027,
            ScalesWithFrailty = true,
            AgeCurve = AgeCurve.Adult,
            Benefit = 20,
            BenefitSpread = 0,
            NeedWeight = 0,
            LegalPenalty = 0,
            MoralWeight = 0,
        };
        int[] offences = Setup.Live(inputs with { Behaviours = [always] }, (world, _) =>
            world.Nation.Citizens.Span.ToArray().Where(citizen => citizen.Age >= OpportunityRates.AdultAge)
                .Select(citizen => (int)citizen.Experience.Violations).OrderDescending().ToArray());
        double persons = offences.Length;
        double none = offences.Count(count => count == 0) / persons;
        double chronic = offences.Count(count => count >= 5) / persons;
        double top = offences.Take((int)Math.Round(0.063 * persons)).Sum() / (double)offences.Sum();
        return
        [
            new Figure("share of offences by the top 6.3%", 0.5, top, 0.05, ShareError(top, persons * 0.063)),
            new Figure("share with no offence", 0.65, none, 0.02, ShareError(none, persons)),
            new Figure("share with five or more", 0.063, chronic, 0.007, ShareError(chronic, persons)),
        ];
    }

    private static Figure[] CaughtContrast()
    {
        BeliefsParameters beliefs = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values.Beliefs;
        var perception = new Perception(1, 1, beliefs);
        double prior = perception.Prior(SubjectKind.Citizen, 0);
        double weight = beliefs.NoticedWeight;
        double contrast = perception.Share(prior, weight, 0) - perception.Share(prior, 0, weight);
        return [new Figure("", 0.063, contrast, 0.001)];
    }

    private static double ShareError(double share, double n) => Math.Sqrt(share * (1 - share) / n);
}
