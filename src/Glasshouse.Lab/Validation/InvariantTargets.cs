using Glasshouse.Engine.Kernels;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Validation;

/// <summary>What must hold whatever the numbers are.</summary>
public static class InvariantTargets
{
    private const string Errors = "Deterrence with errors: Polinsky and Shavell; Png (from memory)";

    public static IEnumerable<Target> All =>
    [
        new Target(
            "T-0.1", TargetKind.Exact, "Noticed alike with and without an act, severity changes no life.", Errors,
            SeverityWithoutContrast),
        new Target(
            "T-0.2", TargetKind.Exact,
            "With acts and beliefs held fixed, more false alarms never mean fewer wrongful records for anybody.",
            "Coupled uniforms", MoreFalseAlarms),
        new Target(
            "T-0.3", TargetKind.Exact, "A score is its start and the points of its decisions, clipped one by one.",
            "Ledger identity", LedgerIdentity),
        new Target(
            "T-0.4", TargetKind.Exact, "Without a system nothing is on file, and no sensor changes a life.",
            "The rule of law only", NothingOnFile),
    ];

    private static Figure[] SeverityWithoutContrast()
    {
        RunInputs mild = Setup.Inputs("none", 1500, 25).With(new Switches { Beliefs = false });
        mild = mild with
        {
            Parameters = mild.Parameters with
            {
                Beliefs = mild.Parameters.Beliefs with
                {
                    PriorNoticedLogit = 0,
                    PriorNoticedSpread = 0,
                    PriorAccusedShare = Exact.Logistic(0),
                },
            },
        };
        RunInputs harsh = mild with
        {
            Behaviours = [.. mild.Behaviours.Select(behaviour => behaviour with { LegalPenalty = 50 })],
        };
        return [new Figure("lives that differ", 0, LivesThatDiffer(mild, harsh), 0)];
    }

    private static Figure[] MoreFalseAlarms()
    {
        var noFeedback = new Switches { Consequences = false, Beliefs = false };
        int[] Wrongful(int ratio)
        {
            RunInputs inputs = Full(Setup.Inputs(
                "integrated-score", 4000, 60, 1, $"observations.false_record_ratio={ratio}").With(noFeedback));
            int[] counts = new int[inputs.Scenario.Nation.Citizens];
            Setup.Follow(inputs, (_, rows) =>
            {
                foreach (RecordRow record in rows.Records)
                {
                    bool isCounted = record is { Wrongful: true, SubjectKind: SubjectKind.Citizen }
                        && record.SubjectId < counts.Length;
                    counts[isCounted ? record.SubjectId : 0] += isCounted ? 1 : 0;
                }
            });
            return counts;
        }

        int[] few = Wrongful(1);
        int[] many = Wrongful(4);
        return
        [
            new Figure("subjects with fewer", 0, few.Zip(many).Count(pair => pair.Second < pair.First), 0),
            Figure.AtLeast("wrongful records, ratio", 1.5, many.Sum() / (double)few.Sum()),
        ];
    }

    private static Figure[] LedgerIdentity()
    {
        RunInputs inputs = Full(Setup.Inputs("integrated-score", 4000, 90).With(new Switches { Demography = false }));
        Regime regime = inputs.Regimes["integrated-score"];
        inputs = inputs.Under(regime with
        {
            Citizens = regime.Citizens! with
            {
                Appeal = null,
                Score = regime.Citizens!.Score! with { ReturnDaysPerPoint = 0 },
            },
        });
        // From decision to decision: each begins where the one before ended, and the last is what stands.
        int[] scores = [];
        int broken = 0;
        int decisions = 0;
        Setup.Follow(inputs, (world, rows) =>
        {
            Model.Scores.Register register = world.RegisterOf(SubjectKind.Citizen);
            if (scores.Length == 0)
            {
                scores = new int[world.Nation.Citizens.Length];
                Array.Fill(scores, register.Rules!.Start);
            }
            foreach (DecisionRow decision in rows.Decisions)
            {
                if (decision is { SubjectKind: SubjectKind.Citizen, Kind: DecisionKind.Points })
                {
                    int after = scores[decision.SubjectId] + decision.Points;
                    bool holds = decision.ScoreBefore == scores[decision.SubjectId] && decision.ScoreAfter == after;
                    broken += holds ? 0 : 1;
                    scores[decision.SubjectId] = after;
                    decisions++;
                }
            }
            if (world.Day == inputs.Scenario.Days - 1)
            {
                broken += scores.Index().Count(one => register.Standings![one.Index].Score != one.Item);
            }
        });
        return
        [
            new Figure("breaks of the chain", 0, broken, 0),
            Figure.AtLeast("decisions about points", 50, decisions),
        ];
    }

    private static Figure[] NothingOnFile()
    {
        RunInputs plain = Setup.Inputs("none", 1500, 25);
        RunInputs seen = Setup.Inputs(
            "none", 1500, 25, 1, "observations.cameras_per_1000=400", "observations.false_record_ratio=9");
        double onFile = Setup.Live(plain, (_, rows) => rows.Where(row => row.Measure is "records_per_1000_year"
            or "sanctioned_share" or "observations_per_person_day").Sum(row => row.Value));
        return
        [
            new Figure("records, sanctions and observations", 0, onFile, 0),
            new Figure("lives that differ", 0, LivesThatDiffer(plain, seen), 0),
        ];
    }

    private static RunInputs Full(RunInputs inputs) => inputs with
    {
        Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
    };

    private static int LivesThatDiffer(RunInputs first, RunInputs second)
    {
        uint[] Lives(RunInputs inputs) => Setup.Live(inputs, (world, _) => world.LifeDigests.Span.ToArray());
        return Lives(first).Zip(Lives(second)).Count(pair => pair.First != pair.Second);
    }
}
