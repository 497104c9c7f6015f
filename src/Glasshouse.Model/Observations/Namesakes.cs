using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Observations;

/// <summary>
/// Two people of one name. A keyed matching pairs the citizens of a province, and a share of the pairs have the same
/// name; a share of what is filed about one lands on the other, always the same other. Nothing is stored. Channels that
/// go by face or by account are not misled. Where lasting errors are switched off, as large a share of records lands on
/// somebody of the province drawn anew.
/// </summary>
public static class Namesakes
{
    private static readonly uint Slot = KeyedId.Of("namesake");
    private const uint Matching = 1u << 30;

    /// <summary>On whose name a record is put: the subject's own, or the namesake's.</summary>
    /// <param name="world">The world.</param>
    /// <param name="kind">Kind of subject; only citizens have namesakes.</param>
    /// <param name="row">Who did it.</param>
    /// <param name="behaviour">What was done; whoever could not have done it is not taken for the doer.</param>
    /// <param name="channel">Who files it.</param>
    /// <param name="word">A draw of this occasion.</param>
    public static int NamedFor(World world, SubjectKind kind, int row, int behaviour, Channel channel, uint word)
    {
        ObservationsParameters observations = world.Parameters.Observations;
        if (kind != SubjectKind.Citizen || !GoesByName(channel))
        {
            return row;
        }
        double chance = Uniform.Open(word);
        bool isLasting = world.Switches.LastingErrors;
        double share = observations.NamesakeRecordShare * (isLasting ? 1 : observations.NamesakeShare);
        if (chance >= share)
        {
            return row;
        }
        int other = isLasting ? Of(world, row) : Anybody(world, row, behaviour);
        return Noticing.CouldHaveDone(world, kind, other, behaviour) ? other : row;
    }

    /// <summary>Who has the same name; the citizen's own row where nobody has.</summary>
    public static int Of(World world, int row)
    {
        (int number, Province province) = ProvinceOf(world, row);
        if (row - province.FirstCitizen >= province.Citizens)
        {
            // The newborn of a run have rows outside their province, and nobody is taken for them.
            return row;
        }
        var pairs = new KeyedPermutation(world.Seed, Purpose.Attribution, Matching + (uint)number, province.Citizens);
        int place = pairs.Forward(row - province.FirstCitizen);
        int other = place ^ 1;
        Words words = world.Draws(Purpose.Attribution).At((uint)(place / 2), (uint)number, Slot);
        bool hasOne = other < province.Citizens
            && Uniform.Open(words.W0) < world.Parameters.Observations.NamesakeShare;
        return hasOne ? province.FirstCitizen + pairs.Inverse(other) : row;
    }

    private static int Anybody(World world, int row, int behaviour)
    {
        (_, Province province) = ProvinceOf(world, row);
        Words words = world.Draws(Purpose.Attribution).At(
            (uint)row, (uint)world.Day, world.Catalogue[behaviour].Key, 2);
        return province.FirstCitizen + Uniform.Below(words.W0, province.Citizens);
    }

    private static bool GoesByName(Channel channel) => channel is not (Channel.Cameras or Channel.Apps);

    private static (int Number, Province Province) ProvinceOf(World world, int row)
    {
        int number = world.ProvinceOf(SubjectKind.Citizen, row);
        return (number, world.Nation.Provinces[number]);
    }
}
