using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;

namespace Glasshouse.Lab.Runs;

/// <summary>
/// Sentences: what it bought, what it cost, to whom, and how many lives differ; where scores of friends count, what
/// that did. The first arm is the yardstick; where there is only one, the sentences say how it stands by itself.
/// </summary>
public static class PlainWords
{
    public static IReadOnlyList<PlainSentence> Of(
        IReadOnlyList<ReportArm> arms, IReadOnlyList<ArmResult> results, PreparedScenario prepared)
    {
        var lives = new PlainSentence("How many lives differ", Lives(results, prepared.Resolved));
        var cost = new PlainSentence("What it cost", Cost(arms, prepared));
        return prepared.Topic switch
        {
            ReportTopic.Organisations => FirmWords.Of(arms, lives),
            ReportTopic.Taxes => GradeWords.Of(arms),
            ReportTopic.Officials => OfficialWords.Of(arms, lives),
            ReportTopic.Sales => [.. OfficialWords.OfSales(arms), cost, lives],
            ReportTopic.Health => [.. HealthWords.Of(arms), lives],
            ReportTopic.Cameras => [.. CameraWords.Of(arms), lives],
            _ =>
            [
                new("What it bought", Bought(arms) + Unshared(UnsharedActs.Of(prepared, results))),
                cost,
                new("To whom", ToWhom(arms, prepared)),
                .. Company(arms),
                lives,
            ],
        };
    }

    // Only where a score counts whom somebody knows.
    private static IEnumerable<PlainSentence> Company(IReadOnlyList<ReportArm> arms)
    {
        const string Pulled = "sanctioned_by_association_share";
        string[] said =
        [
            .. arms.Where(arm => arm.Figures[Pulled] is not null).Select(arm =>
                $"under {arm.Name} {Figures.Share(arm.Figures[Pulled])} of adults were under sanctions for the scores "
                + $"of friends alone, adults kept {Kept(arm)} of their 25 ties, and the scores of friends went "
                + $"together by {Alike(arm)} (1 is alike, 0 is chance)"),
        ];
        if (said.Length > 0)
        {
            IEnumerable<string> beside = arms.Where(arm => arm.Figures[Pulled] is null)
                .Select(arm => $"{Kept(arm)} ties under {arm.Name}"
                    + (arm.Figures["score_assortativity"] is null ? "" : $" and together by {Alike(arm)}"));
            string text = string.Join("; ", said.Concat(beside));
            yield return new PlainSentence("For whom they know", $"{char.ToUpperInvariant(text[0])}{text[1..]}.");
        }
    }

    private static string Kept(ReportArm arm) => Figures.Number(arm.Figures["tie_count_mean"]);

    private static string Alike(ReportArm arm) => Figures.Number(arm.Figures["score_assortativity"]);

    private static string Unshared(IEnumerable<UnsharedActs> unshared) => string.Concat(unshared
        .Where(acts => acts.Offences > 0)
        .Select(acts => $" The figure under {acts.Arm} includes {Figures.Count(acts.Offences)} acts of behaviours "
            + $"that not every arm has ({string.Join(", ", acts.Behaviours)})."));

    private static string Bought(IReadOnlyList<ReportArm> arms)
    {
        double? baseline = arms[0].Figures["violations_per_1000_year"];
        string first = $"Under {arms[0].Name} there were {Figures.Number(baseline)} offences per 1,000 people a year";
        if (arms.Count == 1)
        {
            string approved = arms[0].Figures.Words("loan_approval_share");
            return $"{first}, and {approved} of loans asked for were approved.";
        }
        IEnumerable<string> others = arms.Skip(1).Select(arm =>
            $"{Change(baseline, arm.Figures["violations_per_1000_year"])} under {arm.Name}");
        return $"{first}; {string.Join(", ", others)}.";
    }

    private static string Cost(IReadOnlyList<ReportArm> arms, PreparedScenario prepared)
    {
        double? voiced = arms[0].Figures["sensitive_expression_rate"];
        string text = string.Join("; ", Scored(arms).Select(arm =>
            CostOf(arm, Since(arm, prepared), prepared.Resolved.Nation.Citizens)));
        if (text.Length == 0)
        {
            return $"Nobody was scored or sanctioned; {Figures.Share(voiced)} of sensitive opinions were voiced.";
        }
        string against = arms.Count == 1 ? "" : $" (against {Figures.Share(voiced)} under {arms[0].Name})";
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}{against}.";
    }

    private static string CostOf(ReportArm arm, string since, int citizens)
    {
        double? sanctioned = arm.Figures["sanctioned_share"];
        double? wrongly = arm.Figures["wrongly_sanctioned_share"];
        string persons = Figures.Count((long)Math.Round((sanctioned ?? 0) * citizens));
        string wronged = Figures.Count((long)Math.Round((wrongly ?? 0) * citizens));
        string days = Figures.Number(arm.Figures["wrongful_sanction_days_per_1000_year"]);
        return $"under {arm.Name}{since} {persons} people ({Figures.Share(sanctioned)}) were under sanctions at the end"
            + $", {wronged} of them wrongly, 1,000 people spent {days} days a year under wrongful sanctions, and "
            + $"{Figures.Share(arm.Figures["sensitive_expression_rate"])} of sensitive opinions were voiced";
    }

    private static string ToWhom(IReadOnlyList<ReportArm> arms, PreparedScenario prepared)
    {
        ReportArm? heaviest = Scored(arms).OrderByDescending(arm => arm.Figures["sanctioned_share"]).FirstOrDefault();
        if (heaviest is null)
        {
            return "To nobody: no system kept a file.";
        }
        string Of(string measure, string dimension, string label) => heaviest.Figures.Groups
            .Where(group => group.Measure == measure && group.Dimension == dimension
                && group.Label.EndsWith(label, StringComparison.Ordinal))
            .Select(group => heaviest.Figures.Words(measure, group.Label)).FirstOrDefault() ?? Figures.Missing;
        const string Sanctioned = "sanctioned_share";
        const string Wrongly = "wrongly_sanctioned_share";
        return $"Under {heaviest.Name}{Since(heaviest, prepared)} "
            + $"{Of(Sanctioned, "income_decile", "decile 1")} of the poorest tenth and "
            + $"{Of(Sanctioned, "income_decile", "decile 10")} of the richest were under sanctions at the end; "
            + $"wrongly so were {Of(Wrongly, "group", "A")} of group A and {Of(Wrongly, "group", "C")} of group C.";
    }

    /// <summary>How many citizens' lives differ between arms.</summary>
    public static string Lives(IReadOnlyList<ArmResult> results, Scenario scenario)
    {
        if (results.Count < 2)
        {
            return scenario.Arms.Length > 1
                ? "Not known: the run was interrupted before a second arm."
                : "Only one arm was run; give a scenario two or more arms to see whose life differs.";
        }
        // Lives of different length differ without anybody's doing.
        ArmResult[] alike = [.. results.Skip(1)
            .Where(result => result.Record.DaysDone == results[0].Record.DaysDone)];
        if (alike.Length == 0)
        {
            return "Not known: the run was interrupted before a second arm had lived as many days as the first.";
        }
        IEnumerable<string> differing = alike.Select(result =>
            $"{Figures.Count(Differing(results[0], result))} between {results[0].Record.Arm} and {result.Record.Arm}");
        string total = Figures.Count(results[0].Lives);
        return $"Of {total} lives, these differ in at least {WhatMakesALife}: {string.Join("; ", differing)}.";
    }

    /// <summary>What two lives may differ in, so that they count as different.</summary>
    public const string WhatMakesALife =
        "one act, record, decision, loan, infection, stop, refusal or order to stay at home";

    /// <summary>Citizens whose lives two arms made different.</summary>
    public static long Differing(ArmResult one, ArmResult other)
    {
        long count = 0;
        for (int row = 0; row < one.LifeDigests.Length; row++)
        {
            count += one.LifeDigests[row] == other.LifeDigests[row] ? 0 : 1;
        }
        return count;
    }

    // Sentences speak of the last day; another regime may have ruled before it.
    private static string Since(ReportArm arm, PreparedScenario prepared)
    {
        RunInputs inputs = prepared.Arms.First(one => one.Arm == arm.Name);
        TimelineEvent? last = inputs.Scenario.Timeline
            .LastOrDefault(dated => dated.Regime is not null && dated.Day < arm.DaysDone);
        return last is null ? ""
            : inputs.Regimes[last.Regime!].Citizens is null ? $", abolished on day {last.Day},"
            : $", {last.Regime} from day {last.Day} on,";
    }

    private static IEnumerable<ReportArm> Scored(IReadOnlyList<ReportArm> arms) =>
        arms.Where(arm => arm.Figures["records_per_1000_year"] is > 0);

    private static string Change(double? baseline, double? value)
    {
        double percent = baseline is > 0 && value is { } now ? ((now / baseline.Value) - 1) * 100 : double.NaN;
        string by = Figures.Number(Math.Abs(percent));
        return percent switch
        {
            < -0.05 => $"{Figures.Number(value)} ({by}% fewer)",
            > 0.05 => $"{Figures.Number(value)} ({by}% more)",
            _ => $"{Figures.Number(value)} (no difference to speak of)",
        };
    }
}
