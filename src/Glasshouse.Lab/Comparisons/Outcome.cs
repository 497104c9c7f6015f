namespace Glasshouse.Lab.Comparisons;

/// <summary>What befell one person in one arm, over the whole run.</summary>
internal struct Outcome
{
    public int SanctionedDays;
    public int WronglySanctionedDays;
    public int RewardedDays;
    public int Records;
    public int WrongfulRecords;
    public int Refusals;
    public int HomeDays;
    public int Infections;
    public int LoansApproved;
    public int Violations;
}

/// <summary>
/// Whether a life is better, worse, mixed or the same. No goods are weighed against each other: better is better in
/// something and worse in nothing, of days under sanctions or at home by order, infections, refusals, days with rewards
/// and loans approved.
/// </summary>
internal static class Verdict
{
    public static string Of(in Outcome baseline, in Outcome arm)
    {
        ReadOnlySpan<int> gains =
        [
            baseline.SanctionedDays - arm.SanctionedDays,
            baseline.HomeDays - arm.HomeDays,
            baseline.Infections - arm.Infections,
            baseline.Refusals - arm.Refusals,
            arm.RewardedDays - baseline.RewardedDays,
            arm.LoansApproved - baseline.LoansApproved,
        ];
        bool isBetter = false;
        bool isWorse = false;
        foreach (int gain in gains)
        {
            isBetter |= gain > 0;
            isWorse |= gain < 0;
        }
        return (isBetter, isWorse) switch
        {
            (true, true) => "mixed",
            (true, false) => "better",
            (false, true) => "worse",
            _ => "same",
        };
    }
}
