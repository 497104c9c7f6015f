using System.Diagnostics;
using System.Globalization;
using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Benchmarks;

/// <summary>
/// Building and days at several sizes in one process: integrated-score, figures only. One line a size: citizens,
/// building seconds, citizens built a second, day seconds, citizen-days a second, bytes a citizen, and
/// bytes allocated a day.
/// </summary>
public static class Scale
{
    private const int Days = 365;

    private static readonly int[] Sizes = [100_000, 1_000_000];

    public static void Run(IEnumerable<int> sizes)
    {
        int[] chosen = [.. sizes.DefaultIfEmpty(0)];
        Console.WriteLine("citizens,build_s,built_per_s,days_s,citizen_days_per_s,bytes_per_citizen,allocated_per_day");
        foreach (int citizens in chosen is [0] ? Sizes : chosen)
        {
            Console.WriteLine(Measure(citizens));
        }
    }

    private static string Measure(int citizens)
    {
        var overrides = new RunOverrides
        {
            Regime = "integrated-score",
            Citizens = citizens,
            Days = Days,
            Record = "summary",
        };
        RunInputs inputs = ScenarioReader.Prepare(
            "first-look", overrides, InputTexts.FromShippedAndDisk()).Arms[0];
        long before = Held();
        using var team = new Team(Environment.ProcessorCount);
        long started = Stopwatch.GetTimestamp();
        using var run = new Model.Run(inputs, team);
        double build = Stopwatch.GetElapsedTime(started).TotalSeconds;
        started = Stopwatch.GetTimestamp();
        var allocation = new Allocation();
        run.Live(allocation, isHashing: false, CancellationToken.None);
        double days = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{citizens},{build:F2},{citizens / build:F0},{days:F2},{(double)citizens * Days / days:F0},"
            + $"{(double)(Held() - before) / citizens:F0},{allocation.MedianBytesPerDay}");
    }

    internal static long Held()
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private sealed class Allocation : IRunObserver
    {
        private readonly List<long> _byDay = [];
        private long _before = GC.GetTotalAllocatedBytes();

        public long MedianBytesPerDay => _byDay.Order().ElementAt(_byDay.Count / 2);

        public void DayDone(int day, DayRows rows, ulong? stateHash)
        {
            long now = GC.GetTotalAllocatedBytes();
            _byDay.Add(now - _before);
            _before = now;
        }
    }
}
