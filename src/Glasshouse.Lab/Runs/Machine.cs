using System.Diagnostics;
using System.Globalization;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Runs;

/// <summary>What the machine under the program has.</summary>
public static class Machine
{
    /// <summary>Most memory the program has held so far.</summary>
    public static long PeakMemoryBytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }
    }

    /// <summary>Refuses a run that cannot fit, before anything is built.</summary>
    /// <param name="citizens">Citizens of the nation.</param>
    /// <param name="availableBytes">Memory there is; null asks the machine.</param>
    /// <exception cref="BadInputException">It cannot fit; the message says both numbers.</exception>
    public static void CheckMemory(int citizens, long? availableBytes = null)
    {
        long needed = NationSize.EstimatedBytes(citizens);
        long available = availableBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > available)
        {
            string persons = citizens.ToString("#,0", CultureInfo.InvariantCulture);
            throw new BadInputException(
                "nation.citizens", "memory",
                $"is {persons}: a run needs about {Figures.Bytes(needed)} of memory and this machine has "
                + $"{Figures.Bytes(available)}; fewer citizens fit");
        }
    }
}
