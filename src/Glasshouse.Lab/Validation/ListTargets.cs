using Glasshouse.Model;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Validation;

/// <summary>
/// The court's debtor list, from its two shipped scenarios as they are: nothing in them is set by what they are held
/// to here, but for the yearly inflow (V2).
/// </summary>
public static class ListTargets
{
    private const string List = "court_debtors";
    private const string OldRules = "old-rules";
    private const string Reform = "rules-of-2024";
    private const double DaysPerYear = 365;
    private const double PerThousand = 1000;

    private const string Court2018 = "Supreme People's Court figures of September and December 2018 (press, seen)";
    private const string Court2024 = "Supreme People's Court figures of 2024 (press of July and October 2025, seen)";

    // Several targets read the same runs, which are lived once.
    private static readonly Lazy<ListRun> First = new(() => Lived(Setup.Arms("debtor-list")[0]));

    private static readonly Lazy<Dictionary<string, ListRun>> Second = new(() =>
        Setup.Arms("debtor-list-2024").ToDictionary(arm => arm.Arm, Lived));

    public static IEnumerable<Target> All =>
    [
        new Target(
            "V1", TargetKind.Published, "Of all entries in five years of debtor-list, this share has been paid.",
            Court2018, Complied),
        new Target(
            "V2", TargetKind.Published, "New listings a year in debtor-list, per adult.", Court2018 + "; " + Court2024,
            Inflow) { TunedOn = true },
        new Target(
            "V3", TargetKind.Published, "Exits a year over the mean stock, in the first year of the reform.",
            Court2024 + "; stock of 8.5 million (from memory)", ExitHazard),
        new Target(
            "V5", TargetKind.Published, "Refused flights for each refused fast train in five years of debtor-list.",
            Court2018, FlightsToTrains),
        new Target(
            "V6", TargetKind.Published,
            "The first year of the reform against the same year and people under the old rules: inflow and exits.",
            Court2024 + "; 2024 against 2023, tolerances of ours", ReformAgainstOld),
        new Target(
            "V-stock", TargetKind.Stylised,
            "In the last year of the old rules the stock is near inflow over exit hazard, as in a list in balance.",
            "Little's law; 8.5 = 2.8 / .33 in the published figures", StockInBalance),
        new Target(
            "V-lists", TargetKind.Reported, "What becomes of entries, and who was listed unable to pay.",
            "Shown for judging V1 to V6; no published counterpart", WhatBecomes),
    ];

    private static Figure[] Complied()
    {
        ListRun run = First.Value;
        double share = run.Complied / run.Entries;
        return [new Figure("", 0.266, share, 0.05, ShareError(share, run.Entries))];
    }

    private static Figure[] Inflow()
    {
        ListRun run = First.Value;
        double perYear = run.Entries / run.Adults / (run.Days / DaysPerYear);
        // .22 to .29% of adults, thirty per cent either way.
        return [Figure.Between("", 0.0022 * 0.7, 0.0029 * 1.3, perYear, perYear / Math.Sqrt(run.Entries))];
    }

    private static Figure[] FlightsToTrains()
    {
        ListRun run = First.Value;
        double flights = run.Sum("flights_refused_per_1000_year");
        double trains = run.Sum("fast_trains_refused_per_1000_year");
        double ratio = flights / trains;
        return [new Figure("", 3.2, ratio, 1, ratio * Math.Sqrt((1 / flights) + (1 / trains)))];
    }

    private static Figure[] ExitHazard()
    {
        ListRun run = Second.Value[Reform];
        double hazard = run.Exits(FirstYear) / run.Stock(FirstYear);
        return [new Figure("", 0.33, hazard, 0.1, hazard / Math.Sqrt(run.Exits(FirstYear)))];
    }

    private static Figure[] ReformAgainstOld()
    {
        ListRun old = Second.Value[OldRules];
        ListRun reform = Second.Value[Reform];
        double inflow = (reform.EntriesIn(FirstYear) / old.EntriesIn(FirstYear)) - 1;
        double exits = (reform.Exits(FirstYear) / old.Exits(FirstYear)) - 1;
        double stock = reform.StockAtEnd(FirstYear) - reform.StockAtStart(FirstYear);
        return
        [
            new Figure("inflow", -0.234, inflow, 0.1, Math.Sqrt(-inflow / old.EntriesIn(FirstYear))),
            new Figure("exits", 0.354, exits, 0.15, Math.Sqrt(Math.Abs(exits) / old.Exits(FirstYear))),
            Figure.AtMost("change of the stock, cases", 0, stock),
        ];
    }

    private static Figure[] StockInBalance()
    {
        ListRun run = Second.Value[OldRules];
        double hazard = run.Exits(LastYear) / run.Stock(LastYear);
        double balanced = run.EntriesIn(LastYear) / hazard;
        return [new Figure("stock over inflow / hazard", 1, run.Stock(LastYear) / balanced, 0.25)];
    }

    private static Figure[] WhatBecomes()
    {
        ListRun run = First.Value;
        ListRun reform = Second.Value[Reform];
        ListRun old = Second.Value[OldRules];
        double exits = reform.Exits(FirstYear);
        Figure Shown(string name, double value) => new(name, 0, value, 0);
        return
        [
            Shown("debtor-list: exits by time, of entries", run.ExitsBy("time", All5) / run.Entries),
            Shown("debtor-list: still listed, of entries", run.StockAtEnd(All5) / run.Entries),
            Shown("debtor-list: without means, of the listed", run.UnableListed),
            Shown("debtor-list: flights refused, a listed person-year", run.FlightsPerListedYear),
            Shown("old rules: exit hazard in the year of the reform", old.Exits(FirstYear) / old.Stock(FirstYear)),
            Shown("reform: exit hazard in its second year", reform.Exits(LastYear) / reform.Stock(LastYear)),
            Shown("reform: inflow in its second year", (reform.EntriesIn(LastYear) / old.EntriesIn(LastYear)) - 1),
            Shown("reform: exits in its second year", (reform.Exits(LastYear) / old.Exits(LastYear)) - 1),
            Shown("reform: paid, of exits", reform.ExitsBy("paid", FirstYear) / exits),
            Shown("reform: time, of exits", reform.ExitsBy("time", FirstYear) / exits),
            Shown("reform: repaired, of exits", reform.ExitsBy("repaired", FirstYear) / exits),
            Shown("reform: found unable, of exits", reform.ExitsBy("inability", FirstYear) / exits),
        ];
    }

    private static (int From, int To) FirstYear => (1826, 2192);

    private static (int From, int To) LastYear => (2192, 2557);

    private static (int From, int To) All5 => (0, 1825);

    private static double ShareError(double share, double n) => Math.Sqrt(share * (1 - share) / n);

    private static ListRun Lived(RunInputs inputs) => Setup.Live(inputs, (world, rows) => new ListRun(world, rows));

    /// <summary>What a run of a debtor list left behind.</summary>
    private sealed class ListRun
    {
        private readonly MeasureRow[] _rows;
        private readonly int _citizens;

        public ListRun(World world, IReadOnlyList<MeasureRow> rows)
        {
            _rows = [.. rows.Where(row => row is { RegionId: 0, GroupId: 0 })];
            _citizens = world.Nation.Citizens.Length;
            Days = world.Inputs.Scenario.Days;
            Adults = world.Nation.Citizens.Span.ToArray().Count(citizen => citizen.Age >= OpportunityRates.AdultAge);
            UnableListed = ShareUnable(world);
        }

        public int Days { get; }

        public double Adults { get; }

        /// <summary>Share without means among those listed on the last day for a debt of their own.</summary>
        public double UnableListed { get; }

        public double Entries => Last($"list_entries_total:{List}");

        public double Complied => Last($"list_complied_total:{List}");

        /// <summary>Count behind a daily rate per 1,000 and year.</summary>
        public double Sum(string measure) => _rows
            .Where(row => row.Measure == measure).Sum(row => row.Value) * _citizens / PerThousand / DaysPerYear;

        public double EntriesIn((int From, int To) days) => Monthly($"list_entries_per_1000_year:{List}", days);

        public double Exits((int From, int To) days) => Monthly($"list_exits_per_1000_year:{List}", days);

        public double ExitsBy(string reason, (int From, int To) days) =>
            Monthly($"list_exits_{reason}_per_1000_year:{List}", days);

        public double FlightsPerListedYear =>
            Sum("flights_refused_per_1000_year") / (Stock((0, Days)) * Days / DaysPerYear);

        public double Stock((int From, int To) days) => _citizens * _rows
            .Where(row => row.Measure == $"listed_share:{List}" && row.Day >= days.From && row.Day < days.To)
            .Average(row => row.Value);

        public double StockAtStart((int From, int To) days) => StockOn(days.From);

        public double StockAtEnd((int From, int To) days) => StockOn(days.To - 1);

        private double StockOn(int day) => _citizens
            * _rows.Single(row => row.Measure == $"listed_share:{List}" && row.Day == day).Value;

        // Month ends carry a rate over the days since the month end before.
        private double Monthly(string measure, (int From, int To) days)
        {
            double count = 0;
            int before = -1;
            foreach (MeasureRow row in _rows.Where(row => row.Measure == measure))
            {
                bool isWithin = row.Day >= days.From && row.Day < days.To;
                count += isWithin ? row.Value * (row.Day - before) : 0;
                before = row.Day;
            }
            return count * _citizens / PerThousand / DaysPerYear;
        }

        private double Last(string measure) => _rows.Last(row => row.Measure == measure).Value;

        private static double ShareUnable(World world)
        {
            double listed = 0;
            double unable = 0;
            foreach (Block block in world.CitizenBlocks)
            {
                for (int place = 0; place < block.Listings.Count; place++)
                {
                    ref readonly Model.Consequences.Listing listing = ref block.Listings.Values[place];
                    int row = block.Listings.Rows[place];
                    bool isOwn = listing.DebtDay != Model.Consequences.Listing.NoDebt
                        && world.RegisterOf(Model.Contracts.SubjectKind.Citizen).Standings![row].Lists != 0;
                    listed += isOwn ? 1 : 0;
                    unable += isOwn
                        && Debts.IsUnable(world, row, listing.Behaviour, listing.DebtDay, world.Day) ? 1 : 0;
                }
            }
            return unable / listed;
        }
    }
}
