using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Engine.Threads;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Who works where: every employed citizen has a job in the municipality or, for commuters, elsewhere in the province.
/// Jobs and employed people are matched by keyed permutations, so nobody is listed; the first worker of every
/// organisation lives in its municipality and owns it.
/// </summary>
internal sealed class JobPlan : IDisposable
{
    private readonly AreaPlan _areas;
    private readonly OrganisationPlan _plan;
    private readonly Column<Organisation> _organisations;
    private readonly int[] _employed;
    private readonly int[] _jobs;
    private readonly int[] _locals;
    private readonly int[] _commutersBefore;
    private readonly int[] _openJobsBefore;
    private readonly int[] _firstOtherJob;
    private readonly Column<uint> _otherJobs;
    private readonly KeyedPermutation[] _residents;
    private readonly KeyedPermutation[] _otherJobOrder;
    private readonly KeyedPermutation[] _commuters;
    private readonly (int First, int Next)[] _provinces;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="areas">Municipalities.</param>
    /// <param name="plan">Their organisations.</param>
    /// <param name="organisations">Cards with settled sizes (see <see cref="JobBalance"/>).</param>
    /// <param name="employed">Employed residents of each municipality.</param>
    /// <param name="parameters">Share of commuters.</param>
    /// <param name="team">Threads.</param>
    public JobPlan(
        uint seed, AreaPlan areas, OrganisationPlan plan, Column<Organisation> organisations, int[] employed,
        NationParameters parameters, Team team)
    {
        _areas = areas;
        _plan = plan;
        _organisations = organisations;
        _employed = employed;
        int count = areas.Municipalities.Length;
        _jobs = new int[count];
        _locals = new int[count];
        _commutersBefore = new int[count + 1];
        _openJobsBefore = new int[count + 1];
        _firstOtherJob = new int[count + 1];
        _residents = new KeyedPermutation[count];
        _otherJobOrder = new KeyedPermutation[count];
        _provinces = JobBalance.Ranges(areas);
        _commuters = new KeyedPermutation[_provinces.Length];
        team.Run(count, CountJobs);
        for (int k = 0; k < count; k++)
        {
            int commuters = (int)Math.Round(parameters.CommuterShare * employed[k]);
            _locals[k] = Math.Min(_jobs[k], employed[k] - commuters);
            _commutersBefore[k + 1] = _commutersBefore[k] + employed[k] - _locals[k];
            _openJobsBefore[k + 1] = _openJobsBefore[k] + _jobs[k] - _locals[k];
            int others = _jobs[k] - Organisations(k);
            _firstOtherJob[k + 1] = _firstOtherJob[k] + others;
            _residents[k] = Permutation(seed, DrawSlots.ResidentsStream, k, employed[k]);
            _otherJobOrder[k] = Permutation(seed, DrawSlots.JobsStream, k, others);
        }
        for (int province = 0; province < _provinces.Length; province++)
        {
            (int first, int next) = _provinces[province];
            int commuters = _commutersBefore[next] - _commutersBefore[first];
            int jobs = _openJobsBefore[next] - _openJobsBefore[first];
            _commuters[province] = Permutation(seed, DrawSlots.CommutersStream, province, Math.Max(commuters, jobs));
        }
        _otherJobs = new Column<uint>(_firstOtherJob[count]);
        team.Run(count, ListOtherJobs);
    }

    /// <summary>The organisation of a municipality's k-th employed resident.</summary>
    /// <param name="municipality">Where the resident lives.</param>
    /// <param name="k">Number among its employed residents, from 0.</param>
    /// <param name="isOwner">Whether it is the resident's own.</param>
    /// <returns>The organisation's row, or -1 where jobs are fewer than people.</returns>
    public int WorkplaceOf(int municipality, int k, out bool isOwner)
    {
        int place = _residents[municipality].Forward(k);
        if (place < _locals[municipality])
        {
            return Job(municipality, place, out isOwner);
        }
        int province = _areas.Municipalities[municipality].Province;
        (int first, int next) = _provinces[province];
        int commuter = _commutersBefore[municipality] - _commutersBefore[first] + place - _locals[municipality];
        int open = _openJobsBefore[first] + _commuters[province].Forward(commuter);
        if (open >= _openJobsBefore[next])
        {
            isOwner = false;
            return -1;
        }
        int there = MunicipalityOfOpenJob(first, next, open);
        return Job(there, _locals[there] + open - _openJobsBefore[there], out isOwner);
    }

    public void Dispose() => _otherJobs.Dispose();

    private static KeyedPermutation Permutation(uint seed, uint stream, int area, int length) =>
        new(seed, Purpose.Nation, stream + (uint)area, Math.Max(1, length));

    private int Organisations(int municipality) => _plan.FirstOf[municipality + 1] - _plan.FirstOf[municipality];

    // Owners' jobs come first, one an organisation; the others in random order.
    private int Job(int municipality, int job, out bool isOwner)
    {
        int organisations = Organisations(municipality);
        isOwner = job < organisations;
        if (isOwner)
        {
            return _plan.FirstOf[municipality] + job;
        }
        int other = _otherJobOrder[municipality].Forward(job - organisations);
        return (int)_otherJobs[_firstOtherJob[municipality] + other];
    }

    private int MunicipalityOfOpenJob(int first, int next, int open)
    {
        while (next - first > 1)
        {
            int middle = (first + next) / 2;
            (first, next) = _openJobsBefore[middle] <= open ? (middle, next) : (first, middle);
        }
        return first;
    }

    private void CountJobs(int municipality)
    {
        int jobs = 0;
        for (int row = _plan.FirstOf[municipality]; row < _plan.FirstOf[municipality + 1]; row++)
        {
            jobs += _organisations[row].Workers;
        }
        _jobs[municipality] = jobs;
    }

    private void ListOtherJobs(int municipality)
    {
        int next = _firstOtherJob[municipality];
        for (int row = _plan.FirstOf[municipality]; row < _plan.FirstOf[municipality + 1]; row++)
        {
            int others = _organisations[row].Workers - 1;
            _otherJobs.Span.Slice(next, others).Fill((uint)row);
            next += others;
        }
    }
}
