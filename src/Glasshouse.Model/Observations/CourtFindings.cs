using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// What a court finds out about why a debt is not paid: an observation of the truth, with errors both ways. One
/// uniform a debt, so that looking again at the same debtor gives the same answer and a better court never a worse.
/// </summary>
public static class CourtFindings
{
    /// <summary>The finding that goes with the record of an unpaid obligation; none where no rule asks.</summary>
    public static Finding OfDebtor(World world, SubjectKind kind, in Act act)
    {
        if (kind != SubjectKind.Citizen || world.RegisterOf(kind).Rules is not { } rules)
        {
            return Finding.None;
        }
        for (int list = 0; list < rules.Lists.Length; list++)
        {
            if (rules.Lists[list].Inability is { } rule && rules.Leads(act.Behaviour, list))
            {
                return IsFoundUnable(world, act.Row, act.Behaviour, world.Day, rule) ? Finding.Unable : Finding.None;
            }
        }
        return Finding.None;
    }

    /// <summary>Whether a court that looks today takes the debtor for one without means.</summary>
    public static bool IsFoundUnable(World world, int row, int behaviour, int since, InabilityRule rule)
    {
        bool isUnable = Debts.IsUnable(world, row, behaviour, since, world.Day);
        double share = isUnable ? rule.RecognisedShare : rule.MistakenShare;
        return Debts.FindingUniform(world, row, behaviour, since) < share;
    }
}
