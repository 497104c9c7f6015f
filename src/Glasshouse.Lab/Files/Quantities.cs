using System.Globalization;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What is said about numbers and their ranges.</summary>
public static class Quantities
{
    /// <summary>What is wrong with a value, or null: "is -3; allowed are 0 to 365 days".</summary>
    public static string? Complaint(QuantityAttribute quantity, double value) =>
        value >= quantity.Least && value <= quantity.Most
            ? null
            : $"is {Text(value)}; allowed {Range(quantity)}";

    /// <summary>The same for a value given for a property by an option of the command line.</summary>
    public static string? Complaint(Type record, string property, double value) =>
        Complaint(QuantityOf(record, property), value);

    /// <summary>"are 0 to 365 days", of a property.</summary>
    public static string Range(Type record, string property) => Range(QuantityOf(record, property));

    /// <summary>"are 0 to 365 days".</summary>
    public static string Range(QuantityAttribute quantity)
    {
        if (quantity.Least == quantity.Most)
        {
            return $"is {Text(quantity.Least)}";
        }
        // A plural reads as the word after the number; anything else is a remark.
        bool isPlural = quantity.Unit.EndsWith('s') && !quantity.Unit.Contains(' ', StringComparison.Ordinal);
        string unit = isPlural ? quantity.Unit : $"({quantity.Unit})";
        return $"are {Text(quantity.Least)} to {Text(quantity.Most)} {unit}";
    }

    private static QuantityAttribute QuantityOf(Type record, string property) =>
        RecordShape.Of(record).Settings.First(setting => setting.Property.Name == property).Quantity!;

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
