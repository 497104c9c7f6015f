using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glasshouse.Model.Markets;

namespace Glasshouse.Lab.Outputs;

/// <summary>What one rule does to one group of a lending study.</summary>
public sealed record LendingGroupFigures
{
    public required string Group { get; init; }

    /// <summary>Lowest score or state that is approved in the first round; null where nobody is.</summary>
    public required string? Threshold { get; init; }

    /// <summary>Share approved of those who stand there.</summary>
    public required double ThresholdShare { get; init; }

    public required double ApprovedShare { get; init; }

    /// <summary>Share approved of those who would repay.</summary>
    public required double TruePositiveShare { get; init; }

    /// <summary>Expected change of the mean score over the first round.</summary>
    public required double MeanChange { get; init; }

    /// <summary>active harm, relative harm, relative improvement or as by profit (Liu and others 2018).</summary>
    public required string Verdict { get; init; }

    /// <summary>Mean score before the first round and after each.</summary>
    public required double[] MeanScores { get; init; }

    /// <summary>The same among people drawn one by one, after each round.</summary>
    public required double[] DrawnMeanScores { get; init; }

    /// <summary>Shares at each level after the last round that is shown.</summary>
    public required double[] Shares { get; init; }

    public required double[] DrawnShares { get; init; }

    /// <summary>Shares to which the group settles.</summary>
    public required double[] LongRunShares { get; init; }

    public required double LongRunMeanScore { get; init; }
}

/// <summary>What one rule does.</summary>
public sealed record LendingRuleFigures(string Rule, bool HasSettled, IReadOnlyList<LendingGroupFigures> Groups);

/// <summary>A lending study, worked out; what `glasshouse lend` prints and writes.</summary>
public sealed record LendingReport
{
    private const double Rounding = 1e-9;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public required string Boundary { get; init; }

    public required string Name { get; init; }

    /// <summary>Probability of repayment from which a loan pays.</summary>
    public required double BreakEven { get; init; }

    public required string[] Levels { get; init; }

    public required int DrawnPeople { get; init; }

    public required IReadOnlyList<LendingRuleFigures> Rules { get; init; }

    /// <summary>Works a study out under each of its rules.</summary>
    public static LendingReport Of(LendingStudy study)
    {
        LendingPath[] paths =
        [
            .. study.Rules.Select(rule => LendingChain.Run(study, rule)),
            .. study.Fixed is null ? [] : (LendingPath[])[LendingChain.Run(study, null)],
        ];
        CutOff[] byProfit = LendingPolicy.CutOffs(CutOffRule.Profit, study.Pool, study.Gain, study.Loss);
        return new LendingReport
        {
            Boundary = RunRecord.BoundarySentence,
            Name = study.Name,
            BreakEven = LendingPolicy.BreakEven(study.Gain, study.Loss),
            Levels = study.Levels,
            DrawnPeople = study.DrawnPeople,
            Rules = [.. paths.Select(path => new LendingRuleFigures(
                NameOf(path.Rule),
                path.HasSettled,
                [.. study.Groups.Select((_, group) => FiguresOf(study, path, group, byProfit[group]))]))],
        };
    }

    public string AsJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Every share of every round, a row each.</summary>
    public static string RoundsOf(LendingStudy study)
    {
        var text = new StringBuilder("rule,round,group,level,share,drawn_share\n");
        foreach (LendingPath path in study.Rules.Select(rule => LendingChain.Run(study, rule))
            .Concat(study.Fixed is null ? [] : (LendingPath[])[LendingChain.Run(study, null)]))
        {
            string rule = NameOf(path.Rule);
            for (int round = 0; round < path.Rounds.Length; round++)
            {
                for (int group = 0; group < study.Groups.Length; group++)
                {
                    for (int level = 0; level < study.Levels.Length; level++)
                    {
                        text.Append(CultureInfo.InvariantCulture,
                            $"{rule},{round + 1},{study.Groups[group]},{study.Levels[level]},");
                        text.Append(CultureInfo.InvariantCulture, $"{path.Rounds[round].After[group][level]:R},");
                        text.Append(CultureInfo.InvariantCulture, $"{path.Rounds[round].Drawn[group][level]:R}\n");
                    }
                }
            }
        }
        return text.ToString();
    }

    private static string NameOf(CutOffRule? rule) =>
        rule is { } known ? JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) : "given";

    private static LendingGroupFigures FiguresOf(LendingStudy study, LendingPath path, int group, in CutOff byProfit)
    {
        CutOff cutOff = path.Rounds[0].CutOffs[group];
        LendingPool pool = study.Pool;
        double change = DelayedImpact.MeanChange(pool, group, cutOff, study.Scores, study.Moves);
        double ofProfit = DelayedImpact.MeanChange(pool, group, byProfit, study.Scores, study.Moves);
        return new LendingGroupFigures
        {
            Group = study.Groups[group],
            Threshold = cutOff.Level < study.Levels.Length ? study.Levels[cutOff.Level] : null,
            ThresholdShare = cutOff.MarginShare,
            ApprovedShare = LendingPolicy.ApprovedShare(pool, group, cutOff),
            TruePositiveShare = LendingPolicy.TruePositiveShare(pool, group, cutOff),
            MeanChange = change,
            Verdict = change < -Rounding ? "active harm"
                : change < ofProfit - Rounding ? "relative harm"
                : change > ofProfit + Rounding ? "relative improvement" : "as by profit",
            MeanScores =
            [
                LendingChain.Mean(pool.Density[group], study.Scores),
                .. path.Rounds.Select(round => LendingChain.Mean(round.After[group], study.Scores)),
            ],
            DrawnMeanScores = [.. path.Rounds.Select(round => LendingChain.Mean(round.Drawn[group], study.Scores))],
            Shares = path.Rounds[^1].After[group],
            DrawnShares = path.Rounds[^1].Drawn[group],
            LongRunShares = path.LongRun[group],
            LongRunMeanScore = LendingChain.Mean(path.LongRun[group], study.Scores),
        };
    }
}
