using System.Collections.Immutable;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>
/// The first step of a choice: how often opportunities arise. They depend on frailty, age and the catalogue only,
/// never on a regime or on beliefs, so that every arm has the same opportunities on the same days.
/// </summary>
/// <remarks>
/// The scan's word is a point between 0 and 1; behaviours are stacked upwards from 0 in order of their ids, each as
/// wide as its daily rate, so that the word that found the opportunity also says which it is.
/// </remarks>
public sealed class OpportunityRates
{
    private const int Ages = AgeCurves.Ages;
    private const double WordSize = 1.0 / 4294967296.0;

    private readonly int[] _behaviours;
    private readonly bool[] _scales;
    private readonly double[] _perDay;

    // By age, daily rates summed up to and with a behaviour: of those that scale with frailty, and of the others.
    private readonly double[] _scaled;
    private readonly double[] _fixed;

    /// <summary>Rates of citizens, by age.</summary>
    /// <param name="catalogue">Behaviours.</param>
    /// <param name="citizens">The nation's, for their ages.</param>
    /// <param name="scalesWithFrailty">Whether the frail meet more opportunities, or all of an age as many.</param>
    public static OpportunityRates OfCitizens(
        ImmutableArray<Behaviour> catalogue, ReadOnlySpan<Citizen> citizens, bool scalesWithFrailty = true)
    {
        long[] byAge = new long[Ages];
        foreach (ref readonly Citizen citizen in citizens)
        {
            byAge[citizen.Age]++;
        }
        var rates = new OpportunityRates(catalogue, SubjectKind.Citizen, Ages, scalesWithFrailty);
        for (int k = 0; k < rates._behaviours.Length; k++)
        {
            double[] curve = AgeCurves.Scaled(catalogue[rates._behaviours[k]], byAge);
            for (int age = 0; age < Ages; age++)
            {
                rates._perDay[(age * rates._behaviours.Length) + k] *= curve[age];
            }
        }
        rates.Sum();
        return rates;
    }

    /// <summary>Rates of organisations, alike for all but for their frailty; yearly tax acts come by date.</summary>
    public static OpportunityRates OfOrganisations(ImmutableArray<Behaviour> catalogue)
    {
        var rates = new OpportunityRates(catalogue, SubjectKind.Organisation, 1, scalesWithFrailty: true);
        rates.Sum();
        return rates;
    }

    private OpportunityRates(
        ImmutableArray<Behaviour> catalogue, SubjectKind kind, int ages, bool scalesWithFrailty)
    {
        _behaviours = [.. Enumerable.Range(0, catalogue.Length).Where(row => IsScanned(catalogue[row], kind))];
        _scales = [.. _behaviours.Select(row => scalesWithFrailty && catalogue[row].ScalesWithFrailty)];
        _perDay = new double[ages * _behaviours.Length];
        _scaled = new double[_perDay.Length];
        _fixed = new double[_perDay.Length];
        for (int age = 0; age < ages; age++)
        {
            for (int k = 0; k < _behaviours.Length; k++)
            {
                double perYear = catalogue[_behaviours[k]].OpportunitiesPerYear;
                _perDay[(age * _behaviours.Length) + k] = perYear / Calendar.DaysPerYear;
            }
        }
    }

    private void Sum()
    {
        for (int place = 0; place < _perDay.Length; place++)
        {
            int k = place % _behaviours.Length;
            _scaled[place] = (k > 0 ? _scaled[place - 1] : 0) + (_scales[k] ? _perDay[place] : 0);
            _fixed[place] = (k > 0 ? _fixed[place - 1] : 0) + (_scales[k] ? 0 : _perDay[place]);
        }
    }

    /// <summary>Daily probability of any opportunity, as a threshold of the scan.</summary>
    public uint Threshold(int age, float frailty)
    {
        double sum = _behaviours.Length > 0 ? Upto(_behaviours.Length - 1, age, frailty) : 0;
        if (sum >= 1)
        {
            throw new ModelLimitException(
                $"somebody of age {age} and frailty {frailty:0.0} would have {sum:0.00} opportunities a day, and a day "
                + "has room for less than one: lower opportunities_per_year, count the behaviour, or raise "
                + "nations.frailty_shape");
        }
        return Uniform.Threshold(sum);
    }

    /// <summary>Which behaviour a word below the threshold means: the first whose sum lies above it.</summary>
    public int Which(uint word, int age, float frailty)
    {
        double point = word * WordSize;
        int from = 0;
        int to = _behaviours.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            bool isAbove = point < Upto(middle, age, frailty);
            to = isAbove ? middle : to;
            from = isAbove ? from : middle + 1;
        }
        return from < _behaviours.Length
            ? _behaviours[from]
            : throw new InvalidOperationException(
                $"Word {word} found nobody an opportunity; age {age}, frailty {frailty}.");
    }

    private double Upto(int k, int age, float frailty)
    {
        int place = (age * _behaviours.Length) + k;
        return (_scaled[place] * frailty) + _fixed[place];
    }

    /// <summary>Whether somebody of an age ever has an opportunity for a behaviour.</summary>
    public bool Arises(int behaviour, int age)
    {
        int k = Array.IndexOf(_behaviours, behaviour);
        return k >= 0 && RatesAt(age)[k] > 0;
    }

    private ReadOnlySpan<double> RatesAt(int age) => _perDay.AsSpan(age * _behaviours.Length, _behaviours.Length);

    private static bool IsScanned(Behaviour behaviour, SubjectKind kind) =>
        behaviour.Subject == kind && behaviour.StakeShare == 0 && !behaviour.Counted;

    /// <summary>Age at which somebody counts as an adult.</summary>
    public const int AdultAge = 18;
}
