namespace Glasshouse.Lab.Files;

/// <summary>
/// Something wrong with what a user gave: where it stands, what was found and what is allowed. Lines and columns
/// count from 1; 0 where there is no such place.
/// </summary>
public readonly record struct Problem(string File, int Line, int Column, string Code, string Message)
{
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => $"{File} {Message}",
        (_, 0) => $"{File}:{Line} {Message}",
        _ => $"{File}:{Line}:{Column} {Message}",
    };
}

/// <summary>What a user gave cannot be used. Carries every problem found, not only the first.</summary>
public sealed class BadInputException : Exception
{
    public BadInputException(IReadOnlyList<Problem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    public BadInputException(string file, string code, string message)
        : this([new Problem(file, 0, 0, code, message)])
    {
    }

    public IReadOnlyList<Problem> Problems { get; }
}
