using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Contagion;

/// <summary>
/// What an infection does: how infectious somebody is day by day, whether and when symptoms, hospital, intensive care
/// and death come. A person's fate hangs on draws of that person alone, so that it is the same in every arm and on
/// whichever day the infection is caught.
/// </summary>
public sealed class NaturalHistory
{
    private const uint FateSlot = 1;
    private const int Bins = 1024;
    private const int StrengthBins = 4096;
    private const double Cut = 1e-6;

    private readonly ContagionParameters _parameters;
    private readonly Draws _draws;
    private readonly bool _isAlike;
    private readonly double[] _strength;
    private readonly double[] _incubation;
    private readonly double[] _recovery;
    private readonly double[] _asymptomatic;
    private readonly double[] _stay;
    private readonly double[] _criticalStay;
    private readonly double[] _death;

    /// <param name="parameters">The parameters in force.</param>
    /// <param name="seed">Seed of the run.</param>
    public NaturalHistory(ContagionParameters parameters, uint seed)
    {
        _parameters = parameters;
        _draws = new Draws(seed, Purpose.Contagion);
        // The homogeneous layer of published tests goes with people who are alike.
        _isAlike = parameters.AnywhereContacts > 0;
        Kernel = KernelOf(parameters.InfectiousMeanDays, parameters.InfectiousSdDays);
        _strength = Strengths(parameters.Dispersion);
        _incubation = Quantiles(parameters.IncubationMeanDays, parameters.IncubationSdDays);
        _recovery = Quantiles(parameters.RecoveryMeanDays, parameters.RecoverySdDays);
        _asymptomatic = Quantiles(parameters.AsymptomaticMeanDays, parameters.AsymptomaticSdDays);
        _stay = Quantiles(parameters.StayMeanDays, parameters.StaySdDays);
        _criticalStay = Quantiles(parameters.CriticalStayMeanDays, parameters.CriticalStaySdDays);
        _death = Quantiles(parameters.DeathAfterMeanDays, parameters.DeathAfterSdDays);
    }

    /// <summary>Share of a case's infectiousness that falls on the day so many days after its infection.</summary>
    public double[] Kernel { get; }

    /// <summary>Individual factors of infectiousness, equally likely, mean 1.</summary>
    public ReadOnlySpan<double> Strengths() => _strength;

    /// <summary>Whether individual factors differ.</summary>
    public bool IsUneven => _parameters.Dispersion > 0;

    /// <summary>
    /// Whether somebody meets others on a day: in hospital nobody does, but where all are alike, as in the closed forms
    /// that the homogeneous layer is held against, no hospital cuts anybody's infectiousness short.
    /// </summary>
    public bool IsAtLarge(in Infection infection, int day) => _isAlike || day < infection.HospitalDay;

    /// <summary>Chance of catching it from a contact, relative.</summary>
    public double SusceptibilityOf(int age) =>
        _isAlike ? 1 : _parameters.Ages.Of(RiskByAge.BandOf(age)).Susceptibility;

    /// <summary>Mean infectiousness of infected people of an age, against a severe case.</summary>
    public double MeanFactorOf(int age)
    {
        AgeRisk risk = _parameters.Ages.Of(RiskByAge.BandOf(age));
        double mild = 1 - risk.AsymptomaticShare - risk.HospitalShare;
        return _isAlike ? 1
            : (risk.AsymptomaticShare * _parameters.AsymptomaticFactor) + (mild * _parameters.MildFactor)
                + risk.HospitalShare;
    }

    /// <summary>The course of an infection that somebody catches on a day.</summary>
    public Infection CourseOf(in Exposure exposure, int age, int day)
    {
        Words first = _draws.At((uint)exposure.Row, 0, FateSlot);
        Words second = _draws.At((uint)exposure.Row, 0, FateSlot, 1);
        AgeRisk risk = _parameters.Ages.Of(RiskByAge.BandOf(age));
        double drawn = Uniform.Open(first.W0);
        Severity severity = drawn < risk.DeathShare ? Severity.Death
            : drawn < risk.CriticalShare ? Severity.Critical
            : drawn < risk.HospitalShare ? Severity.Hospital
            : drawn < 1 - risk.AsymptomaticShare ? Severity.Mild
            : Severity.Asymptomatic;
        double factor = _isAlike ? 1
            : severity == Severity.Asymptomatic ? _parameters.AsymptomaticFactor
            : severity == Severity.Mild ? _parameters.MildFactor
            : 1;
        var course = new Infection
        {
            Row = exposure.Row,
            Infector = exposure.Infector,
            Strength = (float)(factor * _strength[Uniform.Below(first.W1, StrengthBins)]),
            InfectedDay = (ushort)day,
            OnsetDay = Infection.Never,
            HospitalDay = Infection.Never,
            CriticalDay = Infection.Never,
            Severity = severity,
            Setting = exposure.Setting,
        };
        Date(ref course, day, first, second);
        return course;
    }

    private void Date(ref Infection course, int day, in Words first, in Words second)
    {
        if (course.Severity == Severity.Asymptomatic)
        {
            course.EndDay = On(day, day + At(_asymptomatic, second.W0));
            return;
        }
        double onset = day + At(_incubation, first.W2);
        course.OnsetDay = On(day, onset);
        if (course.Severity == Severity.Mild)
        {
            course.EndDay = On(day, onset + At(_recovery, second.W0));
            return;
        }
        double hospital = onset + Shifted(_parameters.HospitalAfterDays, second.W1);
        course.HospitalDay = On(day, hospital);
        if (course.Severity == Severity.Hospital)
        {
            course.EndDay = On(day, hospital + At(_stay, second.W0));
            return;
        }
        double critical = hospital + Shifted(_parameters.CriticalAfterDays, second.W2);
        course.CriticalDay = On(day, critical);
        course.EndDay = On(day, critical + At(course.Severity == Severity.Death ? _death : _criticalStay, second.W0));
    }

    // Whole days whose mean is the stated one.
    private static double Shifted(double mean, uint word) =>
        Math.Floor(mean) + (Uniform.Open(word) < mean - Math.Floor(mean) ? 1 : 0);

    private static double At(double[] quantiles, uint word) => quantiles[Uniform.Below(word, Bins)];

    private static ushort On(int infected, double day) =>
        (ushort)Math.Min(Math.Max(infected + 1, Math.Round(day)), Infection.Never - 1);

    /// <summary>
    /// Infectiousness by whole days. Both infections happen at some hour of their days, so a lag of t days is a
    /// difference of floor(t) or of one more, and the mean lag is kept; what falls on the first day counts for the
    /// second.
    /// </summary>
    public static double[] KernelOf(double mean, double sd)
    {
        double shape = mean * mean / (sd * sd);
        double scale = sd * sd / mean;
        // The integral from 0 to x of the distribution function.
        double Area(double x) => x <= 0 ? 0
            : (x * GammaDistribution.Below(x / scale, shape))
                - (mean * GammaDistribution.Below(x / scale, shape + 1));
        var kernel = new List<double> { 0 };
        double sum = Area(1);
        kernel.Add(sum);
        for (int days = 1; sum < 1 - Cut && days < 365; days++)
        {
            double share = Area(days + 1) - (2 * Area(days)) + Area(days - 1);
            sum += share;
            if (days == 1)
            {
                kernel[1] += share;
            }
            else
            {
                kernel.Add(share);
            }
        }
        return [.. kernel.Select(share => Math.Max(0, share / sum))];
    }

    // Means of equally likely parts, so that the mean of all is 1 whatever their number.
    private static double[] Strengths(double dispersion)
    {
        double[] strengths = new double[StrengthBins];
        Array.Fill(strengths, 1);
        double before = 0;
        for (int bin = 0; dispersion > 0 && bin < StrengthBins; bin++)
        {
            double share = bin + 1 == StrengthBins ? 1 : GammaDistribution.Below(
                GammaDistribution.Quantile((bin + 1.0) / StrengthBins, dispersion), dispersion + 1);
            strengths[bin] = (share - before) * StrengthBins;
            before = share;
        }
        return strengths;
    }

    private static double[] Quantiles(double mean, double sd)
    {
        double shape = mean * mean / (sd * sd);
        double[] quantiles = new double[Bins];
        for (int bin = 0; bin < Bins; bin++)
        {
            quantiles[bin] = GammaDistribution.Quantile((bin + 0.5) / Bins, shape) * sd * sd / mean;
        }
        return quantiles;
    }
}
