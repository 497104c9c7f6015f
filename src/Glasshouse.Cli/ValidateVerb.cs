using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Validation;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>validate: what the model should show, and what it shows.</summary>
public static class ValidateVerb
{
    public static Command Create()
    {
        var target = new Option<string[]>("--target")
        {
            Description = "Only this target, such as T-1.3 or V2; may be given more than once.",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command(
            "validate",
            "Measures the shipped validation targets: expected, got, tolerance, source, pass or fail. Minutes for all; "
                + $"longer ones only by name: {Longer}.")
        {
            target, json,
        };
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Run(parsed.GetValue(target) ?? [], parsed.GetValue(json), cancellation)));
        return command;
    }

    private static string Longer =>
        string.Join(", ", Targets.All.Where(one => one.Effort == Effort.ByName).Select(one => one.Id));

    private static int Run(string[] ids, bool isJson, CancellationToken cancellation)
    {
        string[] known = [.. Targets.All.Select(target => target.Id)];
        Problem[] unknown = [.. ids.Where(id => !known.Contains(id)).Select(id => new Problem(
            "--target", 0, 0, "unknown-name", $"is {id}, no target; {Nearest.Advice(id, known)}"))];
        if (unknown.Length > 0)
        {
            throw new BadInputException(unknown);
        }
        long started = Stopwatch.GetTimestamp();
        var results = new List<TargetResult>();
        try
        {
            foreach (TargetResult result in TargetResult.OfAll(Targets.Named(ids), cancellation))
            {
                results.Add(result);
                if (!isJson)
                {
                    Tell(result);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What was measured until then is told; the exit code says that it is not all.
        }
        int passed = results.Count(result => result.Passed);
        if (isJson)
        {
            JsonSpeech.Write(new
            {
                passed,
                failed = results.Count - passed,
                targets = results.Select(Spoken).ToArray(),
            });
        }
        else
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{passed} passed, {results.Count - passed} failed, {seconds:F0} s"));
        }
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted
            : passed == results.Count ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Tell(TargetResult result)
    {
        Target target = result.Target;
        string verdict = target.Kind == TargetKind.Reported && result.Passed ? "[blue]shown [/]"
            : result.Passed ? "[green]passed[/]" : "[red]FAILED[/]";
        string tuned = target.TunedOn ? ", tuned on" : "";
        AnsiConsole.MarkupLine(
            $"{verdict} [bold]{target.Id}[/] {Markup.Escape(target.Meaning)} "
            + $"[dim]({target.Kind.ToString().ToLowerInvariant()}{tuned}; {result.Seconds:F1} s)[/]");
        foreach (Figure figure in result.Figures)
        {
            string name = figure.Name.Length > 0 ? $"{figure.Name}: " : "";
            string error = figure.MonteCarloError > 0 ? $", Monte Carlo error {Plain(figure.MonteCarloError)}" : "";
            AnsiConsole.MarkupLine(
                $"       {Markup.Escape(name)}{(figure.Holds ? "" : "[red]")}got {Plain(figure.Got)}"
                + $"{(figure.Holds ? "" : "[/]")}, expected {Markup.Escape(Expected(figure))}{error}");
        }
        if (result.Error is { } wrong)
        {
            AnsiConsole.MarkupLine($"       [red]{Markup.Escape(wrong)}[/]");
        }
        AnsiConsole.MarkupLine($"       [dim]{Markup.Escape(target.Source)}[/]");
    }

    // One figure is a number, several are an object by name, so that a reader need not know which targets have parts.
    private static object Spoken(TargetResult result) => new
    {
        id = result.Target.Id,
        kind = result.Target.Kind,
        meaning = result.Target.Meaning,
        expected = Part(result, figure => figure.Bound switch
        {
            Bound.AtLeast => $"at least {Plain(figure.Expected)}",
            Bound.AtMost => $"at most {Plain(figure.Expected)}",
            _ => figure.Expected,
        }),
        got = Part(result, figure => figure.Got),
        tolerance = Part(result, figure => figure.Tolerance),
        monte_carlo_error = Part(result, figure => figure.MonteCarloError),
        passed = result.Passed,
        error = result.Error,
        source = result.Target.Source,
        tuned_on = result.Target.TunedOn,
        seconds = Math.Round(result.Seconds, 2),
    };

    private static object? Part(TargetResult result, Func<Figure, object> part) => result.Figures switch
    {
        [] => null,
        [var only] => part(only),
        _ => result.Figures.ToDictionary(figure => figure.Name, part),
    };

    private static string Expected(in Figure figure) => figure.Bound switch
    {
        Bound.AtLeast => $"at least {Plain(figure.Expected)}",
        Bound.AtMost => $"at most {Plain(figure.Expected)}",
        _ => $"{Plain(figure.Expected)} ± {Plain(figure.Tolerance)}",
    };

    private static string Plain(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
