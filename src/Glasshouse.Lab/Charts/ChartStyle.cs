using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Charts;

/// <summary>What a colour stands for. Arms keep their colour on all charts of a page.</summary>
public enum Tone : byte
{
    Arm1,
    Arm2,
    Arm3,
    Arm4,
    Arm5,
    Arm6,
    Truth,
    File,
    Loss,
    Gain,
    Quiet,
}

/// <summary>
/// The one style sheet of all charts. Colours are those of Okabe and Ito (2008), which people with any common kind
/// of colour vision can tell apart; the palest are darkened on light paper, the darkest lightened on dark paper, to
/// keep a contrast of 3 to 1 for marks and 4.5 to 1 for words. Dashes tell lines apart without colour.
/// </summary>
public static class ChartStyle
{
    private const string DarkVariables =
        """
        --paper:#15171b;--panel:#1d2025;--ink:#e9e6e0;
        --muted:#a7abb1;--rule:#3a3e45;--grid:#2a2d33;--arm1:#56b4e9;--arm2:#e8892f;--arm3:#1fb588;--arm4:#f0e442;
        --arm5:#8fb8d8;--arm6:#c9b458;--truth:#e9e6e0;--file:#d98cb5;--loss:#e8892f;--gain:#1fb588;--quiet:#7d838b;
        --ramp0:#262a30;--ramp1:#4c321f;--ramp2:#7f4717;--ramp3:#c26f24;--ramp4:#f4b27a;
        --on0:#e9e6e0;--on1:#e9e6e0;--on2:#fff;--on3:#15171b;--on4:#15171b;--banner:#2b2f36;
        --onbanner:#f3f1ec
        """;

    private const string LightVariables =
        """
        :root{color-scheme:light dark;--paper:#fcfbf8;--panel:#f5f2ea;--ink:#1b1d20;--muted:#585d63;--rule:#d8d3c7;
        --grid:#e7e3d9;--arm1:#0072b2;--arm2:#d55e00;--arm3:#008a64;--arm4:#b07400;--arm5:#3a86b7;--arm6:#776d00;
        --truth:#1b1d20;--file:#b04f88;--loss:#d55e00;--gain:#008a64;--quiet:#8a8f95;
        --ramp0:#efeade;--ramp1:#f5d3b0;--ramp2:#eaa56c;--ramp3:#d67a35;--ramp4:#9a4300;
        --on0:#1b1d20;--on1:#1b1d20;--on2:#1b1d20;--on3:#1b1d20;--on4:#fff;--banner:#1b1d20;--onbanner:#fcfbf8}

        """;

    private const string Rules =
        """
        @media print{:root{--paper:#fff}}
        svg.chart{display:block;width:100%;height:auto;overflow:visible;
        font:12px/1.2 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
        font-variant-numeric:tabular-nums}
        .chart text{fill:var(--ink)}.chart .tick{fill:var(--muted);font-size:11px}
        .chart .fine{fill:var(--muted);font-size:9.5px}
        .chart .end{text-anchor:end}
        .chart .mid{text-anchor:middle}.chart .grid{stroke:var(--grid);stroke-width:1}
        .chart .axis{stroke:var(--muted);stroke-width:1}.chart .lead{stroke:var(--quiet);stroke-width:.75}
        .chart .event{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 3}.chart .note{fill:var(--muted);
        font-size:11px;font-style:italic}
        .chart .line{fill:none;stroke:var(--tone);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        .chart .dot,.chart .bar{fill:var(--tone)}.chart .span{fill:var(--tone);fill-opacity:.22;stroke:var(--tone)}
        .chart .mark{fill:var(--tone);stroke:var(--paper);stroke-width:1}
        .chart .tile{stroke:var(--rule);stroke-width:.75}.chart .strong{font-weight:600}
        .chart .missing{fill:none;stroke-dasharray:3 3}
        .arm1{--tone:var(--arm1)}.arm2{--tone:var(--arm2)}.arm3{--tone:var(--arm3)}.arm4{--tone:var(--arm4)}
        .arm5{--tone:var(--arm5)}.arm6{--tone:var(--arm6)}.truth{--tone:var(--truth)}.file{--tone:var(--file)}
        .loss{--tone:var(--loss)}.gain{--tone:var(--gain)}.quiet{--tone:var(--quiet)}
        .line.arm2,.line.file{stroke-dasharray:7 4}.line.arm3{stroke-dasharray:1.5 4}
        .line.arm4{stroke-dasharray:9 3 2 3}.line.arm5{stroke-dasharray:4 3}.line.arm6{stroke-dasharray:12 4}
        .chart .ramp0{fill:var(--ramp0)}.chart .ramp1{fill:var(--ramp1)}.chart .ramp2{fill:var(--ramp2)}
        .chart .ramp3{fill:var(--ramp3)}.chart .ramp4{fill:var(--ramp4)}
        .chart .on0{fill:var(--on0)}.chart .on1{fill:var(--on1)}.chart .on2{fill:var(--on2)}
        .chart .on3{fill:var(--on3)}.chart .on4{fill:var(--on4)}

        """;

    /// <summary>Variables for light, dark and print, and the rules that use them.</summary>
    public const string Css =
        LightVariables + "@media screen and (prefers-color-scheme:dark){:root{" + DarkVariables + "}}\n" + Rules;

    /// <summary>The same where a reader has chosen light or dark, whatever the screen prefers.</summary>
    public static string CssOf(bool isDark) => isDark
        ? LightVariables + "@media screen{:root{color-scheme:dark;" + DarkVariables + "}}\n" + Rules
        : LightVariables + ":root{color-scheme:light}\n" + Rules;

    private const double FineLine = 13;

    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The tone of the arm in this place; after six, they begin again.</summary>
    public static Tone OfArm(int place) => (Tone)(place % 6);

    public static string Class(Tone tone) => tone switch
    {
        Tone.Arm1 => "arm1",
        Tone.Arm2 => "arm2",
        Tone.Arm3 => "arm3",
        Tone.Arm4 => "arm4",
        Tone.Arm5 => "arm5",
        Tone.Arm6 => "arm6",
        Tone.Truth => "truth",
        Tone.File => "file",
        Tone.Loss => "loss",
        Tone.Gain => "gain",
        _ => "quiet",
    };

    /// <summary>A chart as a file of its own: inside a page it needs neither namespace nor style sheet.</summary>
    public static string Standalone(Markup chart) => chart.ToString().Replace(
        "<svg class=\"chart\"", $"<svg xmlns=\"{Namespace}\" class=\"chart\"", StringComparison.Ordinal)
        .Replace("</desc>\n", $"</desc>\n<style>\n{Css}</style>\n", StringComparison.Ordinal);

    /// <summary>
    /// Opens a picture that says in words what it shows, and under which it stands that its people are synthetic.
    /// </summary>
    internal static Markup Open(ChartWords words, double width, double height)
    {
        double foot = words.Caveat.Length > 0 ? 2 * FineLine : FineLine;
        Markup svg = Markup.Of(
            $"""
            <svg class="chart" viewBox="0 0 {width} {height + foot}" role="img"
            aria-labelledby="{words.Id}-t {words.Id}-d">
            <title id="{words.Id}-t">{words.Title}</title>
            <desc id="{words.Id}-d">{words.Description}</desc>
            <text class="fine" x="0" y="{height + FineLine - 3}">{RunRecord.BoundarySentence}</text>

            """);
        return words.Caveat.Length == 0
            ? svg
            : svg.Line($"<text class=\"fine\" x=\"0\" y=\"{height + (2 * FineLine) - 3}\">{words.Caveat}</text>");
    }

    /// <summary>About how wide a text is; measured over English words in common sans-serif faces at 12 px.</summary>
    internal static double WidthOf(string text) => 6.9 * text.Length;
}

/// <summary>What a chart is called and what it shows, for readers and for screen readers.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Description">What a reader who cannot see it should know.</param>
/// <param name="Caveat">Which regimes are hypothetical; stands in the picture, since pictures travel alone.</param>
public sealed record ChartWords(string Id, string Title, string Description, string Caveat = "");
