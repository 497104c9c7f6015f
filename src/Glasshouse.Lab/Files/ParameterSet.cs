using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>Parameters with how each is known, used by <c>--parameters FILE</c>; what a fit leaves behind.</summary>
public sealed record ParameterSet
{
    [Quantity("version", 1, 1, "Version of the format of parameter sets.")]
    public required int Glasshouse { get; init; }

    [Meaning("What the set is called.")]
    public required string Name { get; init; }

    [KeyedBy(nameof(SetNumber.Path))]
    [Meaning("Parameters by path, each with value, source and basis.")]
    public required ImmutableArray<SetNumber> Parameters { get; init; }

    /// <summary>Reads a set; what is wrong is added to the findings, with file and place.</summary>
    public static ParameterSet? Read(string path, Findings findings)
    {
        var own = new Findings();
        ParameterSet? set = own.Attempt(() => YamlTree.Read(path, InputTexts.TextOf(path), own) is { } root
            ? new RecordBinder(own).Bind<ParameterSet>(root)
            : null);
        foreach (SetNumber number in set?.Parameters ?? [])
        {
            if (ParameterPaths.Complaint(number.Path, number.Value, out string code) is { } complaint)
            {
                own.RefuseAt($"parameters.{number.Path}", code, complaint);
            }
        }
        findings.Add(own.Problems);
        return own.Problems.Count == 0 ? set : null;
    }
}

/// <summary>A number of a parameter set.</summary>
[Evidenced]
public sealed record SetNumber
{
    public required string Path { get; init; }

    [Quantity("in the parameter's own unit", double.MinValue, double.MaxValue, "Its value.")]
    public required double Value { get; init; }
}
