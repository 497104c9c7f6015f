namespace Glasshouse.Model.Acts;

/// <summary>Taking bribes, selling what is on file, taking from public works: rules without state.</summary>
public static class Corruption
{
    /// <summary>
    /// What a bribe is worth (Becker and Stigler 1974): (1 - p) b - p (w - w0) - moral cost. Without scruple an
    /// official is honest while p (w - w0) is at least (1 - p) b.
    /// </summary>
    /// <param name="bribe">b: what is offered, utility.</param>
    /// <param name="risk">p: believed chance of being found out.</param>
    /// <param name="rent">w - w0: what is lost then, post and penalty, utility.</param>
    /// <param name="scruple">Moral cost, utility.</param>
    public static double Gain(double bribe, double risk, double rent, double scruple) =>
        ((1 - risk) * bribe) - (risk * rent) - scruple;

    /// <summary>
    /// The bribe at which <see cref="Gain"/> is 0: (p (w - w0) + moral cost) / (1 - p). Nothing is enough for who is
    /// certain to be found out.
    /// </summary>
    /// <param name="risk">p: believed chance of being found out.</param>
    /// <param name="rent">w - w0: what is lost then, post and penalty, utility.</param>
    /// <param name="scruple">Moral cost, utility.</param>
    public static double LeastBribe(double risk, double rent, double scruple) =>
        risk < 1 ? ((risk * rent) + scruple) / (1 - risk) : double.PositiveInfinity;

    /// <summary>
    /// The price two agree on who split what both gain (Nash): B = (dV + cost) / 2, where dV is what the change of a
    /// score is worth to the buyer and cost what selling it costs the official; no price where dV does not exceed cost.
    /// </summary>
    public static double? Price(double worth, double cost) => worth > cost ? (worth + cost) / 2 : null;

    /// <summary>What selling a change of the file costs an official: p (w - w0 + F) and the moral cost.</summary>
    /// <param name="risk">p: believed chance of being found out.</param>
    /// <param name="rent">w - w0 + F: what is lost then, post and penalty, utility.</param>
    /// <param name="scruple">Moral cost, utility.</param>
    public static double SaleCost(double risk, double rent, double scruple) => (risk * rent) + scruple;

    /// <summary>
    /// What an official believes about being found out: experience of one's own, announced audits, and colleagues whom
    /// one saw go to jail (after Hammond 2000); each could find one out.
    /// </summary>
    /// <param name="own">Believed from experience, 0 to 1.</param>
    /// <param name="audited">Share that is announced to be audited, 0 to 1.</param>
    /// <param name="jailedShare">Share of colleagues remembered to have gone to jail.</param>
    /// <param name="weight">Weight of these.</param>
    public static double BelievedRisk(double own, double audited, double jailedShare, double weight) =>
        1 - ((1 - Math.Max(0, own)) * (1 - audited) * (1 - (weight * jailedShare)));

    /// <summary>
    /// Share of a public work's money that is missing: theta = (1 - p F) / gamma, from a gain of theta and a cost of
    /// p F theta + gamma theta^2 / 2 (fitted to Olken 2007: 27.7% at p = .04, 19.2% at p = 1).
    /// </summary>
    /// <param name="audited">p.</param>
    /// <param name="bite">F.</param>
    /// <param name="cost">gamma.</param>
    public static double MissingShare(double audited, double bite, double cost) =>
        Math.Max(0, 1 - (audited * bite)) / cost;
}
