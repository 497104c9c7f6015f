namespace Glasshouse.Model.Acts;

/// <summary>What an author of a report weighs. All amounts in utility, results in targets.</summary>
/// <param name="Stake">beta: worth of a whole target, by the report.</param>
/// <param name="AuditedShare">pa: chance that a padded report is found out.</param>
/// <param name="Fine">F: cost of that, for each whole target added.</param>
/// <param name="Cost">k: how fast padding becomes harder.</param>
/// <param name="Quota">Reported result from which the quota is passed; 0 for no quota.</param>
/// <param name="Prize">What passing is worth.</param>
public readonly record struct ReportStakes(
    double Stake, double AuditedShare, double Fine, double Cost, double Quota, double Prize);

/// <summary>
/// What is reported of a result. An author adds m to gain beta m - k m^2 / 2 - pa F m, so that
/// m* = max(0, (beta - pa F) / k): the gap between report and truth grows linearly in the stake (Goodhart). Where a
/// quota is near, lifting the report just onto it may pay besides, which makes reports bunch there (Fisman and Wang
/// 2017; Ghanem and Zhang 2014).
/// </summary>
public static class Reporting
{
    /// <summary>m*, in targets, where there is no quota.</summary>
    public static double Padding(in ReportStakes stakes) =>
        Math.Max(0, (stakes.Stake - (stakes.AuditedShare * stakes.Fine)) / stakes.Cost);

    /// <summary>What adding so much is worth, the quota left aside.</summary>
    public static double Worth(in ReportStakes stakes, double added) =>
        (stakes.Stake * added) - (stakes.Cost * added * added / 2) - (stakes.AuditedShare * stakes.Fine * added);

    /// <summary>What is reported of a result, both in targets.</summary>
    public static double Reported(in ReportStakes stakes, double result)
    {
        double added = Padding(stakes);
        double missing = stakes.Quota - result;
        bool isLifted = missing > added
            && stakes.Prize + Worth(stakes, missing) > Worth(stakes, added);
        return isLifted ? stakes.Quota : result + added;
    }
}
