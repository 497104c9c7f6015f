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
    ];

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
