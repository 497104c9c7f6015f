using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>
/// What lobbies have got out of a regime: from a day on, some records weigh less against organisations of the sectors
/// that lobby hardest. Nothing in it asks what they did.
/// </summary>
[Evidenced]
public sealed record LobbyingRule
{
    [Quantity("day", 0, 36500, "Day of the run from which rules are softened.")]
    public required int FromDay { get; init; }

    [Quantity("sectors", 1, 10, "Sectors that get it: those with most of their work in large or connected firms.")]
    public required int Sectors { get; init; }

    [Quantity("share", 0, 1, "Part of points, and of entries on lists, bands and direct grades, that they are spared.")]
    public required double SparedShare { get; init; }

    [Meaning("Behaviours whose records weigh less.")]
    public required ImmutableArray<string> On { get; init; }
}
