using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model;

/// <summary>What a network of cameras is used for; each can be had without the others.</summary>
public enum CameraUse : byte
{
    /// <summary>Who is taken for somebody on the list is stopped, once an operator agrees.</summary>
    FindListed,

    /// <summary>An act seen by a camera is put on whom the matcher takes the doer for.</summary>
    AttributeActs,

    /// <summary>Who is recognised in a graded area has been there, as far as a health code is concerned.</summary>
    TravelHistory,

    /// <summary>Doors go by the code of whom the matcher takes the visitor for.</summary>
    Doors,
}

/// <summary>
/// An order to match the faces that cameras capture against a list. No image and no face is modelled: who is
/// recognised, missed or taken for whom is an error process (MODEL.md 7.4).
/// </summary>
public sealed record CameraOrder
{
    [Quantity("day", 0, 36500, "First day on which faces are matched; day 0 is the first of the run.")]
    public int From { get; init; }

    [Quantity("day", 0, 36500, "Last day on which they are.")]
    public int Until { get; init; } = 36500;

    [Quantity("entries", 1, 20000000, "Entries of the list; no more than the nation has citizens.")]
    public required int ListedPeople { get; init; }

    [Quantity("share", 0, 1, "Share of entries about people who come by these cameras at all.")]
    public double PresentShare { get; init; } = 1;

    [Quantity("share", 0, 1, "Share of entries that are out of date or mistaken.")]
    public double StaleShare { get; init; } = 0.03;

    [Quantity("score", 0.4, 0.9, "Score from which on a match raises an alert.")]
    public double Threshold { get; init; } = 0.6;

    [Quantity("people a day", 0, 20000000, "People who come by a trial's cameras; 0 for cameras all over the nation.")]
    public int CrowdPerDay { get; init; }

    [Quantity("alerts per 100,000 people and day", 0, 100000, "How many alerts operators get round to.")]
    public double ChecksPer100000Day { get; init; } = 50;

    [Meaning("What the network is used for: find_listed, attribute_acts, travel_history, doors.")]
    public ImmutableArray<CameraUse> Uses { get; init; } = [CameraUse.FindListed];
}
