using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>What a person is like: everything on the card that does not follow from household and place.</summary>
internal sealed class CitizenDrawing
{
    private readonly NationParameters _parameters;
    private readonly Draws _draws;
    private readonly Temperament _temperament;
    private readonly double _defaultLogit;
    private readonly double _singleFemaleShare;
    private readonly double? _thinFileShare;
    private readonly Employment _employment;

    public CitizenDrawing(uint seed, NationMarginals marginals, QuarterPlan plan, NationParameters parameters)
    {
        _parameters = parameters;
        _draws = new Draws(seed, Purpose.Nation);
        _temperament = new Temperament(seed, marginals.TrustGeneralisedShare, parameters);
        _defaultLogit = Logit(parameters.DefaultProbability);
        _thinFileShare = marginals.ThinFileShare;
        _singleFemaleShare = SingleFemaleShare(marginals.FemaleShare, plan.Kinds.RolesPerCitizen());
        _employment = new Employment(marginals, plan.RoleAges, parameters);
    }

    public static double Logit(double share) => Exact.Log(share / (1 - share));

    /// <summary>Fills one citizen, whose age and household are known.</summary>
    /// <param name="citizen">The card.</param>
    /// <param name="row">Its row.</param>
    /// <param name="partner">The first partner of the same couple, if this is the second.</param>
    public void Fill(ref Citizen citizen, int row, in Citizen partner)
    {
        Words living = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Living);
        citizen.Workplace = Citizen.Nowhere;
        (uint sex, uint creditFile) = _temperament.Fill(ref citizen, row);
        citizen.Traits = CitizenTraits.Alive
            | (IsFemale(citizen, partner, sex) ? CitizenTraits.Female : CitizenTraits.None);
        FillLiving(ref citizen, living, creditFile);
    }

    private void FillLiving(ref Citizen citizen, in Words living, uint thinWord)
    {
        int age = citizen.Age;
        bool isAdult = age >= _parameters.WorkFromAge;
        if (citizen.HouseholdType == HouseholdType.Institution)
        {
            citizen.Traits |= CitizenTraits.InInstitution;
        }
        if (Uniform.Open(living.W0) < _employment.ShareAt(age))
        {
            citizen.Traits |= CitizenTraits.Employed;
        }
        else if (IsPupil(age, Uniform.Open(living.W3)))
        {
            citizen.Traits |= CitizenTraits.Pupil;
        }
        double thinShare = !isAdult ? 1
            : _thinFileShare ?? (age <= _parameters.StudentToAge
                ? _parameters.YoungThinFileShare
                : _parameters.ThinFileShare);
        if (Uniform.Open(thinWord) < thinShare)
        {
            citizen.Traits |= CitizenTraits.ThinFile;
        }
        double wealth = Uniform.Normal(living.W1);
        citizen.IncomePerMonth = isAdult ? Incomes.Of(citizen, wealth, _parameters) : (ushort)0;
        double logit = _defaultLogit + (_parameters.DefaultSpread * Uniform.Normal(living.W2))
            - (_parameters.DefaultIncomeWeight * wealth);
        citizen.DefaultProbability = (float)Exact.Logistic(logit);
    }

    private bool IsPupil(int age, double place) =>
        age >= _parameters.SchoolFromAge
        && (age <= _parameters.SchoolToAge || (age <= _parameters.StudentToAge && place < _parameters.StudentShare));

    private bool IsFemale(in Citizen citizen, in Citizen partner, uint word)
    {
        bool isCouple = citizen.HouseholdType is HouseholdType.Couple or HouseholdType.CoupleWithChildren;
        if (!isCouple || citizen.HouseholdPosition > 1)
        {
            return Uniform.Open(word) < _singleFemaleShare;
        }
        if (citizen.HouseholdPosition == 0)
        {
            return word < Uniform.Threshold(0.5);
        }
        bool isOfOneSex = Uniform.Open(word) < _parameters.SameSexCoupleShare;
        return partner.Has(CitizenTraits.Female) == isOfOneSex;
    }

    // Half of all partners are women; the others are so often women that the national share holds.
    private static double SingleFemaleShare(double femaleShare, double[] roles)
    {
        double partners = roles[(int)HouseholdRole.Partner] + roles[(int)HouseholdRole.Parent];
        return partners < 1 ? Math.Clamp((femaleShare - (partners / 2)) / (1 - partners), 0, 1) : femaleShare;
    }
}

/// <summary>Share of the employed at each age, so that in all as many are employed as the statistics say.</summary>
internal sealed class Employment
{
    private const int Ages = 256;
    private const int PrimeFromAge = 25;
    private const int OlderFromAge = 55;

    private readonly double[] _shares = new double[Ages];

    public Employment(NationMarginals marginals, RoleAges ages, NationParameters parameters)
    {
        double[] perCitizen = RoleAges.AgesPerCitizen(marginals);
        double[] byYear = new double[Ages];
        for (int band = 0; band < perCitizen.Length; band++)
        {
            int from = ages.Bands[band].From;
            int years = ages.Bands[band].To is { } to ? to + 1 - from : (int)Math.Ceiling(2 * parameters.OpenBandYears);
            for (int year = 0; year < years; year++)
            {
                byYear[from + year] += perCitizen[band] / years;
            }
        }
        double low = 0;
        double high = 1 / Math.Max(1e-6, Math.Min(parameters.YoungEmploymentRatio, parameters.OlderEmploymentRatio));
        for (int step = 0; step < 60; step++)
        {
            double prime = (low + high) / 2;
            double employed = 0;
            for (int age = 0; age < Ages; age++)
            {
                _shares[age] = Math.Min(parameters.EmploymentCeiling, prime * Ratio(age, parameters));
                employed += byYear[age] * _shares[age];
            }
            (low, high) = employed < marginals.EmployedShare ? (prime, high) : (low, prime);
        }
    }

    public double ShareAt(int age) => _shares[age];

    private static double Ratio(int age, NationParameters parameters) => age switch
    {
        _ when age < parameters.WorkFromAge || age > parameters.WorkToAge => 0,
        < PrimeFromAge => parameters.YoungEmploymentRatio,
        < OlderFromAge => 1,
        _ => age < parameters.PensionAge ? parameters.OlderEmploymentRatio : parameters.PensionerEmploymentRatio,
    };
}
