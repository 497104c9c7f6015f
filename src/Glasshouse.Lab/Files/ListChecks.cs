using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What the parts of one list owe each other: every list has an exit, every exit somebody to use it.</summary>
public sealed class ListChecks(ListRule list, string path, SubjectKind kind, Findings findings)
{
    /// <param name="hasDebt">Whether a rule enters the list for something that can be paid.</param>
    public void Run(bool hasDebt)
    {
        CheckColour();
        CheckStay();
        if (list.EndsOnPayment && !hasDebt)
        {
            Refuse("ends_on_payment",
                "is on, but no rule enters the list for an obligation, and nothing else can be paid");
        }
        if (list.Inability is not null && (!hasDebt || kind != SubjectKind.Citizen))
        {
            Refuse("inability", "is given, but only citizens' unpaid obligations can be for want of means");
        }
        if (list.Repair is not null && kind == SubjectKind.Official)
        {
            Refuse("repair", "is given, but officials have no way to repair an entry");
        }
        if (list.EnvironmentColour is not null && (kind != SubjectKind.Organisation || list.Colour == ListColour.Red))
        {
            Refuse("environment_colour", "is given; it marks black lists of organisations only");
        }
    }

    private bool EndsEarly => list.EndsOnPayment || list.Inability is not null || list.Repair is not null;

    private void CheckColour()
    {
        bool isRed = list.Colour == ListColour.Red;
        if (list.Consequences.Any(one => one.HasSanction() == isRed))
        {
            Refuse("consequences", isRed
                ? "hold a sanction, but the list is red; red lists honour, black lists sanction"
                : "hold a reward, but the list is black; red lists honour, black lists sanction");
        }
        if (isRed && (list.Inability is not null || list.Repair is not null))
        {
            Refuse(list.Repair is null ? "inability" : "repair", "is given, but nobody needs a way off a red list");
        }
    }

    private void CheckStay()
    {
        if (list.RemovalDays > 0 && !EndsEarly)
        {
            Refuse("removal_days", $"is {list.RemovalDays}, but the list does not end on payment (ends_on_payment)");
        }
        if (list.OpenEndedShare >= 1 && !EndsEarly)
        {
            Refuse("open_ended_share", "is 1, and neither payment, repair nor inability ends it: the list has no exit");
        }
        if (list.GraveShare > 0 && list.ExtensionDays == 0)
        {
            Refuse("grave_share",
                $"is {Quantities.Text(list.GraveShare)}, but extension_days is 0: nothing stays longer");
        }
    }

    private void Refuse(string setting, string what) => findings.RefuseAt($"{path}.{setting}", "contradiction", what);
}
