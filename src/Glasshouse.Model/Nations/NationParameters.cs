using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>What the statistics do not say about people, organisations and offices when the nation is drawn.</summary>
[Evidenced]
public sealed record NationParameters
{
    [Quantity("shape", 0.05, 10, "Shape k of the citizens' frailty, Gamma(k, 1/k): small means a few do most.")]
    public required double FrailtyShape { get; init; }

    [Quantity("utility", 0.01, 10, "Mean moral cost of breaking rules, citizens.")]
    public required double MoraleMean { get; init; }

    [Quantity("utility", 0.01, 10, "Its standard deviation (lognormal).")]
    public required double MoraleSpread { get; init; }

    [Quantity("share", 0.01, 0.99, "Share who say that most people can be trusted (trust above one half).")]
    public required double TrustGeneralisedShare { get; init; }

    [Quantity("logit", 0.05, 5, "Spread of generalised trust over people.")]
    public required double TrustGeneralisedSpread { get; init; }

    [Quantity("share", 0.01, 0.99, "Median trust in institutions.")]
    public required double TrustInstitutional { get; init; }

    [Quantity("logit", 0.05, 5, "Spread of trust in institutions over people.")]
    public required double TrustInstitutionalSpread { get; init; }

    [Quantity("share", 0, 1, "Share of strong ties that lead out of the neighbourhood, into the municipality.")]
    public required double TieRewiredShare { get; init; }

    [Quantity("log", 0, 3, "Spread of the look-alike factor (lognormal, mean 1).")]
    public required double LookAlikeSpread { get; init; }

    [Quantity("share", 0, 0.5, "Citizens in the abstract group B.")]
    public required double GroupBShare { get; init; }

    [Quantity("share", 0, 0.5, "Citizens in the abstract group C.")]
    public required double GroupCShare { get; init; }

    [Quantity("share", 0, 1, "Adults of 25 and over without a credit history that a bank could read.")]
    public required double ThinFileShare { get; init; }

    [Quantity("share", 0, 1, "The same of adults under 25.")]
    public required double YoungThinFileShare { get; init; }

    [Quantity("share", 0.001, 0.9, "Median true probability of not repaying a typical loan.")]
    public required double DefaultProbability { get; init; }

    [Quantity("logit", 0, 4, "Spread of that probability over people.")]
    public required double DefaultSpread { get; init; }

    [Quantity("logit", 0, 3, "How far one standard deviation of income lowers it.")]
    public required double DefaultIncomeWeight { get; init; }

    [Quantity("euro a month", 1, 20000, "Median income of the employed.")]
    public required double EmployedIncome { get; init; }

    [Quantity("log", 0, 2, "Spread of the incomes of the employed (lognormal).")]
    public required double EmployedIncomeSpread { get; init; }

    [Quantity("euro a month", 1, 20000, "Median income of those past the pension age.")]
    public required double PensionIncome { get; init; }

    [Quantity("euro a month", 1, 20000, "Median income of other adults.")]
    public required double BenefitIncome { get; init; }

    [Quantity("log", 0, 2, "Spread of the incomes of those not employed (lognormal).")]
    public required double OtherIncomeSpread { get; init; }

    [Quantity("years", 12, 25, "Age from which people work.")]
    public required int WorkFromAge { get; init; }

    [Quantity("years", 60, 90, "Last age at which people work.")]
    public required int WorkToAge { get; init; }

    [Quantity("years", 50, 80, "Age from which people draw a pension.")]
    public required int PensionAge { get; init; }

    [Quantity("ratio", 0, 2, "Employment under 25 against that at 25 to 54.")]
    public required double YoungEmploymentRatio { get; init; }

    [Quantity("ratio", 0, 2, "Employment from 55 to the pension age against that at 25 to 54.")]
    public required double OlderEmploymentRatio { get; init; }

    [Quantity("ratio", 0, 2, "Employment past the pension age against that at 25 to 54.")]
    public required double PensionerEmploymentRatio { get; init; }

    [Quantity("share", 0.1, 1, "Highest share of the employed at any age.")]
    public required double EmploymentCeiling { get; init; }

    [Quantity("share", 0, 1, "Employed who work in another municipality of their province.")]
    public required double CommuterShare { get; init; }

    [Quantity("years", 2, 8, "Age at which children start school.")]
    public required int SchoolFromAge { get; init; }

    [Quantity("years", 8, 15, "Last age at a primary school.")]
    public required int PrimaryToAge { get; init; }

    [Quantity("years", 12, 20, "Last age at which all are pupils.")]
    public required int SchoolToAge { get; init; }

    [Quantity("years", 17, 35, "Last age of students.")]
    public required int StudentToAge { get; init; }

    [Quantity("share", 0, 1, "Students among those of student age who are not employed.")]
    public required double StudentShare { get; init; }

    [Quantity("pupils", 10, 5000, "Pupils of a primary school.")]
    public required double PrimarySchoolPupils { get; init; }

    [Quantity("pupils", 10, 20000, "Pupils and students of a higher school.")]
    public required double HigherSchoolPupils { get; init; }

    [Quantity("years", 0, 15, "Standard deviation of the age difference of partners.")]
    public required double PartnerAgeSpread { get; init; }

    [Quantity("years", 0, 15, "Standard deviation of a child's age given its parent's.")]
    public required double ChildAgeSpread { get; init; }

    [Quantity("share", 0, 0.5, "Couples of one sex.")]
    public required double SameSexCoupleShare { get; init; }

    [Quantity("years", 1, 20, "Mean years lived into the last, open age band.")]
    public required double OpenBandYears { get; init; }

    [Quantity("years", 90, 127, "Highest age.")]
    public required int OldestAge { get; init; }

    [Quantity("ratio", 0.01, 1, "Odds of each further child of a single parent, against those of a couple.")]
    public required double SingleParentSizeRatio { get; init; }

    [Quantity("ratio", 0.01, 0.95, "Households of each further size within the open size class, unless counted.")]
    public required double OpenSizeRatio { get; init; }

    [Quantity("citizens", 20, 10000, "Below it a municipality is merged with others of its province.")]
    public required int CitizensPerMunicipality { get; init; }

    [Quantity("persons", 500, 10000000, "Real persons per municipality where no municipalities are given.")]
    public required double PersonsPerInventedMunicipality { get; init; }

    [Quantity("log", 0, 2, "Spread of the sizes of invented municipalities (lognormal).")]
    public required double MunicipalitySizeSpread { get; init; }

    [Quantity("citizens", 50, 100000, "Least citizens of an office below the municipality.")]
    public required int CitizensPerOffice { get; init; }

    [Quantity("per 1,000 citizens", 0, 80, "Officials whom a regime may score; at least one an office.")]
    public required double OfficialsPer1000 { get; init; }

    [Quantity("share", 0, 0.5, "Officials in the centre's office.")]
    public required double CentrePostsShare { get; init; }

    [Quantity("share", 0, 0.5, "Officials in the provinces' offices.")]
    public required double ProvincePostsShare { get; init; }

    [Quantity("exponent", 0.5, 3, "Pareto exponent of organisations in the last, open size class.")]
    public required double FirmTailExponent { get; init; }

    [Quantity("ratio", 2, 100000, "Largest organisation against the smallest of the last size class, when drawn.")]
    public required double LargestFirmRatio { get; init; }

    [Quantity("ratio", 0.01, 1, "Odds that an organisation is a natural person, against those one size class below.")]
    public required double NaturalPersonSizeRatio { get; init; }

    [Quantity("share", 0, 0.25, "Legal persons that are cooperatives.")]
    public required double CooperativeShare { get; init; }

    [Quantity("share", 0, 0.25, "Legal persons that are associations.")]
    public required double AssociationShare { get; init; }

    [Quantity("share", 0, 0.25, "Legal persons that are foundations.")]
    public required double FoundationShare { get; init; }

    [Quantity("share", 0, 0.25, "Legal persons that are institutions.")]
    public required double InstitutionShare { get; init; }

    [Quantity("share", 0, 1, "Organisations with ties to officials.")]
    public required double ConnectedShare { get; init; }

    [Quantity("share", 0, 0.9, "Share of companies whose responsible person already answers for another company.")]
    public required double SharedOwnerShare { get; init; }

    [Quantity("shape", 0.05, 10, "Shape of the organisations' frailty, Gamma(k, 1/k).")]
    public required double OrganisationFrailtyShape { get; init; }

    [Quantity("utility", 0.01, 10, "Mean moral cost of breaking rules, organisations.")]
    public required double OrganisationHonestyMean { get; init; }

    [Quantity("utility", 0.01, 10, "Its standard deviation (lognormal).")]
    public required double OrganisationHonestySpread { get; init; }

    [Quantity("share", 0.01, 0.99, "Median quality of products and services.")]
    public required double Quality { get; init; }

    [Quantity("logit", 0, 4, "Spread of quality over organisations.")]
    public required double QualitySpread { get; init; }

    [Quantity("logit", 0, 4, "Spread of reputation around quality.")]
    public required double ReputationSpread { get; init; }

    [Quantity("thousand euro a month", 0.1, 1000, "Median turnover per worker.")]
    public required double TurnoverPerWorker { get; init; }

    [Quantity("log", 0, 3, "Spread of turnover per worker (lognormal).")]
    public required double TurnoverSpread { get; init; }

    [Quantity("utility", 0.01, 10, "Mean moral cost of corruption and neglect, officials.")]
    public required double OfficialHonestyMean { get; init; }

    [Quantity("utility", 0.01, 10, "Its standard deviation (lognormal).")]
    public required double OfficialHonestySpread { get; init; }

    [Quantity("share", 0.01, 0.99, "Median loyalty that officials hold.")]
    public required double PrivateLoyalty { get; init; }

    [Quantity("logit", 0, 4, "Spread of that loyalty.")]
    public required double PrivateLoyaltySpread { get; init; }

    [Quantity("share", 0, 1, "Share of the missing loyalty that is shown all the same.")]
    public required double DisplayedLoyaltyShare { get; init; }

    [Quantity("share", 0.01, 0.99, "Median effort of officials on what superiors measure.")]
    public required double MeasuredEffort { get; init; }

    [Quantity("share", 0.01, 0.99, "Median effort of officials on what nobody measures.")]
    public required double UnmeasuredEffort { get; init; }

    [Quantity("logit", 0, 4, "Spread of efforts.")]
    public required double EffortSpread { get; init; }
}
