using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>From values to places on the paper, with round numbers to mark along the way.</summary>
public sealed record Scale(double Least, double Most, double Step)
{
    private static readonly int[] DaySteps = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300];
    private static readonly double[] ClassWidths = [1, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>Round marks, from the least to the most.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            int count = (int)Math.Floor(((Most - Least) / Step) + 1e-9);
            return Enumerable.Range(0, count + 1).Select(tick => Least + (tick * Step));
        }
    }

    public double Place(double value, double from, double to) =>
        Most == Least ? from : from + ((value - Least) / (Most - Least) * (to - from));

    /// <summary>
    /// A scale for values, in steps of 1, 2 or 5. It begins at zero unless the values lie far from it, where
    /// beginning at zero would flatten every curve.
    /// </summary>
    public static Scale Round(IEnumerable<double> values, int marks = 4)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return new Scale(0, 1, 0.25);
        }
        double least = finite.Min();
        double most = finite.Max();
        bool fromZero = least >= 0 && least <= 0.6 * most;
        (least, most) = fromZero ? (0, most == 0 ? 1 : most) : Widened(least, most);
        double step = RoundStep((most - least) / marks);
        double low = Math.Floor((least / step) + 1e-9) * step;
        double high = Math.Ceiling((most / step) - 1e-9) * step;
        return new Scale(low, high, step);
    }

    /// <summary>A scale for days from day 0 on, marked at weeks, months or years; not rounded up.</summary>
    public static Scale Days(double last)
    {
        double step = Array.Find(DaySteps, days => last / days <= 6.5);
        return new Scale(0, Math.Max(1, last), step == 0 ? DaySteps[^1] : step);
    }

    /// <summary>Classes of equal width from nought, for a picture that colours them.</summary>
    public static Scale Classes(double most, int classes)
    {
        double width = (most > 0 ? most : 1) / classes;
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        double lead = Array.Find(ClassWidths, round => round >= (width / power) - 1e-9);
        return new Scale(0, classes * lead * power, lead * power);
    }

    /// <summary>A mark in words, with as many decimals as the steps need.</summary>
    public string Words(double value, Unit unit)
    {
        double shown = unit == Unit.Share ? value * 100 : value;
        double step = unit == Unit.Share ? Step * 100 : Step;
        int decimals = step >= 1 ? 0 : Math.Min(6, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        double exact = Math.Round(shown, decimals);
        return Figures.Fixed(exact == 0 ? 0 : exact, decimals) + (unit == Unit.Share ? "%" : "");
    }

    /// <summary>A curve that hardly moves must look like one: the scale spans a tenth of its height at least.</summary>
    private static (double Least, double Most) Widened(double least, double most)
    {
        double room = (0.1 * Math.Max(Math.Abs(least), Math.Abs(most))) - (most - least);
        return room <= 0 ? (least, most) : (least - (room / 2), most + (room / 2));
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double lead = step / power;
        return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
    }
}
