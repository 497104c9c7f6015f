using System.Globalization;
using System.Text;

namespace Glasshouse.Lab.Charts;

/// <summary>
/// Text of an HTML or SVG page in the making. What stands in braces is escaped, numbers are written the same
/// everywhere with at most two decimals, and other markup goes in as it is: nothing can be forgotten to be escaped.
/// </summary>
public sealed class Markup
{
    private readonly StringBuilder _text = new();

    public static Markup Of(FormattableString part) => new Markup().Add(part);

    /// <summary>Several pieces of markup, one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts)
    {
        var all = new Markup();
        foreach (Markup part in parts)
        {
            all.Add(part);
        }
        return all;
    }

    public Markup Add(FormattableString part)
    {
        object?[] values = [.. part.GetArguments().Select(value => (object?)Written(value))];
        _text.AppendFormat(CultureInfo.InvariantCulture, part.Format, values);
        return this;
    }

    public Markup Add(Markup part)
    {
        _text.Append(part._text);
        return this;
    }

    /// <summary>Adds a part and ends the line.</summary>
    public Markup Line(FormattableString part)
    {
        Add(part)._text.Append('\n');
        return this;
    }

    /// <summary>Adds text of our own that is markup already, such as a style sheet.</summary>
    public Markup Verbatim(string text)
    {
        _text.Append(text);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Written(object? value) => value switch
    {
        null => "",
        Markup markup => markup.ToString(),
        double number => Plain(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Escape(value.ToString() ?? ""),
    };

    /// <summary>Minus zero is zero, so that the same picture has the same bytes.</summary>
    private static string Plain(double number)
    {
        double rounded = Math.Round(number, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char sign in text)
        {
            _ = sign switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),

                // Control characters have no place in XML, escaped or not.
                < ' ' and not ('\n' or '\t') => escaped,
                _ => escaped.Append(sign),
            };
        }
        return escaped.ToString();
    }
}
