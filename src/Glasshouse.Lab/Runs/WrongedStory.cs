using Glasshouse.Lab.Files;
using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// The story of one synthetic person who did nothing and was sanctioned, with the same person's days under the first
/// arm. The arm is run again with that person recorded; who is watched changes nobody's life.
/// </summary>
public static class WrongedStory
{
    /// <summary>Citizens above which running an arm again for one story would keep people waiting.</summary>
    private const int MostCitizens = 2_000_000;

    /// <summary>Null where nobody innocent was sanctioned, or the nation is too large to run again.</summary>
    public static PersonStory? Find(PreparedScenario prepared, IReadOnlyList<ArmResult> results, RunManner manner)
    {
        int number = Enumerable.Range(0, results.Count).LastOrDefault(arm => results[arm].Wronged.Count > 0, -1);
        if (number < 0 || prepared.Resolved.Nation.Citizens > MostCitizens
            || results[number].Record.Status != RunStatus.Completed)
        {
            return null;
        }
        // Rather somebody whom the first arm left in peace: the story is about what differs.
        int row = results[number].Wronged.Except(number == 0 ? [] : results[0].Wronged)
            .DefaultIfEmpty(results[number].Wronged[0]).First();
        var subject = new Subject(SubjectKind.Citizen, row);
        RunInputs inputs = prepared.Arms[number];
        int days = inputs.Scenario.Days;
        (Life life, _) = Replay.LifeOf(inputs, subject, days, manner.Threads);
        RunInputs twinInputs = prepared.Arms[0];
        bool hasTwin = number != 0;
        Life twin = hasTwin
            ? Replay.LifeOf(twinInputs, subject, days, manner.Threads).Life
            : new Life { Subject = subject, Arm = twinInputs.Arm };
        return Tell(life, twin, hasTwin ? twinInputs.Arm : "");
    }

    private static PersonStory Tell(Life life, Life twin, string twinArm)
    {
        var story = new LifeStory(life);
        var twinStory = new LifeStory(twin);
        return new PersonStory
        {
            Name = $"Citizen {Figures.Count(life.Subject.Row)}",
            Introduction = "A synthetic citizen who broke no rule on any day of this run and was sanctioned under "
                + $"{life.Arm} all the same. {story.FirstWrong}",
            Arm = life.Arm,
            TwinArm = twinArm,
            Lines = [.. story.Lines.Select(line => new StoryLine(line.Day, line.Text))],
            TwinLines = twinStory.Lines.Count > 0
                ? [.. twinStory.Lines.Select(line => new StoryLine(line.Day, line.Text))]
                : [new StoryLine(0, "Nothing was filed, decided or refused on any day.")],
            Lanes = twinArm.Length == 0
                ? story.Lanes()
                : [.. story.Lanes(), twinStory.TruthLane($"under {twinArm}")],
        };
    }
}
