using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model.Contagion;

/// <summary>An infection, how it passes on and what it does. Without seeds and imports there is none.</summary>
[Evidenced]
public sealed record ContagionParameters
{
    [Quantity("persons", 0, 1000000, "People infected on the first day.")]
    public required double SeedInfections { get; init; }

    [Quantity("persons per day", 0, 10000, "People who bring an infection from abroad, mean a day.")]
    public required double ImportsPerDay { get; init; }

    [Quantity("infections", 0, 50, "R: mean number one case infects where all are susceptible and none is met twice.")]
    public required double R { get; init; }

    [Quantity("days", 1, 30, "Mean time from an infection to those it causes (generation time).")]
    public required double InfectiousMeanDays { get; init; }

    [Quantity("days", 0.1, 20, "Standard deviation of that time.")]
    public required double InfectiousSdDays { get; init; }

    [Quantity("dispersion", 0, 1000, "k: infectiousness differs as Gamma(k, 1/k); small: superspreading, 0: none.")]
    public required double Dispersion { get; init; }

    [Quantity("contacts per person-day", 0, 10000, "Exactly so many contacts, with anybody, and no others; 0: lives.")]
    public required double AnywhereContacts { get; init; }

    [Quantity("factor", 0, 1, "Infectiousness without symptoms, against severe ones.")]
    public required double AsymptomaticFactor { get; init; }

    [Quantity("factor", 0, 1, "Infectiousness with symptoms that need no hospital, against severe ones.")]
    public required double MildFactor { get; init; }

    [Quantity("days", 0.5, 60, "Mean time from infection to symptoms.")]
    public required double IncubationMeanDays { get; init; }

    [Quantity("days", 0.1, 30, "Its standard deviation.")]
    public required double IncubationSdDays { get; init; }

    [Quantity("days", 0, 60, "Mean time from symptoms to hospital.")]
    public required double HospitalAfterDays { get; init; }

    [Quantity("days", 0, 60, "Mean time from hospital to intensive care.")]
    public required double CriticalAfterDays { get; init; }

    [Quantity("days", 1, 90, "Mean time from symptoms to recovery without hospital.")]
    public required double RecoveryMeanDays { get; init; }

    [Quantity("days", 0.1, 60, "Its standard deviation.")]
    public required double RecoverySdDays { get; init; }

    [Quantity("days", 1, 90, "Mean time from infection to recovery without symptoms.")]
    public required double AsymptomaticMeanDays { get; init; }

    [Quantity("days", 0.1, 60, "Its standard deviation.")]
    public required double AsymptomaticSdDays { get; init; }

    [Quantity("days", 1, 90, "Mean stay in hospital without intensive care.")]
    public required double StayMeanDays { get; init; }

    [Quantity("days", 0.1, 60, "Its standard deviation.")]
    public required double StaySdDays { get; init; }

    [Quantity("days", 1, 90, "Mean time from intensive care to the end of the stay, for survivors.")]
    public required double CriticalStayMeanDays { get; init; }

    [Quantity("days", 0.1, 60, "Its standard deviation.")]
    public required double CriticalStaySdDays { get; init; }

    [Quantity("days", 1, 90, "Mean time from intensive care to death.")]
    public required double DeathAfterMeanDays { get; init; }

    [Quantity("days", 0.1, 60, "Its standard deviation.")]
    public required double DeathAfterSdDays { get; init; }

    [Meaning("How well an infection passes in each kind of place; 0 turns the layer off.")]
    public required LayerWeights Weights { get; init; }

    [Meaning("Who catches it and how ill they become, by age.")]
    public required RiskByAge Ages { get; init; }
}

/// <summary>Weights of contacts by kind of place.</summary>
[Evidenced]
public sealed record LayerWeights
{
    [Quantity("factor", 0, 10, "At home.")]
    public required double Home { get; init; }

    [Quantity("factor", 0, 10, "At work.")]
    public required double Work { get; init; }

    [Quantity("factor", 0, 10, "At school.")]
    public required double School { get; init; }

    [Quantity("factor", 0, 10, "In homes of friends and relatives.")]
    public required double OtherHome { get; init; }

    [Quantity("factor", 0, 10, "In shops.")]
    public required double Shop { get; init; }

    [Quantity("factor", 0, 10, "In restaurants.")]
    public required double Restaurant { get; init; }

    [Quantity("factor", 0, 10, "At leisure.")]
    public required double Leisure { get; init; }

    [Quantity("factor", 0, 10, "In public transport.")]
    public required double Transport { get; init; }

    [Quantity("factor", 0, 10, "In hospitals and practices.")]
    public required double Hospital { get; init; }

    public double Of(Setting setting) => setting switch
    {
        Setting.Home => Home,
        Setting.Work => Work,
        Setting.School => School,
        Setting.OtherHome => OtherHome,
        Setting.Shop => Shop,
        Setting.Restaurant => Restaurant,
        Setting.Leisure => Leisure,
        Setting.Transport => Transport,
        Setting.Hospital => Hospital,
        _ => 1,
    };
}

/// <summary>Bands of ten years.</summary>
[Evidenced]
public sealed record RiskByAge
{
    [Meaning("Aged 0 to 9.")]
    public required AgeRisk From0 { get; init; }

    [Meaning("Aged 10 to 19.")]
    public required AgeRisk From10 { get; init; }

    [Meaning("Aged 20 to 29.")]
    public required AgeRisk From20 { get; init; }

    [Meaning("Aged 30 to 39.")]
    public required AgeRisk From30 { get; init; }

    [Meaning("Aged 40 to 49.")]
    public required AgeRisk From40 { get; init; }

    [Meaning("Aged 50 to 59.")]
    public required AgeRisk From50 { get; init; }

    [Meaning("Aged 60 to 69.")]
    public required AgeRisk From60 { get; init; }

    [Meaning("Aged 70 to 79.")]
    public required AgeRisk From70 { get; init; }

    [Meaning("Aged 80 to 89.")]
    public required AgeRisk From80 { get; init; }

    [Meaning("Aged 90 and over.")]
    public required AgeRisk From90 { get; init; }

    public const int Bands = 10;

    /// <summary>The band of an age, from 0.</summary>
    public static int BandOf(int age) => Math.Min(age / 10, Bands - 1);

    public AgeRisk Of(int band) => band switch
    {
        0 => From0,
        1 => From10,
        2 => From20,
        3 => From30,
        4 => From40,
        5 => From50,
        6 => From60,
        7 => From70,
        8 => From80,
        _ => From90,
    };
}

/// <summary>
/// What an infection does to people of a band. Shares are of all infected, each grade part of the one before it.
/// </summary>
[Evidenced]
public sealed record AgeRisk
{
    [Quantity("ratio", 0, 10, "Chance of catching it from a contact, relative to the mean adult.")]
    public required double Susceptibility { get; init; }

    [Quantity("share", 0, 1, "Infected who never have symptoms.")]
    public required double AsymptomaticShare { get; init; }

    [Quantity("share", 0, 1, "Infected who need a hospital.")]
    public required double HospitalShare { get; init; }

    [Quantity("share", 0, 1, "Infected who need intensive care.")]
    public required double CriticalShare { get; init; }

    [Quantity("share", 0, 1, "Infected who die of it.")]
    public required double DeathShare { get; init; }
}
