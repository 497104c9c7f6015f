using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Journeys;

/// <summary>Where people go on an ordinary day, and how many others they are with.</summary>
[Evidenced]
public sealed record VisitsParameters
{
    [Quantity("contacts per person-day", 0, 20, "People met at work, mean over everybody and all days.")]
    public required double WorkContacts { get; init; }

    [Quantity("persons", 2, 500, "Colleagues among whom somebody works.")]
    public required double TeamSize { get; init; }

    [Quantity("contacts per person-day", 0, 20, "People met at school, mean over everybody and all days.")]
    public required double SchoolContacts { get; init; }

    [Quantity("persons", 2, 100, "Pupils of a class.")]
    public required double ClassSize { get; init; }

    [Quantity("contacts per person-day", 0, 20, "Friends and relatives met at one of the two's home.")]
    public required double OtherHomeContacts { get; init; }

    [Quantity("share", 0, 1, "Share of these who are strong ties.")]
    public required double StrongTieShare { get; init; }

    [Meaning("Shops and shopping centres.")]
    public required VenueParameters Shop { get; init; }

    [Meaning("Restaurants, cafes and bars.")]
    public required VenueParameters Restaurant { get; init; }

    [Meaning("Sport, culture, worship and the like.")]
    public required VenueParameters Leisure { get; init; }

    [Meaning("Buses, trains and trams.")]
    public required VenueParameters Transport { get; init; }

    [Meaning("Hospitals and practices, as visitor or patient.")]
    public required VenueParameters Hospital { get; init; }

    [Quantity("share", 0.01, 0.9, "Share of visits that lead out of the municipality.")]
    public required double AwayShare { get; init; }

    [Quantity("exponent", 0, 6, "How fast visits fall with one plus the distance in province tiles.")]
    public required double GravityExponent { get; init; }

    [Meaning("How much more or less than the average people of an age go out.")]
    public required OutingsByAge ByAge { get; init; }

    public VenueParameters Of(Setting venue) => venue switch
    {
        Setting.Shop => Shop,
        Setting.Restaurant => Restaurant,
        Setting.Leisure => Leisure,
        Setting.Transport => Transport,
        _ => Hospital,
    };
}

/// <summary>A kind of venue.</summary>
[Evidenced]
public sealed record VenueParameters
{
    [Quantity("share", 0.001, 0.6, "Share of people who go on a day.")]
    public required double VisitorShare { get; init; }

    [Quantity("contacts per person-day", 0, 20, "People met there, mean over everybody, going or not.")]
    public required double Contacts { get; init; }

    [Quantity("residents", 10, 1000000, "Residents per venue.")]
    public required double ResidentsPerVenue { get; init; }
}

/// <summary>Outings by age, relative to the mean.</summary>
[Evidenced]
public sealed record OutingsByAge
{
    [Quantity("ratio", 0, 1.6, "Aged 0 to 9.")]
    public required double From0 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 10 to 19.")]
    public required double From10 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 20 to 29.")]
    public required double From20 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 30 to 39.")]
    public required double From30 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 40 to 49.")]
    public required double From40 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 50 to 59.")]
    public required double From50 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 60 to 69.")]
    public required double From60 { get; init; }

    [Quantity("ratio", 0, 1.6, "Aged 70 and over.")]
    public required double From70 { get; init; }

    public double Of(int age) => (age / 10) switch
    {
        0 => From0,
        1 => From10,
        2 => From20,
        3 => From30,
        4 => From40,
        5 => From50,
        6 => From60,
        _ => From70,
    };
}
