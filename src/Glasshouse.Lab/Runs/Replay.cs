using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Health;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Runs;

/// <summary>Does a run again from its own record, with whatever lies on the disk now left out of it.</summary>
public static class Replay
{
    /// <summary>The inputs of a recorded run.</summary>
    /// <exception cref="BadInputException">The record does not hold what the run rested on.</exception>
    public static RunInputs InputsOf(RunRecord record)
    {
        InputText[] texts =
        [
            .. record.Inputs.Select(input => InputText.Of(KindOf(input), input.Name, input.Name, input.Text)),
        ];
        foreach ((InputText text, InputFile input) in texts.Zip(record.Inputs))
        {
            if (text.Sha256 != input.Sha256)
            {
                throw new BadInputException(
                    "run.json", "changed-input",
                    $"holds {input.Kind} {input.Name}, which does not match its own fingerprint; it was changed");
            }
        }
        PreparedScenario prepared = ScenarioReader.Prepare(
            record.Scenario, RunOverrides.None, InputTexts.FromRecorded(texts));
        return prepared.Arms.FirstOrDefault(arm => arm.Arm == record.Arm) ?? throw new BadInputException(
            "run.json", "changed-input",
            $"is of arm {record.Arm}, which its own scenario does not have; it was changed");
    }

    /// <summary>Runs it again to its last day and gives the state hash.</summary>
    public static string StateHashOf(RunInputs inputs, int days, int threads, Action<int> dayDone)
    {
        using var team = new Team(threads);
        using var run = new Run(inputs, team);
        run.Live(new Until(dayDone), isHashing: false, CancellationToken.None, days);
        return Engine.Hashing.StateHash.Text(run.StateHash());
    }

    /// <summary>The life of a subject, recorded this time whether or not it was in the cohort.</summary>
    public static (Life Life, string StateHash) LifeOf(RunInputs inputs, Subject subject, int days, int threads)
    {
        var collector = new LifeCollector(new Life { Subject = subject, Arm = inputs.Arm });
        using var team = new Team(threads);
        using var run = new Run(inputs, team);
        World world = run.World;
        int subjects =
            subject.Kind == SubjectKind.Citizen ? world.Nation.CitizensAtStart : world.Count(subject.Kind);
        bool isThere = subject.Row < subjects;
        if (isThere || (subject.Kind == SubjectKind.Citizen && subject.Row < world.Nation.Citizens.Length))
        {
            world.Cohorts[(int)subject.Kind].Add(subject.Row);
            run.Live(collector, isHashing: false, CancellationToken.None, days);
            isThere |= world.IsBorn(subject.Row);
        }
        if (!isThere)
        {
            string kind = Spelling.Of(subject.Kind);
            string born = world.Arrivals.Count == 0 ? ""
                : $", and those born in it, {kind}:{world.Arrivals[0].Row} to {kind}:{world.Arrivals.Span[^1].Row}";
            throw new BadInputException(
                $"{kind}:{subject.Row}", "unknown-subject",
                $"is not in this run; it has {kind}:0 to {kind}:{subjects - 1}{born}");
        }
        collector.Life.Recourse.AddRange(RecourseFigures.Of(world, subject.Kind, subject.Row));
        return (collector.Life, Engine.Hashing.StateHash.Text(run.StateHash()));
    }

    /// <summary>What is held of a citizen on a day, and whether there is a phone to show it.</summary>
    public static HeldCode CodeOf(RunInputs inputs, int citizen, int day, int threads)
    {
        using var team = new Team(threads);
        using var run = new Run(inputs, team);
        run.Live(new Until(_ => { }), isHashing: false, CancellationToken.None, day + 1);
        return run.World.Health is { } health
            ? new HeldCode(health.CodeOf(citizen), health.Carries(citizen), health.Rules)
            : default;
    }

    private static InputKind KindOf(InputFile input) =>
        Spelling.Values(typeof(InputKind)).TryGetValue(input.Kind, out object? kind)
            ? (InputKind)kind
            : throw new BadInputException(
                "run.json", "changed-input", $"holds {input.Name} as {input.Kind}, which is no kind of input");

    /// <summary>A code as it is held.</summary>
    /// <param name="Code">Its colour.</param>
    /// <param name="IsCarried">Whether the citizen carries a phone or pass; who does not has nothing to show.</param>
    /// <param name="Rules">The rules behind it; null where there are none.</param>
    public readonly record struct HeldCode(CodeState Code, bool IsCarried, HealthRules? Rules);

    private sealed class Until(Action<int> dayDone) : IRunObserver
    {
        public void DayDone(int day, DayRows rows, ulong? stateHash) => dayDone(day + 1);
    }
}
