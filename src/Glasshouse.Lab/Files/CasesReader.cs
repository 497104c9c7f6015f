using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Lab.Files;

/// <summary>A file of worked examples that lies beside a regime.</summary>
public sealed record CasesFile
{
    [Quantity("version", 1, 1, "Version of the format.")]
    public required int Glasshouse { get; init; }

    [KeyedBy(nameof(WorkedCase.Name))]
    [Meaning("Worked examples, by name.")]
    public required ImmutableArray<WorkedCase> Cases { get; init; }
}

/// <summary>A worked example: what is filed about one subject, and how it then stands.</summary>
public sealed record WorkedCase
{
    public required string Name { get; init; }

    [Meaning("What the example shows.")]
    public string Meaning { get; init; } = "";

    [Meaning("Which of the regime's systems: citizen, organisation or official.")]
    public required SubjectKind System { get; init; }

    [Quantity("points", -30000, 30000, "Score on day 0, where it is not the system's start.")]
    public int? Start { get; init; }

    [Quantity("day", 1, 36500, "First day on which a yearly reset puts the subject back to the start.")]
    public int ResetDay { get; init; } = Calendar.DaysPerYear;

    [Meaning("What is filed, in the order of days.")]
    public ImmutableArray<CaseStep> Steps { get; init; } = [];

    [Meaning("How the subject stands at the end of a day.")]
    public required ImmutableArray<CaseExpectation> Expect { get; init; }
}

/// <summary>Something that happens on a day; without a record only time passes.</summary>
public sealed record CaseStep
{
    [Quantity("day", 0, 36500, "Day on which it happens.")]
    public required int Day { get; init; }

    [Meaning("Behaviour that the record states.")]
    public string? Record { get; init; }

    [Meaning("Who files it.")]
    public Channel? Channel { get; init; }

    [Meaning("Whether the record says that what was owed has been paid, or as the finding says.")]
    public bool Mends { get; init; }

    [Quantity("share", 0, 1, "How harsh the office is that handles the record, where it has discretion.")]
    public double Harshness { get; init; } = 0.5;

    [Meaning("Whether the subject is of a sector that got its rules softened (organisations).")]
    public bool Spared { get; init; }

    [Meaning("Whether a ranking by risk puts the subject on top, instead of a record.")]
    public bool Suspected { get; init; }

    [Quantity("points", -10000, 10000, "Prediction that app platforms hand over, instead of a record.")]
    public int? Predicted { get; init; }

    [Quantity("points", 0, 10000, "Points that a housemate lost the day before, instead of a record.")]
    public int? HousemateLost { get; init; }

    [Quantity("years", 0, 100, "The year's taxes are declared, so many years after registration; no record.")]
    public int? DeclaredAfterYears { get; init; }

    [Meaning("Whether the tax office audits the subject, instead of a record.")]
    public bool Audited { get; init; }

    [Meaning("Whether months on end without sales were declared for no good reason; no record.")]
    public bool NilReturns { get; init; }

    [Meaning("Whether another organisation of the owner was given the worst grade the day before; no record.")]
    public bool OwnersOtherFell { get; init; }

    [Meaning("What was found besides: unable, or repaired.")]
    public Finding Finding { get; init; }

    [Meaning("Rules with an applied_share or municipality_share below 1 that are not applied to this record.")]
    public ImmutableArray<string> NotApplied { get; init; } = [];
}

/// <summary>How the subject stands at the end of a day; what is left out is not compared.</summary>
public sealed record CaseExpectation
{
    [Quantity("day", 0, 36500, "Day at whose end it holds.")]
    public required int Day { get; init; }

    [Quantity("points", -30000, 30000, "Score.")]
    public int? Score { get; init; }

    [Meaning("Band.")]
    public string? Band { get; init; }

    [Meaning("Yearly grade.")]
    public string? Grade { get; init; }

    [Meaning("Lists the subject is on; [] for none.")]
    public ImmutableArray<string>? Lists { get; init; }

    [Meaning("Everything the standing brings, after the system's safeguards; [] for nothing.")]
    public ImmutableArray<Consequence>? Consequences { get; init; }
}

/// <summary>Reads the worked examples of a regime.</summary>
public static class CasesReader
{
    /// <param name="texts">Where texts come from.</param>
    /// <param name="nameOrPath">The regime's shipped name or folder, or the file itself.</param>
    /// <param name="regime">The regime they are about.</param>
    /// <param name="catalogue">Behaviours that records may state.</param>
    /// <exception cref="BadInputException">Something in them cannot be used.</exception>
    public static ImmutableArray<WorkedCase> Read(
        InputTexts texts, string nameOrPath, Regime regime, ImmutableArray<Behaviour> catalogue)
    {
        InputText text = texts.Open(InputKind.Cases, nameOrPath);
        var findings = new Findings();
        ImmutableArray<WorkedCase> cases = Read(text.File, text.Text, regime, catalogue, findings);
        findings.ThrowIfAny();
        return cases;
    }

    /// <summary>Reads worked examples; what is wrong with them is added to the findings.</summary>
    public static ImmutableArray<WorkedCase> Read(
        string file, string text, Regime regime, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        if (YamlTree.Read(file, text, findings) is not { } root)
        {
            return [];
        }
        ImmutableArray<WorkedCase> cases = new RecordBinder(findings).Bind<CasesFile>(root).Cases;
        foreach (WorkedCase worked in cases)
        {
            string at = $"cases.{worked.Name}";
            Identifiers.Check(worked.Name, at, findings);
            if (findings.IsSound(at))
            {
                Check(worked, at, regime, catalogue, findings);
            }
        }
        return cases;
    }

    private static void Check(
        WorkedCase worked, string at, Regime regime, ImmutableArray<Behaviour> catalogue, Findings findings)
    {
        if (!RegimeChecks.Kinds.Contains(worked.System))
        {
            string kinds = string.Join(", ", RegimeChecks.Kinds.Select(kind => Spelling.Of(kind)));
            findings.RefuseAt($"{at}.system", "unknown-name", $"is {Spelling.Of(worked.System)}; allowed are {kinds}");
            return;
        }
        RegimeSystem? system = regime.SystemFor(worked.System);
        if (worked.Start is { } start
            && (system?.Score is not { } scale || start < scale.Floor || start > scale.Ceiling))
        {
            findings.RefuseAt($"{at}.start", "out-of-range", $"is {start}, no score of this system");
        }
        for (int i = 0; i < worked.Steps.Length; i++)
        {
            string step = $"{at}.steps.{i}";
            if (i > 0 && worked.Steps[i].Day < worked.Steps[i - 1].Day)
            {
                findings.RefuseAt(step, "contradiction", "lies before the step above it; steps follow the days");
            }
            CheckStep(worked, worked.Steps[i], step, system, catalogue, findings);
        }
        if (worked.Expect.Length == 0)
        {
            findings.RefuseAt($"{at}.expect", "contradiction", "is empty; a case expects something");
        }
        for (int i = 0; i < worked.Expect.Length; i++)
        {
            CheckExpectation(worked.Expect[i], $"{at}.expect.{i}", system, findings);
        }
    }

    private static void CheckStep(
        WorkedCase worked, CaseStep step, string at, RegimeSystem? system, ImmutableArray<Behaviour> catalogue,
        Findings findings)
    {
        int others = (step.Suspected ? 1 : 0) + (step.Predicted is null ? 0 : 1) + (step.HousemateLost is null ? 0 : 1)
            + (step.DeclaredAfterYears is null ? 0 : 1) + (step.Audited ? 1 : 0) + (step.OwnersOtherFell ? 1 : 0)
            + (step.NilReturns ? 1 : 0);
        if (others + (step.Record is null ? 0 : 1) > 1)
        {
            findings.RefuseAt(at, "contradiction",
                "says several things at once; give one of record, suspected, predicted, housemate_lost, "
                + "declared_after_years, audited, owners_other_fell");
        }
        if ((step.Suspected && system?.Ranking is null)
            || (step.Predicted is not null && system?.PredictedTrust is null)
            || (step.HousemateLost is not null && system?.Contagion is null)
            || ((step.DeclaredAfterYears is not null || step.Audited || step.OwnersOtherFell || step.NilReturns)
                && system?.YearlyGrades is null))
        {
            findings.RefuseAt(at, "contradiction", "says something that this system takes no notice of");
        }
        if (step.Record is null)
        {
            if (step.Channel is not null || step.Mends || step.NotApplied.Length > 0)
            {
                findings.RefuseAt(at, "contradiction", "says how a record is filed, but not which (record)");
            }
            return;
        }
        if (step.Channel is null)
        {
            findings.RefuseAt(at, "missing-key", "has a record but no channel; say who files it");
        }
        string[] fitting = [.. catalogue.Where(b => b.Subject == worked.System).Select(b => b.Id)];
        if (catalogue.Length > 0 && !fitting.Contains(step.Record))
        {
            findings.RefuseAt($"{at}.record", "unknown-name",
                $"is {step.Record}, nothing that a {Spelling.Of(worked.System)} does; "
                + Nearest.Advice(step.Record, fitting));
        }
        if (step.Mends && catalogue.Any(b => b.Id == step.Record && b.Kind != BehaviourKind.Obligation))
        {
            findings.RefuseAt($"{at}.mends", "contradiction",
                $"is on, but {step.Record} is no obligation, and nothing else can be paid");
        }
        string[] rules = [.. system?.Rules.Where(rule => rule.AppliedShare < 1 || rule.MunicipalityShare < 1)
            .Select(rule => rule.Id) ?? [],
            .. (system?.YearlyGrades?.Rules ?? []).Where(rule => rule.AppliedShare < 1).Select(rule => rule.Id)];
        foreach (string rule in step.NotApplied.Where(rule => !rules.Contains(rule)))
        {
            findings.RefuseAt($"{at}.not_applied", "unknown-name",
                $"names {rule}, no rule with an applied_share or municipality_share below 1; "
                + Nearest.Advice(rule, rules));
        }
    }

    private static void CheckExpectation(
        CaseExpectation expected, string at, RegimeSystem? system, Findings findings)
    {
        if (expected is { Score: null, Band: null, Grade: null, Lists: null, Consequences: null })
        {
            findings.RefuseAt(at, "contradiction", "expects nothing; give score, band, grade, lists or consequences");
        }
        string[] grades = system?.YearlyGrades is { } yearly
            ? [.. yearly.Grades.Select(grade => grade.Name), yearly.Newcomers.Name]
            : [];
        if (expected.Grade is { } grade && !grades.Contains(grade))
        {
            findings.RefuseAt($"{at}.grade", "unknown-name", $"is {grade}; {Nearest.Advice(grade, grades)}");
        }
        if (expected.Score is not null && system?.Score is null)
        {
            findings.RefuseAt($"{at}.score", "contradiction", "is expected, but the regime keeps no such score");
        }
        string[] bands = [.. system?.Bands.Select(band => band.Name) ?? []];
        if (expected.Band is { } named && !bands.Contains(named))
        {
            findings.RefuseAt($"{at}.band", "unknown-name", $"is {named}; {Nearest.Advice(named, bands)}");
        }
        string[] lists = [.. system?.Lists.Select(list => list.Name) ?? []];
        foreach (string list in (expected.Lists ?? []).Where(list => !lists.Contains(list)))
        {
            findings.RefuseAt($"{at}.lists", "unknown-name", $"names {list}; {Nearest.Advice(list, lists)}");
        }
    }
}
