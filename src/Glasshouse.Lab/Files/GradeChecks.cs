using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What the yearly grades of a system owe it and each other.</summary>
public sealed class GradeChecks(
    RegimeSystem system, string path, SubjectKind kind, ImmutableArray<Behaviour> catalogue, Findings findings)
{
    // A file keeps the grade, that of newcomers included, in three bits.
    private const int MostGrades = 6;
    private const int MostRules = 1000;

    private readonly string _at = $"{path}.yearly_grades";

    public void Run()
    {
        CheckPlace();
        if (system.YearlyGrades is not { } grades || !findings.IsSound(_at))
        {
            return;
        }
        CheckThresholds(grades);
        CheckNewcomers(grades);
        if (grades.Rules.Length is 0 or > MostRules)
        {
            findings.RefuseAt(
                $"{_at}.rules", "out-of-range", $"are {grades.Rules.Length}; allowed are 1 to {MostRules}");
        }
        foreach (GradeRule rule in grades.Rules)
        {
            CheckRule(rule, $"{_at}.rules.{rule.Id}");
        }
        Identifiers.CheckKeys(grades.Rules.Select(rule => rule.Id), $"{_at}.rules", findings);
    }

    private void CheckPlace()
    {
        if (kind != SubjectKind.Organisation)
        {
            if (system.YearlyGrades is not null)
            {
                findings.RefuseAt(_at, "contradiction", "is given, but only organisations have it");
            }
            if (system.TaxAudits != AuditBasis.Random)
            {
                findings.RefuseAt($"{path}.tax_audits", "contradiction", "is given, but only organisations have it");
            }
            return;
        }
        if (system is { TaxAudits: AuditBasis.Grade, YearlyGrades: null })
        {
            findings.RefuseAt($"{path}.tax_audits", "contradiction",
                "is grade, but the system gives no yearly grade (yearly_grades)");
        }
        if (system.YearlyGrades is null)
        {
            return;
        }
        if (!system.Channels.Contains(Channel.TaxOffice) && findings.IsSound($"{path}.channels"))
        {
            findings.RefuseAt(_at, "contradiction",
                "is given, but the system does not feed on the tax_office, which says who has declared");
        }
        if (system.ContextWall || system.ProportionalityCap is not null)
        {
            findings.RefuseAt(_at, "contradiction",
                "is given with a context_wall or proportionality_cap; grades are not weighed by them");
        }
    }

    private void CheckThresholds(YearlyGradesRule grades)
    {
        string at = $"{_at}.grades";
        if (grades.Grades.Length is < 2 or > MostGrades)
        {
            findings.RefuseAt(at, "out-of-range", $"are {grades.Grades.Length}; allowed are 2 to {MostGrades}");
            return;
        }
        foreach (YearlyGrade grade in grades.Grades)
        {
            Identifiers.CheckBand(grade.Name, $"{at}.{grade.Name}", findings);
        }
        if (grades.Grades[0].From != 0)
        {
            findings.RefuseAt($"{at}.{grades.Grades[0].Name}.from", "contradiction",
                $"is {grades.Grades[0].From}; the first grade is the worst and begins at 0");
        }
        for (int i = 1; i < grades.Grades.Length; i++)
        {
            YearlyGrade grade = grades.Grades[i];
            if (grade.From <= grades.Grades[i - 1].From)
            {
                findings.RefuseAt($"{at}.{grade.Name}.from", "contradiction",
                    $"is {grade.From}; grades rise, so it must be above {grades.Grades[i - 1].From}");
            }
            else if (grade.From > Math.Max(grades.StartAudited, grades.StartUnaudited))
            {
                findings.RefuseAt($"{at}.{grade.Name}.from", "never-fires",
                    $"is {grade.From}; nobody starts a year above "
                    + $"{Math.Max(grades.StartAudited, grades.StartUnaudited)}");
            }
        }
    }

    private void CheckNewcomers(YearlyGradesRule grades)
    {
        string name = grades.Newcomers.Name;
        Identifiers.CheckBand(name, $"{_at}.newcomers.name", findings);
        if (grades.Grades.Any(grade => grade.Name == name))
        {
            findings.RefuseAt($"{_at}.newcomers.name", "doubled-key",
                $"is {name}, which is a grade by points already; take another name");
        }
        if (grades.Newcomers.From > Math.Max(grades.StartAudited, grades.StartUnaudited))
        {
            findings.RefuseAt($"{_at}.newcomers.from", "never-fires",
                $"is {grades.Newcomers.From}; nobody starts a year above that");
        }
    }

    private void CheckRule(GradeRule rule, string at)
    {
        Identifiers.Check(rule.Id, at, findings);
        if (!findings.IsSound(at))
        {
            return;
        }
        if (rule.Direct == rule.Points is not null)
        {
            findings.RefuseAt(at, "contradiction",
                $"has {(rule.Direct ? "both" : "neither")}; give exactly one of points and direct");
        }
        if (rule.AppliedShare == 0)
        {
            findings.RefuseAt($"{at}.applied_share", "never-fires", "is 0; the rule can never fire");
        }
        if (catalogue.Length == 0)
        {
            return;
        }
        if (catalogue.FirstOrDefault(known => known.Id == rule.On) is not { } behaviour)
        {
            findings.RefuseAt($"{at}.on", "unknown-name", $"is {rule.On}, no behaviour of the catalogue; "
                + Nearest.Advice(rule.On, catalogue.Where(known => known.Subject == kind).Select(known => known.Id)));
        }
        else if (behaviour.Subject != kind)
        {
            findings.RefuseAt($"{at}.on", "contradiction", $"is {rule.On}, which no organisation does");
        }
        else if (!behaviour.Channels.Any(sight => system.Channels.Contains(sight.Channel)))
        {
            findings.RefuseAt($"{at}.on", "never-fires",
                $"is {rule.On}, which none of the system's channels sees; the rule can never fire");
        }
    }
}
