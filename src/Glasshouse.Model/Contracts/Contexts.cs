namespace Glasshouse.Model.Contracts;

/// <summary>
/// The sphere of life in which an act is done or a consequence felt. A regime with a context wall lets a record lead
/// only to consequences of its own sphere (after Article 5(1)(c)(i) of the EU AI Act: no detriment in a context
/// unrelated to the one in which the data arose).
/// </summary>
public enum Context : byte
{
    Traffic,
    PublicTransport,
    Credit,
    Housing,
    Speech,
    PublicOrder,
    Community,
    Family,
    Welfare,
    Work,
    Commerce,
    Tax,
    Office,
}

/// <summary>Where consequences are felt.</summary>
public static class Contexts
{
    /// <summary>The sphere of one consequence; null for one that is felt everywhere, such as being named.</summary>
    public static Context? Of(Consequence consequence) => consequence switch
    {
        Consequence.NoDriving => Context.Traffic,
        Consequence.NoFlights or Consequence.NoFastTrains => Context.PublicTransport,
        Consequence.NoLoans or Consequence.CheaperLoans or Consequence.NoLuxury => Context.Credit,
        Consequence.DepositFreeRental => Context.Housing,
        Consequence.SlowerInternet => Context.Speech,
        Consequence.NoBenefits => Context.Welfare,
        Consequence.NoPublicJobs => Context.Work,
        Consequence.NoSeniorPosts or Consequence.MoreInspections or Consequence.FewerInspections
            or Consequence.NoPublicContracts => Context.Commerce,
        Consequence.NoPromotion or Consequence.FasterPromotion => Context.Office,
        _ => null,
    };
}
