using System.Collections.Immutable;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model;

/// <summary>An order that shuts areas for a time: all who live there and all who would go there, ill or not.</summary>
public sealed record LockdownOrder
{
    [Meaning("What the order is called.")]
    public required string Name { get; init; }

    [Quantity("day", 0, 36500, "First day on which it holds; day 0 is the first of the run.")]
    public required int From { get; init; }

    [Quantity("day", 0, 36500, "Last day on which it holds.")]
    public required int Until { get; init; }

    [Meaning("Provinces and municipalities, by name or code; leave out for the whole nation.")]
    public ImmutableArray<string> Areas { get; init; } = [];

    [Meaning("Whether people who live there stay at home, but for shops, hospitals and essential work.")]
    public bool StayHome { get; init; }

    [Meaning("Kinds of places closed there: work, school, other_home, shop, restaurant, leisure, transport, hospital.")]
    public ImmutableArray<Setting> Closed { get; init; } = [];

    [Meaning("Sectors whose people go on working: agriculture, industry, trade, transport, care and so on.")]
    public ImmutableArray<Sector> Essential { get; init; } = [];

    [Quantity("share", 0, 1, "Share of people told to stay at home who do; the same people obey every order.")]
    public double ComplianceShare { get; init; } = 1;
}
