using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Health;

namespace Glasshouse.Lab.Passes;

/// <summary>What the QR code of a central health code says.</summary>
public static class HealthCodeText
{
    /// <param name="citizen">A synthetic citizen.</param>
    /// <param name="day">Day of the run.</param>
    /// <param name="code">The code on that day.</param>
    /// <param name="rule">The rule that says when it is green again.</param>
    public static string Of(int citizen, int day, CodeState code, CodeRule rule) =>
        $"{SyntheticPass.Prefix}CODE:CITIZEN:{citizen}:DAY:{day}:{Spelling.Of(code.Colour).ToUpperInvariant()}"
        + $":GREEN-IN:{code.DaysUntilGreen(day, rule)}";
}
