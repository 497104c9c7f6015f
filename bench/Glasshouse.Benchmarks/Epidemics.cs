using System.Diagnostics;
using System.Globalization;
using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Measures;

namespace Glasshouse.Benchmarks;

/// <summary>
/// An epidemic that nobody holds down, in every setting and without any scoring: 180 days of one nation with it and
/// without it, in one process. One line a run: citizens, whether there is an epidemic, day seconds, seconds of all
/// processors (which others on the machine disturb less), citizen-days a second, share ever infected, milliseconds of
/// the median day and of the ten slowest, bytes a citizen.
/// </summary>
public static class Epidemics
{
    private const int Days = 180;
    private const int Slowest = 10;
    private const int Usual = 1_000_000;

    public static void Run(IEnumerable<int> sizes)
    {
        Console.WriteLine(
            "citizens,epidemic,days_s,cpu_s,citizen_days_per_s,attack_share,median_day_ms,peak_day_ms,"
            + "bytes_per_citizen");
        foreach (int citizens in sizes.DefaultIfEmpty(Usual))
        {
            Console.WriteLine(Measure(citizens, isEpidemic: false));
            Console.WriteLine(Measure(citizens, isEpidemic: true));
        }
    }

    private static string Measure(int citizens, bool isEpidemic)
    {
        string seeds = (isEpidemic ? citizens / 2000 : 0).ToString(CultureInfo.InvariantCulture);
        var overrides = new RunOverrides
        {
            Regime = "none",
            Citizens = citizens,
            Days = Days,
            Record = "summary",
            Set = [$"contagion.seed_infections={seeds}"],
        };
        RunInputs inputs = ScenarioReader.Prepare(
            "first-look", overrides, InputTexts.FromShippedAndDisk()).Arms[0];
        long before = Scale.Held();
        using var team = new Team(Environment.ProcessorCount);
        using var run = new Model.Run(inputs, team);
        var clock = new Clock();
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        run.Live(clock, isHashing: false, CancellationToken.None);
        double cpu = (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
        double seconds = clock.Days.Sum() / 1000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{citizens},{(isEpidemic ? "yes" : "no")},{seconds:F2},{cpu:F2},{(double)citizens * Days / seconds:F0},"
            + $"{clock.AttackShare:F3},{clock.Days.Order().ElementAt(Days / 2):F1},"
            + $"{clock.Days.OrderDescending().Take(Slowest).Average():F1},"
            + $"{(double)(Scale.Held() - before) / citizens:F0}");
    }

    private sealed class Clock : IRunObserver
    {
        private long _started = Stopwatch.GetTimestamp();

        /// <summary>Milliseconds of each day.</summary>
        public List<double> Days { get; } = [];

        public double AttackShare { get; private set; }

        public void DayDone(int day, DayRows rows, ulong? stateHash)
        {
            Days.Add(Stopwatch.GetElapsedTime(_started).TotalMilliseconds);
            foreach (MeasureRow row in rows.Measures)
            {
                AttackShare = row is { Measure: "attack_share", RegionId: 0, GroupId: 0 } ? row.Value : AttackShare;
            }
            _started = Stopwatch.GetTimestamp();
        }
    }
}
