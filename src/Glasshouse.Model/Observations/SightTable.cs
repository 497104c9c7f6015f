using System.Collections.Immutable;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>How well one channel sees one behaviour under the rules in force.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="SeenShare">q1 before local effort.</param>
/// <param name="FalseShare">q0 per exposure, of a subject of average look and of group A.</param>
/// <param name="WrongShare">qm, the same.</param>
/// <param name="IsFed">Whether the regime makes records of what the channel sees.</param>
public readonly record struct Sight(
    Channel Channel, double SeenShare, double FalseShare, double WrongShare, bool IsFed);

/// <summary>A chance that one channel errs about one behaviour.</summary>
/// <param name="Behaviour">Row of the catalogue.</param>
/// <param name="Channel">The channel.</param>
/// <param name="FalseShare">q0 per exposure, of a subject of average look and of group A.</param>
/// <param name="Key">Key of its draws: behaviour and channel by name, so that no other chance moves it.</param>
public readonly record struct ErrorChance(ushort Behaviour, Channel Channel, double FalseShare, uint Key);

/// <summary>
/// The channels that exist for each behaviour of one kind of subject, in the order of the enum. Ordinary channels
/// exist everywhere and teach people the risk; only a regime that feeds on one makes records of what it sees, and only
/// of what some rule of it names.
/// </summary>
public sealed class SightTable
{
    /// <summary>Cameras per 1,000 citizens for which the catalogue gives its shares.</summary>
    private const double CatalogueCameras = 50;

    /// <summary>Share of officials' work audited for which the catalogue gives its shares.</summary>
    private const double CatalogueAudits = 0.04;

    private readonly Sight[] _sights;
    private readonly int[] _first;

    public SightTable(
        SubjectKind kind, ImmutableArray<Behaviour> catalogue, Rulebook? rules, ObservationsParameters parameters)
    {
        var sights = new List<Sight>();
        var chances = new List<ErrorChance>();
        _first = new int[catalogue.Length + 1];
        for (int row = 0; row < catalogue.Length; row++)
        {
            _first[row] = sights.Count;
            foreach (ChannelSight sight in catalogue[row].Channels.OrderBy(sight => sight.Channel))
            {
                bool isFed = rules is not null && rules.FeedsOn(sight.Channel) && rules.Reads(row);
                if (catalogue[row].Subject != kind || !(isFed || sight.Channel.IsOrdinary()))
                {
                    continue;
                }
                (double seen, double falseShare, double wrong) = SharesOf(catalogue[row].Id, sight, parameters);
                sights.Add(new Sight(sight.Channel, Math.Min(1, seen), falseShare, wrong, isFed));
                if (isFed && falseShare > 0)
                {
                    uint key = KeyedId.Of($"{catalogue[row].Id} {sight.Channel}");
                    chances.Add(new ErrorChance((ushort)row, sight.Channel, falseShare, key));
                }
            }
        }
        _first[catalogue.Length] = sights.Count;
        _sights = [.. sights];
        Chances = [.. chances];
        MostFalseShare = Chances.Length > 0 ? Chances.Max(chance => chance.FalseShare) : 0;
        int padded = (Chances.Length + SlotWords.Lanes - 1) / SlotWords.Lanes * SlotWords.Lanes;
        ChanceKeys = new uint[padded];
        for (int k = 0; k < Chances.Length; k++)
        {
            ChanceKeys[k] = Chances[k].Key;
        }
        FedChannels = rules is null ? 0 : System.Numerics.BitOperations.PopCount(rules.ChannelMask);
    }

    /// <summary>A channel's shares under the parameters, as they come out: past 1 they are certainty.</summary>
    /// <param name="behaviour">Id of the behaviour.</param>
    /// <param name="sight">What the catalogue says of the channel.</param>
    /// <param name="parameters">The parameters in force.</param>
    public static (double Seen, double False, double Wrong) SharesOf(
        string behaviour, ChannelSight sight, ObservationsParameters parameters)
    {
        double density = sight.Channel == Channel.Cameras ? parameters.CamerasPer1000 / CatalogueCameras : 1;
        bool isAudited = sight.Channel == Channel.Superiors && NamedBehaviours.FoundByAudits.Contains(behaviour);
        return (
            sight.SeenShare * (isAudited ? parameters.AuditShare / CatalogueAudits : density),
            sight.FalsePerExposure * parameters.FalseRecordRatio * density,
            sight.WrongSubjectShare * parameters.WrongSubjectRatio);
    }

    /// <summary>Ways in which a record could come about without an act, by behaviour and channel.</summary>
    public ErrorChance[] Chances { get; }

    /// <summary>The largest of their shares, 0 where there are none.</summary>
    public double MostFalseShare { get; }

    /// <summary>Keys of their draws, padded to whole vectors.</summary>
    public uint[] ChanceKeys { get; }

    /// <summary>Channels the regime feeds on.</summary>
    public int FedChannels { get; }

    /// <summary>Channels that exist for a behaviour.</summary>
    public ReadOnlySpan<Sight> Of(int behaviour) =>
        _sights.AsSpan(_first[behaviour], _first[behaviour + 1] - _first[behaviour]);
}
