using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Lab.Comparisons;

/// <summary>One arm while it is lived beside others: its world, its figures, and what befalls everybody.</summary>
internal sealed class FollowedArm : IDisposable
{
    private readonly Run _run;
    private readonly bool _isFollowed;

    /// <param name="inputs">The arm; everybody's rows are kept for a day, which changes no life.</param>
    /// <param name="team">Threads, shared by the arms: they live their days in turn.</param>
    /// <param name="isFollowed">Whether people are followed one by one, or figures only.</param>
    public FollowedArm(RunInputs inputs, Team team, bool isFollowed)
    {
        RecordDetail detail = isFollowed ? RecordDetail.Full : RecordDetail.Summary;
        Inputs = inputs with
        {
            Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = detail } },
        };
        _run = new Run(Inputs, team);
        Figures = HeadlineFigures.For(World);
        _isFollowed = isFollowed;
        int rows = World.Nation.Citizens.Length;
        Outcomes = new Outcome[isFollowed ? rows : 0];
        World.Journal = isFollowed ? new LifeJournal(rows) : null;
    }

    public RunInputs Inputs { get; }

    public World World => _run.World;

    public Outcome[] Outcomes { get; }

    public HeadlineFigures Figures { get; }

    public string StateHash => Engine.Hashing.StateHash.Text(_run.StateHash());

    public void LiveDay(bool isLast)
    {
        _run.LiveDay();
        if (isLast)
        {
            EndRows.Close(World, World.Rows);
        }
        Figures.DayDone(World.Day, World.Rows, null);
        if (_isFollowed)
        {
            Count();
        }
    }

    /// <summary>Where a citizen stands on the last day: band, else lists, else whether there is a file.</summary>
    public string StandingOf(int row)
    {
        Model.Scores.Register register = World.RegisterOf(SubjectKind.Citizen);
        if (!World.IsAlive(SubjectKind.Citizen, row))
        {
            return "dead";
        }
        if (register.Rules is not { } rules || !Model.Observations.Enrolment.HasFile(World, SubjectKind.Citizen, row))
        {
            return "no file";
        }
        Model.Scores.Standing standing = register.Standings![row];
        string lists = string.Join(", ",
            rules.Lists.Where((_, list) => standing.IsOn(list)).Select(list => list.Name.Replace('_', ' ')));
        string band = rules.Bands.Length > 0 ? rules.Bands[standing.Band].Name : "";
        return (band, lists) switch
        {
            ("", "") => "on no list",
            ("", _) => $"listed: {lists}",
            (_, "") => band,
            _ => $"{band}, listed: {lists}",
        };
    }

    public void Dispose() => _run.Dispose();

    private void Count()
    {
        foreach (Block block in World.CitizenBlocks)
        {
            for (int row = block.First; row < block.First + block.InUse; row++)
            {
                Citizen citizen = World.Nation.Citizens[row];
                ref Outcome outcome = ref Outcomes[row];
                outcome.Violations = citizen.Experience.Violations;
                if (!citizen.IsAlive)
                {
                    continue;
                }
                Consequence held = citizen.Consequences;
                outcome.SanctionedDays += held.HasSanction() ? 1 : 0;
                outcome.RewardedDays += held.HasReward() ? 1 : 0;
                if (World.Health is not null || World.Restrictions.Lockdowns.IsOn(World.Day))
                {
                    outcome.HomeDays += World.Restrictions.IsAtHome(row, World.Day) ? 1 : 0;
                    outcome.Refusals += World.Restrictions.RefusedOn(row, World.Day);
                }
            }
            foreach (int row in block.WronglySanctioned.Rows)
            {
                Outcomes[row].WronglySanctionedDays++;
            }
        }
        foreach (RecordRow record in World.Rows.Records)
        {
            if (record.SubjectKind == SubjectKind.Citizen)
            {
                Outcomes[record.SubjectId].Records++;
                Outcomes[record.SubjectId].WrongfulRecords += record.Wrongful ? 1 : 0;
            }
        }
        LifeJournal journal = World.Journal!;
        for (int block = 0; block < journal.Blocks; block++)
        {
            foreach (LifeEntry entry in journal.Of(block))
            {
                ref Outcome outcome = ref Outcomes[entry.Row];
                bool isLoan = entry is { Kind: LifeEvent.Loan, What: 0 };
                outcome.LoansApproved += isLoan && entry.Amount == 1 ? 1 : 0;
                bool isRefusal = entry.Kind is LifeEvent.JourneyRefused or LifeEvent.StayRefused
                    or LifeEvent.JobRefused or LifeEvent.SchoolPlaceLost or LifeEvent.JobLost;
                outcome.Infections += entry.Kind == LifeEvent.Infected ? 1 : 0;
                outcome.Refusals += isRefusal || (isLoan && entry.Amount == 0) ? 1 : 0;
            }
        }
    }
}
