using Glasshouse.Model;

namespace Glasshouse.Lab.Files;

/// <summary>What a regime's disclosure owes itself: grades that rise from 0, and only where there are cards.</summary>
internal static class DisclosureChecks
{
    private const string At = "disclosure";

    // A trade file keeps the grade in a byte, and 0 is for none.
    private const int MostGrades = 250;

    public static void Run(Regime regime, Findings findings)
    {
        if (regime.Disclosure is not { } rule || !findings.IsSound(At))
        {
            return;
        }
        bool hasCards = rule.Kind == DisclosureKind.GradeCard;
        if (hasCards != !rule.Grades.IsEmpty)
        {
            findings.RefuseAt(hasCards ? At : $"{At}.grades", hasCards ? "missing-key" : "contradiction",
                hasCards ? "shows grade cards, but grades does not say from which rating each is given"
                    : $"are given, but kind is {Spelling.Of(rule.Kind)}; only grade_card shows grades");
            return;
        }
        if (rule.Grades.Length > MostGrades)
        {
            findings.RefuseAt($"{At}.grades", "out-of-range",
                $"are {rule.Grades.Length}; allowed are 0 to {MostGrades}");
        }
        for (int grade = 0; grade < rule.Grades.Length; grade++)
        {
            string from = $"{At}.grades.{rule.Grades[grade].Name}.from";
            double least = rule.Grades[grade].From;
            if (grade == 0 && least != 0)
            {
                findings.RefuseAt(from, "contradiction",
                    $"is {Quantities.Text(least)}; the first grade is the worst and begins at 0");
            }
            else if (grade > 0 && least <= rule.Grades[grade - 1].From)
            {
                findings.RefuseAt(from, "contradiction",
                    $"is {Quantities.Text(least)}; thresholds out of order: grades rise, so it must be above "
                    + Quantities.Text(rule.Grades[grade - 1].From));
            }
        }
    }
}
