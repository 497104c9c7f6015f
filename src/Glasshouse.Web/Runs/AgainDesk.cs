using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Web.Runs;

/// <summary>
/// Does runs again for what their tables do not hold. One at a time, whoever asks: the machine may be busy with a run.
/// </summary>
public sealed class AgainDesk
{
    /// <summary>Citizen-days above which people would wait too long.</summary>
    private const long MostCitizenDays = 20_000_000;

    private static readonly TimeSpan WaitsAtMost = TimeSpan.FromSeconds(20);

    private readonly Lock _oneAtATime = new();

    /// <summary>Whether a run is small enough to be done again for so many days.</summary>
    public static bool MayDo(RunRecord record, int days) =>
        record.Status == RunStatus.Completed && (long)record.Citizens * days <= MostCitizenDays;

    /// <exception cref="BadInputException">Others wait for the same.</exception>
    public T Do<T>(Func<T> work)
    {
        if (!_oneAtATime.TryEnter(WaitsAtMost))
        {
            throw new BadInputException(
                "again", "busy", "cannot be done now: others wait for the same; try again soon");
        }
        try
        {
            return work();
        }
        finally
        {
            _oneAtATime.Exit();
        }
    }
}
