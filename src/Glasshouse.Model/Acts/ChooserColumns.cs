using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glasshouse.Model.Acts;

/// <summary>
/// What many people bring to their choices, column by column, so that an opportunity of one kind is weighed for all
/// of them at once: the same utilities as <see cref="Acceptance.Utility"/> gives one by one.
/// </summary>
/// <param name="fear">Fear per unit of watching, the same for all.</param>
/// <param name="storage">Room for all columns, <see cref="Columns"/> times as long as there are people.</param>
public readonly ref struct ChooserColumns(double fear, Span<double> storage)
{
    /// <summary>Columns that need room.</summary>
    public const int Columns = 6;

    private readonly double _fear = fear;
    private readonly int _count = storage.Length / Columns;
    private readonly Span<double> _storage = storage;

    private Span<double> Risk => _storage[.._count];

    private Span<double> Morale => _storage.Slice(_count, _count);

    private Span<double> Need => _storage.Slice(2 * _count, _count);

    // 1 for whoever knows of the system, 0 for others; so too for whoever has no work.
    private Span<double> Aware => _storage.Slice(3 * _count, _count);

    private Span<double> Jobless => _storage.Slice(4 * _count, _count);

    private Span<double> Rank => _storage[(5 * _count)..];

    /// <summary>Puts somebody in their place.</summary>
    /// <param name="place">Place in the columns.</param>
    /// <param name="chooser">What they bring.</param>
    /// <param name="awarenessRank">How early they hear of systems, 0 to 65535; low is early.</param>
    public void Set(int place, in Chooser chooser, int awarenessRank)
    {
        Risk[place] = chooser.PerceivedNetRisk;
        Morale[place] = chooser.Morale;
        Need[place] = chooser.Need;
        Aware[place] = chooser.IsAware ? 1 : 0;
        Jobless[place] = chooser.IsJobless ? 1 : 0;
        Rank[place] = awarenessRank;
    }

    /// <summary>Utilities of an opportunity of middling temptation.</summary>
    /// <param name="incentive">Of the behaviour; no merit.</param>
    /// <param name="knownRank">Whose rank lies below it have had their morale worn down.</param>
    /// <param name="kept">What they kept of it, 0 to 1.</param>
    /// <param name="utilities">Filled; as long as there are people.</param>
    public void Weigh(in Incentive incentive, int knownRank, double kept, Span<double> utilities)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Vector(incentive, knownRank, kept, utilities);
        }
        else
        {
            Reference(incentive, knownRank, kept, utilities, 0);
        }
    }

    /// <summary>The plain loop: what the vector kernel must equal bit by bit.</summary>
    public void Reference(in Incentive incentive, int knownRank, double kept, Span<double> utilities, int from)
    {
        for (int k = from; k < _count; k++)
        {
            double morale = Morale[k] * (Rank[k] < knownRank ? kept : 1);
            var chooser = new Chooser(Risk[k], morale, Need[k], Aware[k] != 0, Jobless[k] != 0, _fear);
            utilities[k] = Acceptance.Utility(incentive, chooser);
        }
    }

    /// <summary>
    /// Four people at a time. What is no part of a kind's utility has weight 0 in one sum for all kinds.
    /// </summary>
    public void Vector(in Incentive incentive, int knownRank, double kept, Span<double> utilities)
    {
        bool isViolation = incentive.Kind is Contracts.BehaviourKind.Violation or Contracts.BehaviourKind.Obligation;
        bool isSensitive = incentive.Kind == Contracts.BehaviourKind.Sensitive;
        Vector256<double> one = Vector256<double>.One;
        Vector256<double> benefit = Vector256.Create(incentive.Benefit);
        Vector256<double> needWeight = Vector256.Create(incentive.NeedWeight);
        Vector256<double> penalty = Vector256.Create(isViolation ? incentive.LegalPenalty : 0);
        Vector256<double> added = Vector256.Create(isViolation ? incentive.AddedSeverity : 0);
        Vector256<double> moralWeight = Vector256.Create(isViolation ? incentive.MoralWeight : 0);
        Vector256<double> joblessWeight = Vector256.Create(isViolation ? incentive.JoblessWeight : 0);
        Vector256<double> watched = Vector256.Create(isSensitive ? _fear * incentive.Watched : 0);
        Vector256<double> reward = Vector256.Create(
            incentive.Kind == Contracts.BehaviourKind.Neutral ? incentive.Reward : 0);
        Vector256<double> known = Vector256.Create((double)knownRank);
        Vector256<double> left = Vector256.Create(kept);
        int k = 0;
        for (; k <= _count - Vector256<double>.Count; k += Vector256<double>.Count)
        {
            Vector256<double> aware = At(Aware, k);
            Vector256<double> morale =
                At(Morale, k) * Vector256.ConditionalSelect(Vector256.LessThan(At(Rank, k), known), left, one);
            Vector256<double> utility = benefit + (needWeight * At(Need, k));
            utility -= At(Risk, k) * (penalty + (added * aware));
            utility -= morale * moralWeight;
            utility -= watched * aware;
            utility += reward * aware;
            utility += joblessWeight * At(Jobless, k);
            utility.StoreUnsafe(ref MemoryMarshal.GetReference(utilities), (nuint)k);
        }
        Reference(incentive, knownRank, kept, utilities, k);
    }

    private static Vector256<double> At(Span<double> column, int place) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)place);
}
