namespace Glasshouse.Model.Contracts;

/// <summary>
/// Unit, allowed range and one-line meaning of a number that people may set in a file. Files, help, schema and the
/// parameter table all read this one place.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuantityAttribute(string unit, double least, double most, string meaning) : Attribute
{
    public string Unit { get; } = unit;

    public double Least { get; } = least;

    public double Most { get; } = most;

    public string Meaning { get; } = meaning;
}

/// <summary>One-line meaning of a setting that is not a number.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class MeaningAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>The collection is written as a mapping whose keys fill this property of each entry.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyedByAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>
/// Every number of this record needs a source and a basis: its own (<c>{value, source, basis}</c>) or those of the
/// nearest enclosing mapping that states them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EvidencedAttribute : Attribute;

/// <summary>How a number is known.</summary>
public enum Basis : byte
{
    Measured,
    Estimated,
    Assumed,
}
