using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>What a person is like: everything on the card that does not follow from household and place.</summary>
internal sealed class CitizenDrawing
{
    private readonly NationParameters _parameters;
    private readonly Draws _draws;
    private readonly FrailtyTable _frailty;
    private readonly Lognormal _morale;
    private readonly double _trustGeneralisedLogit;
    private readonly double _trustInstitutionalLogit;
    private readonly double _defaultLogit;
    private readonly double _lookAlikeShift;
    private readonly double _singleFemaleShare;
    private readonly ushort _groupsBelow;
    private readonly ushort _groupBBelow;
    private readonly Employment _employment;

    public CitizenDrawing(uint seed, NationMarginals marginals, QuarterPlan plan, NationParameters parameters)
    {
        _parameters = parameters;
        _draws = new Draws(seed, Purpose.Nation);
        _frailty = new FrailtyTable(parameters.FrailtyShape);
        _morale = new Lognormal(parameters.MoraleMean, parameters.MoraleSpread);
        double trusting = marginals.TrustGeneralisedShare ?? parameters.TrustGeneralisedShare;
        // Trust is logistic(m + s z); a share p of it lies above one half where m = s times the p-quantile of z.
        _trustGeneralisedLogit = parameters.TrustGeneralisedSpread * Exact.NormalQuantile(trusting);
        _trustInstitutionalLogit = Logit(parameters.TrustInstitutional);
        _defaultLogit = Logit(parameters.DefaultProbability);
        _lookAlikeShift = parameters.LookAlikeSpread * parameters.LookAlikeSpread / 2;
        _singleFemaleShare = SingleFemaleShare(marginals.FemaleShare, plan.Kinds.RolesPerCitizen());
        _groupBBelow = (ushort)(parameters.GroupBShare * ushort.MaxValue);
        _groupsBelow = (ushort)((parameters.GroupBShare + parameters.GroupCShare) * ushort.MaxValue);
        _employment = new Employment(marginals, plan.RoleAges, parameters);
    }

    public static double Logit(double share) => Exact.Log(share / (1 - share));

    /// <summary>Fills one citizen, whose age and household are known.</summary>
    /// <param name="citizen">The card.</param>
    /// <param name="row">Its row.</param>
    /// <param name="partner">The first partner of the same couple, if this is the second.</param>
    public void Fill(ref Citizen citizen, int row, in Citizen partner)
    {
        Words temper = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Temper);
        Words standing = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Standing);
        Words living = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.Living);
        citizen.Workplace = Citizen.Nowhere;
        citizen.Frailty = (float)_frailty.At(Uniform.Open(temper.W0));
        citizen.Morale = (float)_morale.At(Uniform.Normal(temper.W1));
        citizen.Traits = IsFemale(citizen, partner, temper.W2) ? CitizenTraits.Female : CitizenTraits.None;
        citizen.Group = Group((ushort)(temper.W3 & ushort.MaxValue));
        citizen.AwarenessRank = (ushort)(temper.W3 >> 16);

        double trust = _trustGeneralisedLogit + (_parameters.TrustGeneralisedSpread * Uniform.Normal(standing.W0));
        citizen.TrustGeneralised = (float)Exact.Logistic(trust);
        trust = _trustInstitutionalLogit + (_parameters.TrustInstitutionalSpread * Uniform.Normal(standing.W1));
        citizen.TrustInstitutional = (float)Exact.Logistic(trust);
        double likeness = (_parameters.LookAlikeSpread * Uniform.Normal(standing.W2)) - _lookAlikeShift;
        citizen.LookAlike = (float)Exact.Exp(likeness);

        FillLiving(ref citizen, living, standing.W3);
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
            : age <= _parameters.StudentToAge ? _parameters.YoungThinFileShare
            : _parameters.ThinFileShare;
        if (Uniform.Open(thinWord) < thinShare)
        {
            citizen.Traits |= CitizenTraits.ThinFile;
        }
        double wealth = Uniform.Normal(living.W1);
        citizen.IncomePerMonth = isAdult ? Income(citizen, wealth) : (ushort)0;
        double logit = _defaultLogit + (_parameters.DefaultSpread * Uniform.Normal(living.W2))
            - (_parameters.DefaultIncomeWeight * wealth);
        citizen.DefaultProbability = (float)Exact.Logistic(logit);
    }

    private ushort Income(in Citizen citizen, double wealth)
    {
        (double median, double spread) = citizen.Has(CitizenTraits.Employed)
            ? (_parameters.EmployedIncome, _parameters.EmployedIncomeSpread)
            : (citizen.Age >= _parameters.PensionAge ? _parameters.PensionIncome : _parameters.BenefitIncome,
                _parameters.OtherIncomeSpread);
        // Top-coded at what the card holds, far beyond the last decile.
        return (ushort)Math.Min(ushort.MaxValue, median * Exact.Exp(spread * wealth));
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

    private byte Group(ushort word) => word < _groupBBelow ? (byte)1 : word < _groupsBelow ? (byte)2 : (byte)0;

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
