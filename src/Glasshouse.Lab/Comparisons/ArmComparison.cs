using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Comparisons;

/// <summary>
/// Lives two or more arms side by side, day by day, and pairs everybody with the same person of the first arm.
/// Nothing is read from tables: the runs are done again, so that nobody is left out who was not recorded.
/// </summary>
public static class ArmComparison
{
    /// <summary>Pairs the lives of all arms with those of the first.</summary>
    /// <param name="arms">Arms on the same people; the first is what the others are held against.</param>
    /// <param name="days">Days to live.</param>
    /// <param name="threads">Threads; changes no result.</param>
    /// <param name="isFollowed">Whether people are followed one by one, or only counted.</param>
    /// <param name="dayDone">Told how many days are done.</param>
    /// <param name="cancellation">Ends it; nothing is given back.</param>
    /// <exception cref="BadInputException">The arms have not the same people.</exception>
    public static Compared Live(
        IReadOnlyList<RunInputs> arms, int days, int threads, bool isFollowed, Action<int> dayDone,
        CancellationToken cancellation)
    {
        using var team = new Team(threads);
        var lived = new List<FollowedArm>();
        try
        {
            foreach (RunInputs inputs in arms)
            {
                lived.Add(new FollowedArm(inputs, team, isFollowed));
                CheckPeople(lived[0], lived[^1]);
            }
            PartedLives[] parted = isFollowed
                ? [.. lived.Skip(1).Select(arm => new PartedLives(lived[0], arm))]
                : [];
            for (int day = 0; day < days; day++)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (FollowedArm arm in lived)
                {
                    arm.LiveDay(isLast: day == days - 1);
                }
                foreach (PartedLives pair in parted)
                {
                    pair.DayDone();
                }
                dayDone(day + 1);
            }
            return Result(lived, parted);
        }
        finally
        {
            lived.ForEach(arm => arm.Dispose());
        }
    }

    // Same preset, seed and size are not enough: a parameter may have drawn other people.
    private static void CheckPeople(FollowedArm one, FollowedArm other)
    {
        (Nation here, Nation there) = (one.World.Nation, other.World.Nation);
        bool isAlike = here.CitizensAtStart == there.CitizensAtStart
            && here.Citizens.Length == there.Citizens.Length;
        for (int row = 0; isAlike && row < here.CitizensAtStart; row++)
        {
            (Citizen a, Citizen b) = (here.Citizens[row], there.Citizens[row]);
            isAlike = (a.Age, a.Group, a.Municipality, a.HouseholdPosition, a.HouseholdSize, a.IncomeDecile)
                == (b.Age, b.Group, b.Municipality, b.HouseholdPosition, b.HouseholdSize, b.IncomeDecile)
                && a.Frailty.Equals(b.Frailty);
        }
        if (!isAlike)
        {
            throw new BadInputException(
                other.Inputs.Arm, "other-people",
                $"does not have the same people as {one.Inputs.Arm}; allowed are arms of one nation, seed and size");
        }
    }

    private static Compared Result(List<FollowedArm> lived, PartedLives[] parted) => new()
    {
        Arms = [.. lived.Select(arm => new ComparedArm(arm.Inputs.Arm, arm.StateHash, arm.Figures.Values()))],
        DifferingLives =
        [
            .. lived.Skip(1).Select(arm => Enumerable.Range(0, arm.World.Nation.Citizens.Length)
                .LongCount(row => arm.World.LifeDigests[row] != lived[0].World.LifeDigests[row])),
        ],
        Lives = [.. parted.SelectMany((pair, place) => LivesOf(lived, place + 1, pair))],
    };

    private static IEnumerable<ComparedLife> LivesOf(List<FollowedArm> lived, int number, PartedLives pair)
    {
        (FollowedArm baseline, FollowedArm arm) = (lived[0], lived[number]);
        World world = baseline.World;
        GroupRow[] groups = [.. world.Groupings.Rows()];
        string ValueOf(int cell) => groups[world.Groupings.GroupOf(SubjectKind.Citizen, cell)].Value;
        for (int row = 0; row < world.Nation.Citizens.Length; row++)
        {
            bool isOfStart = row < world.Nation.CitizensAtStart;
            if (!isOfStart && !world.IsBorn(row) && !arm.World.IsBorn(row))
            {
                continue;
            }
            World bearer = isOfStart || world.IsBorn(row) ? world : arm.World;
            Cells cells = bearer.CellsOf(SubjectKind.Citizen, row);
            Province province = world.Nation.Provinces[bearer.ProvinceOf(SubjectKind.Citizen, row)];
            Parting parting = pair.Partings[row];
            (Outcome a, Outcome b) = (baseline.Outcomes[row], arm.Outcomes[row]);
            yield return new ComparedLife(
                number, arm.Inputs.Arm, row, ValueOf(cells.First), ValueOf(cells.Second),
                bearer.Nation.Citizens[row].IncomeDecile + 1,
                province.Name, province.TileX, province.TileY, parting.Day >= 0, parting.Day < 0 ? null : parting.Day,
                parting.Day < 0 ? null : parting.Event, parting.Day < 0 ? null : parting.Side,
                parting.Day < 0 ? null : Spelling.Of(parting.Carrier), parting.Day < 0 ? null : parting.Detail,
                Verdict.Of(a, b), a.SanctionedDays, b.SanctionedDays, a.WronglySanctionedDays, b.WronglySanctionedDays,
                a.RewardedDays, b.RewardedDays, a.Records, b.Records, a.WrongfulRecords, b.WrongfulRecords,
                a.Refusals, b.Refusals, a.HomeDays, b.HomeDays, a.Infections, b.Infections,
                a.LoansApproved, b.LoansApproved, a.Violations, b.Violations,
                baseline.StandingOf(row), arm.StandingOf(row));
        }
    }
}

/// <summary>What came of living several arms side by side.</summary>
public sealed record Compared
{
    /// <summary>The arms; the first is what the others are held against.</summary>
    public required IReadOnlyList<ComparedArm> Arms { get; init; }

    /// <summary>Lives that differ from the first arm's, for each arm after it.</summary>
    public required IReadOnlyList<long> DifferingLives { get; init; }

    /// <summary>Everybody, once for each arm after the first; empty where people were only counted.</summary>
    public IReadOnlyList<ComparedLife> Lives { get; init; } = [];
}

/// <summary>An arm after its last day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StateHash">Hash of its last state.</param>
/// <param name="Headline">Its figures, by measure.</param>
public sealed record ComparedArm(string Name, string StateHash, IReadOnlyDictionary<string, double> Headline);

/// <summary>A row of compare.parquet: one person in one arm beside the same person in the first arm.</summary>
public readonly record struct ComparedLife(
    int ArmNumber, string Arm, int CitizenId, string Group, string AgeBand, int IncomeDecile, string Province,
    int TileX, int TileY,
    bool Differs, int? FirstDay, string? FirstEvent, string? FirstSide, string? CarriedBy, string? Detail,
    string Verdict, int SanctionedDaysBaseline, int SanctionedDaysArm, int WronglySanctionedDaysBaseline,
    int WronglySanctionedDaysArm, int RewardedDaysBaseline, int RewardedDaysArm, int RecordsBaseline, int RecordsArm,
    int WrongfulRecordsBaseline, int WrongfulRecordsArm, int RefusalsBaseline, int RefusalsArm,
    int HomeDaysBaseline, int HomeDaysArm, int InfectionsBaseline, int InfectionsArm,
    int LoansApprovedBaseline, int LoansApprovedArm, int ViolationsBaseline, int ViolationsArm,
    string StandingBaseline, string StandingArm);

/// <summary>A row of compare-replicates.parquet: a figure of the nation in an arm and the first, one seed.</summary>
public readonly record struct ComparedFigure(
    int ArmNumber, string Arm, string Measure, int Replicate, long Seed, double Baseline, double Value);
