using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Runs;

/// <summary>Sentences of a scenario about an infection: what each regime bought in it, and what it took.</summary>
public static class HealthWords
{
    public static IReadOnlyList<PlainSentence> Of(IReadOnlyList<ReportArm> arms)
    {
        var sentences = new List<PlainSentence>();
        if (arms.Any(IsAbused))
        {
            sentences.Add(new("What officials did with it", ByOrder(arms)));
        }
        if (arms.Any(arm => arm.Figures["attack_share"] > 0))
        {
            sentences.Add(new("What it bought", Each(arms, "attack_share", "of people were infected")
                + " " + Each(arms, "epidemic_deaths", "people a day died of it")));
        }
        sentences.Add(new("What it took in freedom",
            Each(arms, "confined_share", "of people were kept at home on a mean day") + Shut(arms)
                + " Without the infection: " + Each(arms, "confined_wrongly_share", "of people") + Refused(arms)));
        sentences.Add(new("What it took in data", Each(
            arms, "health_observations_per_person_day", "observations per person and day")
            + " " + Each(arms, "health_records_held_per_person", "records held per person on a mean day")));
        return sentences;
    }

    private static string Each(IReadOnlyList<ReportArm> arms, string measure, string what)
    {
        string Word(ReportArm arm) =>
            Figures.Of(MeasureGuide.Of(measure).Unit, MeasureGuide.FigureIn(arm.Figures.Headline, measure));
        string first = $"Under {arms[0].Name} {Word(arms[0])} {what}";
        return arms.Count == 1
            ? $"{first}."
            : $"{first}; {string.Join(", ", arms.Skip(1).Select(arm => $"{Word(arm)} under {arm.Name}"))}.";
    }

    private static string Shut(IReadOnlyList<ReportArm> arms) => string.Concat(arms
        .Where(arm => arm.Figures["locked_down_share"] is not null)
        .Select(arm => $" Orders under {arm.Name} kept {Figures.Share(arm.Figures["locked_down_share"])} at home on "
            + "a mean day, whoever was infected."));

    private static bool IsAbused(ReportArm arm) => arm.Figures["red_by_order_per_1000"] is not null;

    private static string ByOrder(IReadOnlyList<ReportArm> arms)
    {
        string turned = string.Join(" ", arms.Where(IsAbused).Select(arm =>
            $"Under {arm.Name} they turned {Figures.Number(arm.Figures["red_by_order_per_1000"])} of 1,000 people red "
                + $"for no reason of health, and {Figures.Number(arm.Figures["refusals_by_order_per_person_day"])} "
                + "doors a day were shut to each until it came out."));
        string[] safe = [.. arms.Where(arm => !IsAbused(arm)).Select(arm => arm.Name)];
        return safe.Length == 0 ? turned : $"{turned} Under {string.Join(" and ", safe)} they could turn nobody red.";
    }

    private static string Refused(IReadOnlyList<ReportArm> arms) => string.Concat(arms
        .Where(arm => arm.Figures["gate_refusals_per_1000_day"] is not null)
        .Select(arm => $" Doors under {arm.Name} turned away "
            + $"{Figures.Number(arm.Figures["gate_refusals_per_1000_day"])} of 1,000 people a day, "
            + $"{Figures.Share(arm.Figures["gate_wrongful_refusal_share"])} of them without the infection."));
}
