using System.Runtime.InteropServices;

namespace Glasshouse.Model.Health;

/// <summary>Colour of a health code.</summary>
public enum CodeColour : byte
{
    Green,
    Yellow,
    Red,
}

/// <summary>What is said about somebody on a day.</summary>
[Flags]
public enum CodeInputs : byte
{
    None = 0,
    Symptoms = 1,
    Fever = 2,
    PositiveTest = 4,
    Contact = 8,
    HighArea = 16,
    MediumArea = 32,
    WrongInput = 64,

    /// <summary>An official said so, for no reason of health.</summary>
    ByOrder = 128,
}

/// <summary>A code: its colour, and the midnight at which that ends.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Until">First day on which it no longer holds; green has none.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public readonly record struct CodeState(CodeColour Colour, ushort Until)
{
    /// <summary>Days until green, by today's knowledge; 0 for green.</summary>
    public int DaysUntilGreen(int day, CodeRule rule) => Colour switch
    {
        CodeColour.Green => 0,
        CodeColour.Red => Math.Max(0, Until - day) + rule.MonitoringDays,
        _ => Math.Max(0, Until - day),
    };
}

/// <summary>The automaton behind a health code: a pure function of code, inputs, day and rule.</summary>
public static class HealthCode
{
    /// <summary>The code after midnight.</summary>
    /// <param name="before">The code of the day before.</param>
    /// <param name="inputs">What came in since.</param>
    /// <param name="day">The day that begins.</param>
    /// <param name="rule">The rule in force.</param>
    public static CodeState Refresh(CodeState before, CodeInputs inputs, int day, CodeRule rule)
    {
        CodeState own = before;
        if (before.Colour != CodeColour.Green && day >= before.Until)
        {
            // After red comes a time at home under watch, shown as yellow.
            own = before.Colour == CodeColour.Red && rule.MonitoringDays > 0
                ? new CodeState(CodeColour.Yellow, (ushort)(before.Until + rule.MonitoringDays))
                : default;
            own = day >= own.Until ? default : own;
        }
        CodeColour asked = ColourOf(inputs, rule);
        if (asked == CodeColour.Green || asked < own.Colour)
        {
            return own;
        }
        ushort until = (ushort)(day + (asked == CodeColour.Red ? rule.RedDays : rule.YellowDays));
        return new CodeState(asked, asked == own.Colour ? Math.Max(own.Until, until) : until);
    }

    /// <summary>The darkest colour that the inputs ask for.</summary>
    public static CodeColour ColourOf(CodeInputs inputs, CodeRule rule)
    {
        CodeColour colour = CodeColour.Green;
        void Ask(CodeInputs input, CodeColour asked) =>
            colour = (inputs & input) != 0 && asked > colour ? asked : colour;
        Ask(CodeInputs.PositiveTest | CodeInputs.ByOrder, CodeColour.Red);
        Ask(CodeInputs.Contact, rule.Contact);
        Ask(CodeInputs.Symptoms | CodeInputs.Fever, rule.Symptoms);
        Ask(CodeInputs.HighArea, rule.HighArea);
        Ask(CodeInputs.MediumArea, rule.MediumArea);
        Ask(CodeInputs.WrongInput, CodeColour.Yellow);
        return colour;
    }
}
