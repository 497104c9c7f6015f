using System.Collections.Immutable;

namespace Glasshouse.Lab.Outputs;

/// <summary>How measures of an infection and of what is done against it are shown.</summary>
internal static class HealthMeasures
{
    /// <summary>What stands on the first screen where a scenario is about an infection.</summary>
    public static string[] Headline =>
    [
        "attack_share", "hospital_admissions", "epidemic_deaths", "confined_share", "confined_wrongly_share",
        "locked_down_share", "gate_refusals_per_1000_day", "gate_wrongful_refusal_share",
        "health_observations_per_person_day", "health_records_held_per_person", "doors_at_mercy_per_person_day",
    ];

    public static ImmutableArray<MeasureGuide> Known { get; } =
    [
        OfInfections("infections", "People infected a day", Unit.Number, true),
        OfInfections("hospital_admissions", "People taken to hospital a day", Unit.Number, true),
        OfInfections("epidemic_deaths", "People who died of the infection, a day", Unit.Number, true),
        OfInfections("attack_share", "People ever infected, of all", Unit.Share, false),
        OfInfections("in_hospital_per_1000", "People in hospital with the infection per 1,000", Unit.Number, false),
        OfOrders("confined_share", "People told to stay at home who do", Unit.Share, Reading.File),
        OfOrders("confined_wrongly_share", "People at home by order without the infection", Unit.Share, Reading.Both),
        OfOrders("locked_down_share", "People told to stay at home who do, essential work and shops aside", Unit.Share,
            Reading.Truth),
        OfOrders("health_tests_per_1000_day", "Tests per 1,000 people and day", Unit.Number, Reading.File),
        OfOrders("cases_found", "Cases found a day", Unit.Number, Reading.File),
        OfOrders("cases_traced", "Cases whose contacts were traced a day", Unit.Number, Reading.File),
        OfOrders("contacts_told", "Contacts told a day", Unit.Number, Reading.File),
        OfOrders("contacts_told_infected", "Contacts told a day who had the infection", Unit.Number, Reading.Both),
        OfOrders("contacts_told_found", "Cases found a day who had been told of a contact in the two weeks before",
            Unit.Number, Reading.File),
        OfOrders("health_observations_per_person_day", "Observations by gates and apps, per person and day",
            Unit.Number, Reading.File),
        OfOrders("health_records_per_person_day", "Written down for health, per person and day",
            Unit.Number, Reading.File),
        OfOrders("health_records_held_per_person", "Health records held, per person", Unit.Number, Reading.File),
        OfOrders("code_wrongly_not_green_share", "People not green without the infection", Unit.Share, Reading.Both),
        OfOrders("gate_scans_per_person_day", "Scans at gates per person and day", Unit.Number, Reading.File),
        OfOrders("gate_refusals_per_1000_day", "People turned away at gates per 1,000 and day",
            Unit.Number, Reading.File),
        OfOrders("gate_refusal_losses_per_1000_day", "What refusals cost, euro per 1,000 people and day",
            Unit.Number, Reading.Truth),
        new("gate_wrongful_refusal_share", "Turned away at a gate without the infection", Unit.Share, Reading.Both,
            true)
        {
            WeighedBy = "gate_refusals_per_1000_day",
        },
        OfOrders("borrowed_codes_per_1000_day", "Let in with another's code, per 1,000 people and day", Unit.Number,
            Reading.Truth),
        OfOrders("contacts_told_by_borrowed_code", "Contacts told a day for a stay of somebody else's", Unit.Number,
            Reading.Both),
        OfOrders("doors_at_mercy_per_person_day", "Doors a day that an order could shut, per person", Unit.Number,
            Reading.Both),
        new("red_by_order_per_1000", "People with a red code by order of officials, per 1,000", Unit.Number,
            Reading.Both, true),
        new("refusals_by_order_per_person_day", "Doors shut to each of them a day", Unit.Number, Reading.Truth, true),
        new("code_share:<colour>", "Share of citizens with a code of a colour", Unit.Share, Reading.File, true),
    ];

    // None of it where nobody was ever infected.
    private static MeasureGuide OfInfections(string measure, string words, Unit unit, bool isFlow) =>
        new(measure, words, unit, Reading.Truth, isFlow) { IsNoughtWithout = true };

    // What is done against an infection: none of it is done where nothing is in force.
    private static MeasureGuide OfOrders(string measure, string words, Unit unit, Reading reading) =>
        new(measure, words, unit, reading, true) { IsNoughtWithout = true };
}
