using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// What becomes of job applications. Some posts are closed to the sanctioned; elsewhere employers who can see a record
/// call back fewer, h = h0 exp(-weight) (Pager 2003). One uniform decides with and without the record, so who is
/// refused because of it is known, person by person. Jobs themselves do not change hands in this version.
/// </summary>
public sealed class LabourMarket(World world)
{
    /// <summary>Applications between asking for a card and using it.</summary>
    private const int RowsAhead = 4;

    /// <summary>Draw slot apart from those of behaviours.</summary>
    private const uint Slot = 0x4A4F4253;

    private const Consequence Closed = Consequence.NoPublicJobs | Consequence.NoSeniorPosts;

    /// <summary>The day's applications of one block.</summary>
    public void Decide(Block block)
    {
        ReadOnlySpan<int> rows = block.JobApplications.Span;
        for (int place = 0; place < rows.Length; place++)
        {
            world.Nation.Citizens.Prefetch(rows[Math.Min(place + RowsAhead, rows.Length - 1)]);
            Decide(block, rows[place], world.Nation.Citizens[rows[place]]);
        }
    }

    /// <summary>Probability of being called back.</summary>
    /// <param name="group">Abstract group of the applicant.</param>
    /// <param name="hasVisibleRecord">Whether an employer sees that the applicant is sanctioned.</param>
    public double CallbackShare(int group, bool hasVisibleRecord)
    {
        MarketsParameters markets = world.Parameters.Markets;
        double weight = group == 0 ? markets.RecordWeightGroupA : markets.RecordWeightOthers;
        return markets.CallbackShare * (hasVisibleRecord ? Exact.Exp(-weight) : 1);
    }

    private void Decide(Block block, int row, in Citizen citizen)
    {
        int province = world.ProvinceOf(SubjectKind.Citizen, row);
        Cells cells = Groupings.Of(citizen);
        Words words = world.Draws(Purpose.Market).At((uint)row, (uint)world.Day, Slot);
        Consequence felt = world.Switches.Consequences ? citizen.Consequences : Consequence.None;
        bool isBarred = world.Health?.IsBarredFromWork(row) ?? false;
        bool isRecorded = felt.HasSanction() || isBarred;
        bool isClosed = (felt & Closed) != 0
            && Uniform.Open(words.W1) < world.Parameters.Markets.PublicPostShare;
        double chance = Uniform.Open(words.W0);
        bool isCalledWithout = chance < CallbackShare(citizen.Group, hasVisibleRecord: false);
        bool isCalled = !isClosed && chance < CallbackShare(citizen.Group, isRecorded && world.Switches.Stigma);
        block.Tally.Add(Counter.JobApplications, province, cells);
        block.Tally.Add(Counter.Callbacks, province, cells, isCalled ? 1 : 0);
        if (isRecorded)
        {
            block.Tally.Add(Counter.RecordedApplications, province, cells);
            block.Tally.Add(Counter.RecordedCallbacks, province, cells, isCalled ? 1 : 0);
        }
        if (isClosed || (isCalledWithout && !isCalled))
        {
            block.Tally.Add(Counter.JobsRefused, province, cells);
            Consequence cause = felt & (isClosed ? Closed : ConsequenceSets.Sanctions);
            bool isWrong = cause == Consequence.None
                ? !world.Health!.IsInfected(row, world.Day)
                : Wrong.Refuses(block, row, cause);
            block.Tally.Add(Counter.JobsRefusedWrongly, province, cells, isWrong ? 1 : 0);
            block.RefusedJobs.GetOrAdd(row, out _) = world.Day;
            world.Live(SubjectKind.Citizen, row, LifeEvent.JobRefused, 0, 0);
        }
        else if (isCalled && Uniform.Open(words.W2) < world.Parameters.Markets.HiredShare)
        {
            block.Tally.Add(Counter.JobsFound, province, cells);
            block.RefusedJobs.Remove(row);
            world.Live(SubjectKind.Citizen, row, LifeEvent.JobFound, 0, 0);
        }
    }
}
