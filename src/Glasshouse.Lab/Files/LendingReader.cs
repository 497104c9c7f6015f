using System.Globalization;
using Glasshouse.Engine.Kernels;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Reads lending studies. They hold aggregates: a file that goes on like a table of people (many groups, keys that
/// tell people apart) is refused.
/// </summary>
public static class LendingReader
{
    private const int MostLevels = 2000;
    private const int MostGroups = 26;
    private const double Rounding = 1e-6;

    /// <summary>Reads a shipped study or a file.</summary>
    /// <exception cref="BadInputException">Everything that is wrong with it.</exception>
    public static LendingStudy Read(string nameOrPath)
    {
        string shipped = $"data/lending/{nameOrPath}.yaml";
        bool isShipped = Shipped.Text(shipped) is not null;
        if (!isShipped && !File.Exists(nameOrPath))
        {
            throw new BadInputException(nameOrPath, "unknown-name",
                $"is no file and no shipped lending study; {Nearest.Advice(nameOrPath, Shipped.LendingStudies)}");
        }
        var findings = new Findings();
        LendingStudy? study = isShipped
            ? Read(shipped, Shipped.Text(shipped)!, findings)
            : Read(nameOrPath, InputTexts.TextOf(nameOrPath), findings);
        findings.ThrowIfAny();
        return study!;
    }

    /// <summary>Reads a study; null where it cannot be used, which the findings then say.</summary>
    public static LendingStudy? Read(string file, string text, Findings findings)
    {
        if (YamlTree.Read(file, text, findings) is not { } root || !IsAggregate(root, findings))
        {
            return null;
        }
        LendingFile bound = new RecordBinder(findings).Bind<LendingFile>(root);
        if (findings.Problems.Count > 0)
        {
            return null;
        }
        int[] scores = Scores(bound, findings);
        if (scores.Length == 0)
        {
            return null;
        }
        string[] levels = bound.States.Length > 0
            ? [.. bound.States]
            : [.. scores.Select(score => score.ToString(CultureInfo.InvariantCulture))];
        var pool = new LendingPool(
            [.. bound.Groups.Select(group => Start(group, scores, bound, findings))],
            [.. bound.Groups.Select(group => Repayment(group, scores, bound, findings))],
            [.. bound.Groups.Select(group => group.Share)]);
        CutOff[]? given = Given(bound, scores, findings);
        if (Math.Abs(bound.Groups.Sum(group => group.Share) - 1) > Rounding)
        {
            findings.RefuseAt("groups", "contradiction",
                $"have shares that add up to {Plain(bound.Groups.Sum(group => group.Share))}; they add up to 1");
        }
        if (bound.CutOffs.Length == 0 && given is null)
        {
            findings.RefuseAt("cut_offs", "missing-key",
                "is missing, and groups give no cut-offs of their own; expected profit, demographic_parity or "
                + "equal_opportunity");
        }
        return findings.Problems.Count > 0 ? null : new LendingStudy
        {
            Name = bound.Name,
            Groups = [.. bound.Groups.Select(group => group.Name)],
            Levels = levels,
            Scores = scores,
            Moves = new ScoreMoves(scores[0], scores[^1], bound.Up, bound.Down),
            Pool = pool,
            Gain = bound.Gain,
            Loss = bound.Loss,
            Rules = [.. bound.CutOffs],
            Fixed = given,
            Steps = bound.Steps,
            DrawnPeople = bound.DrawnPeople,
            Seed = (uint)bound.Seed,
        };
    }

    // The line that no file crosses: nothing here may be about one person.
    private static bool IsAggregate(YamlMapping root, Findings findings)
    {
        int before = findings.Problems.Count;
        foreach (YamlScalar key in Keys(root))
        {
            if (PersonBoundary.TellsPeopleApart(key.Text))
            {
                findings.Refuse(key.Place, PersonBoundary.Code,
                    $"has a key \"{key.Text}\", which tells people apart; {PersonBoundary.StudyRule}");
            }
        }
        if (root.Find("groups") is YamlMapping groups && groups.Entries.Count > MostGroups)
        {
            findings.Refuse(groups.Place, PersonBoundary.Code,
                $"groups are {groups.Entries.Count}, as if a group were a person; allowed are 1 to {MostGroups}; "
                + PersonBoundary.StudyRule);
        }
        return findings.Problems.Count == before;
    }

    private static IEnumerable<YamlScalar> Keys(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Keys(entry.Value).Prepend(entry.Key)),
        YamlSequence sequence => sequence.Items.SelectMany(Keys),
        _ => [],
    };

    private static int[] Scores(LendingFile file, Findings findings)
    {
        if ((file.Scores is null) == (file.States.Length == 0))
        {
            findings.RefuseAt("scores", "contradiction", "or states are wanted, one of them and not both");
            return [];
        }
        int[] scores = [.. Enumerable.Range(1, file.States.Length)];
        if (file.Scores is { } range)
        {
            if (range.To <= range.From || (range.To - range.From) % range.Step != 0)
            {
                findings.RefuseAt("scores", "contradiction",
                    $"do not reach from {range.From} to {range.To} in steps of {range.Step}");
                return [];
            }
            scores = [.. Enumerable.Range(0, ((range.To - range.From) / range.Step) + 1)
                .Select(level => range.From + (level * range.Step))];
            foreach ((string name, int move) in (ReadOnlySpan<(string, int)>)[("up", file.Up), ("down", file.Down)])
            {
                if (move % range.Step != 0)
                {
                    findings.RefuseAt(name, "contradiction", $"is {move}, no multiple of the step, {range.Step}");
                }
            }
        }
        if (file.States.Distinct(StringComparer.Ordinal).Count() != file.States.Length)
        {
            findings.RefuseAt("states", "doubled-entry", "name one state twice");
        }
        if (scores.Length is < 2 or > MostLevels)
        {
            findings.RefuseAt(file.Scores is null ? "states" : "scores", "out-of-range",
                $"are {scores.Length}; allowed are 2 to {MostLevels}");
            return [];
        }
        return scores;
    }

    private static double[] Start(LendingGroup group, int[] scores, LendingFile file, Findings findings)
    {
        string at = $"groups.{group.Name}.start";
        if (Values(group.Start, scores, at, findings) is { } values)
        {
            if (Math.Abs(values.Sum() - 1) > Rounding)
            {
                findings.RefuseAt(at, "contradiction", $"adds up to {Plain(values.Sum())}; shares add up to 1");
            }
            double sum = values.Sum();
            return [.. values.Select(value => value / sum)];
        }
        if (file.Scores is null || group.Start is not { Mean: { } mean, Spread: { } spread, Middle: null, Scale: null })
        {
            findings.RefuseAt(at, "contradiction", file.Scores is null
                ? "needs values, one a state"
                : "needs values, or mean and spread of a normal curve");
            return [];
        }
        double[] density = [.. scores.Select(score =>
            Exact.Exp(-(score - mean) * (score - mean) / (2 * spread * spread)))];
        double all = density.Sum();
        if (!(all > 0))
        {
            findings.RefuseAt(at, "out-of-range", "lies wholly outside the scores");
        }
        return [.. density.Select(share => share / all)];
    }

    private static double[] Repayment(LendingGroup group, int[] scores, LendingFile file, Findings findings)
    {
        string at = group.Repayment is null ? "repayment" : $"groups.{group.Name}.repayment";
        if ((group.Repayment ?? file.Repayment) is not { } curve)
        {
            findings.RefuseAt(at, "missing-key",
                $"is missing for the whole study and for group {group.Name}; expected a mapping of key: value");
            return [];
        }
        if (Values(curve, scores, at, findings) is { } values)
        {
            return values;
        }
        if (file.Scores is null || curve is not { Middle: { } middle, Scale: { } scale, Mean: null, Spread: null })
        {
            findings.RefuseAt(at, "contradiction", file.Scores is null
                ? "needs values, one a state"
                : "needs values, or middle and scale of a logistic curve");
            return [];
        }
        return [.. scores.Select(score => Exact.Logistic((score - middle) / scale))];
    }

    // Null where the curve gives no list.
    private static double[]? Values(LevelCurve curve, int[] scores, string at, Findings findings)
    {
        if (curve.Values.Length == 0)
        {
            return null;
        }
        if (curve.Values.Length != scores.Length)
        {
            findings.RefuseAt($"{at}.values", "contradiction",
                $"are {curve.Values.Length}; expected {scores.Length}, one a level");
        }
        if (curve.Mean is not null || curve.Spread is not null || curve.Middle is not null || curve.Scale is not null)
        {
            findings.RefuseAt(at, "contradiction", "gives values and a curve; give one of them");
        }
        return [.. curve.Values];
    }

    private static CutOff[]? Given(LendingFile file, int[] scores, Findings findings)
    {
        int given = file.Groups.Count(group => group.FromScore is not null || group.FromState is not null);
        if (given == 0)
        {
            return null;
        }
        if (given < file.Groups.Length)
        {
            findings.RefuseAt("groups", "contradiction",
                $"give cut-offs for {given} of {file.Groups.Length} groups; give them for all or for none");
        }
        return [.. file.Groups.Select(group => new CutOff(LevelFrom(group, file, scores, findings), 1))];
    }

    private static int LevelFrom(LendingGroup group, LendingFile file, int[] scores, Findings findings)
    {
        string at = $"groups.{group.Name}";
        if (file.Scores is null)
        {
            int state = group.FromState is { } name ? file.States.IndexOf(name) : -1;
            if (state < 0)
            {
                findings.RefuseAt($"{at}.from_state", "unknown-name",
                    $"is {group.FromState ?? "missing"}; {Nearest.Advice(group.FromState ?? "", file.States)}");
            }
            return Math.Max(0, state);
        }
        if (group.FromScore is not { } from)
        {
            findings.RefuseAt($"{at}.from_score", "missing-key", "is missing; expected a score");
            return 0;
        }
        int level = Array.FindIndex(scores, score => score >= from);
        return level < 0 ? scores.Length : level;
    }

    private static string Plain(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
