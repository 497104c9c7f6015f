namespace Glasshouse.Lab.Validation;

/// <summary>What kind of knowledge a target rests on.</summary>
public enum TargetKind : byte
{
    /// <summary>A closed form or an invariant; also a unit test.</summary>
    Exact,

    /// <summary>A published figure to reproduce.</summary>
    Published,

    /// <summary>A pattern that is well attested: sign, order, range.</summary>
    Stylised,

    /// <summary>Shown beside what is published, and not judged.</summary>
    Reported,
}

/// <summary>What measuring a target takes.</summary>
public enum Effort : byte
{
    /// <summary>Seconds; where it is exact, it is a unit test too.</summary>
    Quick,

    /// <summary>A minute: measured with all others, and no unit test.</summary>
    Slow,

    /// <summary>Minutes: measured only where it is named.</summary>
    ByName,
}

/// <summary>Something the model has to show, in the small setup that its source names.</summary>
/// <param name="Id">Its id, such as T-1.3 or V2.</param>
/// <param name="Kind">What it rests on.</param>
/// <param name="Meaning">One sentence: setup and what is expected.</param>
/// <param name="Source">Where the expectation comes from.</param>
/// <param name="Measure">
/// Works out the figures by the functions, tables and draws that the day itself uses; a formula compared with itself
/// does not count.
/// </param>
public sealed record Target(
    string Id, TargetKind Kind, string Meaning, string Source, Func<IReadOnlyList<Figure>> Measure)
{
    /// <summary>Whether a parameter was set so that the target holds, which makes it no independent check.</summary>
    public bool TunedOn { get; init; }

    /// <summary>What it takes.</summary>
    public Effort Effort { get; init; }
}

/// <summary>How far a figure may lie from what is expected.</summary>
public enum Bound : byte
{
    /// <summary>No farther than the tolerance to either side.</summary>
    Near,

    AtLeast,

    AtMost,
}

/// <summary>One figure of a target.</summary>
/// <param name="Name">What it is; empty where a target has one figure only.</param>
/// <param name="Expected">What the source says.</param>
/// <param name="Got">What the model gives.</param>
/// <param name="Tolerance">Allowed distance, in the figure's own unit.</param>
/// <param name="MonteCarloError">Standard error of what was got; 0 where nothing is drawn.</param>
public readonly record struct Figure(
    string Name, double Expected, double Got, double Tolerance, double MonteCarloError = 0)
{
    public Bound Bound { get; init; }

    /// <summary>Whether it lies where it should; what is not a number never does.</summary>
    public bool Holds => Bound switch
    {
        Bound.AtLeast => Got >= Expected - Tolerance,
        Bound.AtMost => Got <= Expected + Tolerance,
        _ => Math.Abs(Got - Expected) <= Tolerance,
    };

    /// <summary>A figure expected anywhere between two bounds.</summary>
    public static Figure Between(string name, double low, double high, double got, double error = 0) =>
        new(name, (low + high) / 2, got, (high - low) / 2, error);

    public static Figure AtLeast(string name, double least, double got, double error = 0) =>
        new(name, least, got, 0, error) { Bound = Bound.AtLeast };

    public static Figure AtMost(string name, double most, double got, double error = 0) =>
        new(name, most, got, 0, error) { Bound = Bound.AtMost };
}
