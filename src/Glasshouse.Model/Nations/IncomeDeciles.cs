namespace Glasshouse.Model.Nations;

/// <summary>
/// Deciles of household income, per member by the square-root scale. Counted in narrow bins, so that no list of all
/// households is ever sorted.
/// </summary>
internal sealed class IncomeDeciles
{
    public const int Bins = 16384;
    private const double EuroPerBin = 4;
    private const int Deciles = 10;

    private readonly Lock _adding = new();
    private readonly long[] _citizens = new long[Bins];
    private readonly byte[] _decileOf = new byte[Bins];

    /// <summary>The bin of a household.</summary>
    /// <param name="members">Its cards, first member first.</param>
    public static int Bin(ReadOnlySpan<Citizen> members)
    {
        long income = 0;
        foreach (ref readonly Citizen member in members)
        {
            income += member.IncomePerMonth;
        }
        // People in an institution share no purse.
        bool isInstitution = members[0].HouseholdType == HouseholdType.Institution;
        double scale = isInstitution ? members.Length : Math.Sqrt(members.Length);
        return (int)Math.Min(Bins - 1, income / scale / EuroPerBin);
    }

    /// <summary>Adds counts and sets them back to 0.</summary>
    public void Add(int[] citizens)
    {
        lock (_adding)
        {
            for (int bin = 0; bin < Bins; bin++)
            {
                _citizens[bin] += citizens[bin];
                citizens[bin] = 0;
            }
        }
    }

    /// <summary>Sets the bounds once all are counted. A bin goes where its middle person belongs.</summary>
    public void Close()
    {
        double all = Math.Max(1, _citizens.Sum());
        double below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double middle = below + (_citizens[bin] / 2.0);
            _decileOf[bin] = (byte)Math.Min(Deciles - 1, Math.Floor(Deciles * middle / all));
            below += _citizens[bin];
        }
    }

    public byte DecileOf(int bin) => _decileOf[bin];
}
