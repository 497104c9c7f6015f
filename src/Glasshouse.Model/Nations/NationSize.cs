using System.Runtime.CompilerServices;

namespace Glasshouse.Model.Nations;

/// <summary>How much memory a nation and its run need, so that one that cannot fit is refused at once.</summary>
public static class NationSize
{
    // Per citizen, beside the card: standing (16), opportunity rate (4), digest of the life (4).
    private const int RunBytesPerCitizen = 24;

    // Candidates, acts, records, appeals and loans of the day and of the past year, per citizen.
    private const int WorkingBytesPerCitizen = 40;

    // A card, standing and rate of an organisation; there are fewer than one to six citizens in the presets.
    private const int BytesPerOrganisation = 96;
    private const double OrganisationsPerCitizen = 0.17;

    // Program, tables of names, output buffers.
    private const long FixedBytes = 200L << 20;

    /// <summary>Estimated peak of a run over so many citizens, one arm at a time.</summary>
    public static long EstimatedBytes(int citizens)
    {
        double perCitizen = Unsafe.SizeOf<Citizen>() + RunBytesPerCitizen + WorkingBytesPerCitizen
            + (OrganisationsPerCitizen * BytesPerOrganisation);
        return FixedBytes + (long)(perCitizen * citizens);
    }
}
