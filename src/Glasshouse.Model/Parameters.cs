using Glasshouse.Model.Acts;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Orders;

namespace Glasshouse.Model;

/// <summary>
/// Every number of the model that is neither a behaviour's nor a regime's. Here stands the contract (unit, range,
/// meaning); the values and their evidence stand in data/parameters/*.yaml.
/// </summary>
[Evidenced]
public sealed record Parameters
{
    [Meaning("How the nation is drawn.")]
    public required NationParameters Nations { get; init; }

    [Meaning("How people grow older, die and are born.")]
    public required LifeCourseParameters LifeCourse { get; init; }

    [Meaning("How directives are passed down the tree.")]
    public required OrdersParameters Orders { get; init; }

    [Meaning("Long journeys.")]
    public required JourneysParameters Journeys { get; init; }

    [Meaning("Where people go on an ordinary day, and whom they meet.")]
    public required VisitsParameters Visits { get; init; }

    [Meaning("An infection; there is none without seeds or imports.")]
    public required ContagionParameters Contagion { get; init; }

    [Meaning("How subjects decide.")]
    public required ActsParameters Acts { get; init; }

    [Meaning("How officials answer to what is measured, audited and sold.")]
    public required OfficialsParameters Officials { get; init; }

    [Meaning("How offices keep their word to firms and pay their bills.")]
    public required GovernmentParameters Government { get; init; }

    [Meaning("What organisations owe in tax, and what of it they declare.")]
    public required TaxesParameters Taxes { get; init; }

    [Meaning("Who can pay what is owed, and who does.")]
    public required DebtsParameters Debts { get; init; }

    [Meaning("What sanctions cost and rewards bring.")]
    public required EffectsParameters Effects { get; init; }

    [Meaning("How acts are noticed, invented and put on the wrong name.")]
    public required ObservationsParameters Observations { get; init; }

    [Meaning("Cameras that match faces against a list: an error process, without any image.")]
    public required RecognitionParameters Recognition { get; init; }

    [Meaning("How people find out and contest.")]
    public required AppealsParameters Appeals { get; init; }

    [Meaning("How people learn, trust and hold back.")]
    public required BeliefsParameters Beliefs { get; init; }

    [Meaning("Lending, consumers and jobs.")]
    public required MarketsParameters Markets { get; init; }

    [Meaning("How organisations come and go.")]
    public required FirmTurnoverParameters FirmTurnover { get; init; }

    [Meaning("Quality, what customers see of it, and inspectors.")]
    public required ProductsParameters Products { get; init; }

    [Meaning("Credit files, scores, and what becomes of loans.")]
    public required CreditParameters Credit { get; init; }
}
