using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Runs;

/// <summary>What the machine under the program has.</summary>
public static class Machine
{
    private const int OfThread = 0;
    private const uint ThisThread = 0;
    private const int Niceness = 10;

    /// <summary>Most memory the program has held so far.</summary>
    public static long PeakMemoryBytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }
    }

    /// <summary>
    /// Makes this thread, and all that it starts from now on, give way to others that want the processor. Linux knows
    /// no such priority of .NET's own, so there the thread's niceness is set, which threads inherit.
    /// </summary>
    public static void GiveWay()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
        {
            // A refusal only means that the run does not give way.
            _ = SetPriority(OfThread, ThisThread, Niceness);
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

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
