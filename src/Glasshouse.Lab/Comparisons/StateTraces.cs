using Glasshouse.Model;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Comparisons;

/// <summary>Parts of a person's state that may differ between arms before anything has happened to them.</summary>
[Flags]
internal enum StateTrace : byte
{
    None = 0,
    PerceivedRisk = 1,
    Outlook = 2,
    Morale = 4,
    Work = 8,
    Credit = 16,
    Household = 32,
}

/// <summary>Compares what a person carries into the next day in two arms.</summary>
internal static class StateTraces
{
    public static StateTrace Of(Nation one, Nation other, int row)
    {
        ref readonly Citizen here = ref one.Citizens[row];
        ref readonly Citizen there = ref other.Citizens[row];
        StateTrace traces = StateTrace.None;
        (Experience a, Experience b) = (here.Experience, there.Experience);
        bool isRiskAlike = (a.NoticedCount, a.UnnoticedCount, a.AccusedCount)
            == (b.NoticedCount, b.UnnoticedCount, b.AccusedCount);
        traces |= isRiskAlike ? 0 : StateTrace.PerceivedRisk;
        (Outlook held, Outlook twin) = (one.Outlooks[row], other.Outlooks[row]);
        bool isOutlookAlike = (here.TrustGeneralised, here.TrustInstitutional, held.OpinionHeld, held.OpinionVoiced)
            == (there.TrustGeneralised, there.TrustInstitutional, twin.OpinionHeld, twin.OpinionVoiced)
            && (held.Reputation, held.TiesKept) == (twin.Reputation, twin.TiesKept);
        traces |= isOutlookAlike ? 0 : StateTrace.Outlook;
        traces |= here.Morale.Equals(there.Morale) ? 0 : StateTrace.Morale;
        bool isWorkAlike = (here.Workplace, here.IncomePerMonth) == (there.Workplace, there.IncomePerMonth);
        traces |= isWorkAlike ? 0 : StateTrace.Work;
        bool isCreditAlike = one.CreditFiles[row].Equals(other.CreditFiles[row])
            && here.DefaultProbability.Equals(there.DefaultProbability);
        traces |= isCreditAlike ? 0 : StateTrace.Credit;
        return traces | (IsHouseholdAlike(one, other, row) ? 0 : StateTrace.Household);
    }

    private static bool IsHouseholdAlike(Nation one, Nation other, int row)
    {
        ref readonly Citizen here = ref one.Citizens[row];
        int first = row - here.HouseholdPosition;
        for (int member = first; member < first + here.HouseholdSize && member < one.Citizens.Length; member++)
        {
            if (one.Citizens[member].Consequences != other.Citizens[member].Consequences)
            {
                return false;
            }
        }
        return true;
    }
}
