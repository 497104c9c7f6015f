using System.CommandLine;
using System.CommandLine.Parsing;
using Glasshouse.Lab.Files;

namespace Glasshouse.Cli;

/// <summary>What is said of a command line that cannot be read: what was found and the nearest name.</summary>
internal static class Misspellings
{
    public static int Tell(ParseResult parsed)
    {
        foreach (string message in MessagesOf(parsed))
        {
            Console.Error.WriteLine(message);
        }
        Command command = parsed.CommandResult.Command;
        string verb = command is RootCommand ? "" : $" {command.Name}";
        Console.Error.WriteLine($"See glasshouse{verb} --help.");
        return ExitCode.BadInput;
    }

    /// <summary>
    /// Words with two dashes that are no option. The parser takes them for a name or a value; a run would then
    /// complain about a scenario that nobody asked for.
    /// </summary>
    public static IReadOnlyList<string> UnknownOptions(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] options = [.. command.Options.Select(option => option.Name), "--help"];
        return
        [
            .. parsed.Tokens
                .TakeWhile(token => token.Type != TokenType.DoubleDash)
                .Where(token => token.Type == TokenType.Argument
                    && token.Value.StartsWith("--", StringComparison.Ordinal))
                .Select(token => $"{token.Value} is no option; {Nearest.Advice(token.Value, options)}"),
        ];
    }

    private static IEnumerable<string> MessagesOf(ParseResult parsed)
    {
        if (UnknownOptions(parsed) is { Count: > 0 } unknown)
        {
            return unknown;
        }
        if (parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens is [{ } word, ..])
        {
            return [$"{word} is no command; {Nearest.Advice(word, root.Subcommands.Select(verb => verb.Name))}"];
        }
        return parsed.Errors.Select(Say);
    }

    // The parser's own words name the program's types, which mean nothing to whoever typed a number.
    private static string Say(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [{ } given] } option && IsWhole(option.Option.ValueType)
            ? $"{option.Option.Name} is {given.Value}; expected a whole number; allowed {Allowed(option.Option)}"
            : error.Message;

    private static bool IsWhole(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is TypeCode.Int32 or TypeCode.Int64;

    // What a file allows, an option allows.
    private static string Allowed(Option option) => RunOverrides.Allowed(option.Name)
        ?? (option.Name == "--threads" ? $"are 1 to {RunVerb.MostThreads}" : $"are at most {int.MaxValue}");
}
