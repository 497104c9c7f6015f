using System.Globalization;

namespace Glasshouse.Lab.Outputs;

/// <summary>How numbers are written for people: alike in the report, the terminal and under charts.</summary>
public static class Figures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Missing = "n/a";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Clauses as one sentence; where there are none, what is said instead.</summary>
    public static string Sentence(IEnumerable<string> clauses, string otherwise)
    {
        string text = string.Join("; ", clauses.Where(clause => clause.Length > 0));
        return text.Length == 0 ? otherwise : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    /// <summary>A whole number with thousands separators.</summary>
    public static string Count(long count) => count.ToString("#,0", Invariant);

    /// <summary>A day or part number, plain.</summary>
    public static string Day(int day) => day.ToString(Invariant);

    /// <summary>A number with about three digits that count.</summary>
    public static string Number(double? value) => value switch
    {
        null => Missing,
        double number when !double.IsFinite(number) => Missing,
        double number => Math.Abs(number) switch
        {
            0 => "0",
            double size when double.IsInteger(size) => Plain(number, "#,0"),
            >= 99.95 => Plain(number, "#,0"),
            >= 9.995 => Plain(number, "0.0"),
            >= 0.9995 => Plain(number, "0.00"),
            >= 0.001 => Plain(number, "0.###"),
            _ => number < 0 ? "> -0.001" : "< 0.001",
        },
    };

    /// <summary>A share of 0 to 1 as per cent: more digits where it is small, never a false zero.</summary>
    public static string Share(double? share) => share switch
    {
        null => Missing,
        double value when !double.IsFinite(value) => Missing,
        double value => Math.Abs(value) switch
        {
            0 => "0%",
            >= 0.00995 => Plain(value * 100, "0.0") + "%",
            >= 0.0001 => Plain(value * 100, "0.00") + "%",
            _ => value < 0 ? "> -0.01%" : "< 0.01%",
        },
    };

    /// <summary>A figure in the unit of its measure.</summary>
    public static string Of(Unit unit, double? value) => unit == Unit.Share ? Share(value) : Number(value);

    /// <summary>Below so many cases a share is luck, and the cases stand beside it.</summary>
    private const int FewCases = 20;

    /// <summary>A share, with its cases where these or the others are few: "100.0% (2 of 2)".</summary>
    /// <param name="share">The share.</param>
    /// <param name="whole">Of how many cases; null where that is not known.</param>
    public static string ShareOf(double? share, double? whole)
    {
        if (share is not { } value || whole is not { } known || !double.IsFinite(value) || !double.IsFinite(known))
        {
            return Share(share);
        }
        long cases = (long)Math.Round(known);
        long part = (long)Math.Round(value * known);
        bool isPartFew = part > 0 && part < cases && Math.Min(part, cases - part) < FewCases;
        return cases < FewCases || isPartFew
            ? $"{Share(share)} ({Count(part)} of {Count(cases)})"
            : Share(share);
    }

    /// <summary>How far a figure lies from another: shares in percentage points, numbers by themselves.</summary>
    public static string Difference(Unit unit, double difference)
    {
        string points = unit == Unit.Share ? " points" : "";
        double size = Math.Abs(unit == Unit.Share ? difference * 100 : difference);
        string way = difference > 0 ? "higher" : "lower";
        return size switch
        {
            0 => "no difference",
            < 0.001 => $"less than 0.001{points} {way}",
            _ => $"{(difference > 0 ? "+" : "−")}{Number(size)}{points}",
        };
    }

    /// <summary>A number with so many decimals, for the marks along an axis.</summary>
    public static string Fixed(double value, int decimals) =>
        Plain(value, decimals == 0 ? "#,0" : "#,0." + new string('0', decimals));

    /// <summary>How many times as large; n/a where there is nothing to compare with.</summary>
    public static string Times(double? value, double? baseline) =>
        value is double top && baseline is double bottom && bottom != 0 && double.IsFinite(top / bottom)
            ? Number(top / bottom) + " times"
            : Missing;

    /// <summary>A state hash as 16 hex digits.</summary>
    public static string Hash(ulong hash) => hash.ToString("x16", Invariant);

    /// <summary>Memory or file size.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Plain(bytes / 1e9, "0.0") + " GB",
        >= 1_000_000 => Plain(bytes / 1e6, "0") + " MB",
        >= 1_000 => Plain(bytes / 1e3, "0") + " kB",
        _ => Count(bytes) + " bytes",
    };

    /// <summary>A time span, in the unit a person would use.</summary>
    public static string Seconds(double seconds) => seconds switch
    {
        >= 7200 => Plain(seconds / 3600, "0.0") + " h",
        >= 120 => Plain(seconds / 60, "0.0") + " min",
        >= 10 => Plain(seconds, "0") + " s",
        _ => Plain(seconds, "0.0") + " s",
    };

    /// <summary>A large number in words, such as 41.2 million.</summary>
    public static string Large(double value) => Math.Abs(value) switch
    {
        >= 1e9 => Plain(value / 1e9, "0.0") + " billion",
        >= 1e6 => Plain(value / 1e6, "0.0") + " million",
        _ => Plain(value, "#,0"),
    };

    private static string Plain(double value, string format) => value.ToString(format, Invariant);
}
