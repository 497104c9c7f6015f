using System.Collections.Immutable;

namespace Glasshouse.Model.Nations;

/// <summary>An office before anybody works in it.</summary>
/// <param name="Parent">Row of the office above, -1 for the centre.</param>
/// <param name="Level">Level of the tree, 0 the centre.</param>
/// <param name="Province">Province row, -1 for the centre.</param>
/// <param name="Municipality">Municipality row, -1 above it.</param>
/// <param name="FirstCitizen">First of those among whom its officials live: all of its seat.</param>
/// <param name="Citizens">How many live there.</param>
/// <param name="Served">Citizens of its whole area.</param>
internal readonly record struct PlannedOffice(
    int Parent, byte Level, int Province, int Municipality, int FirstCitizen, int Citizens, int Served);

/// <summary>
/// The administrative tree, scaled with the nation. An office stands only where it serves enough citizens; where it
/// does not, the office above serves them.
/// </summary>
internal sealed class OfficePlan
{
    private readonly NationMarginals _marginals;
    private readonly NationParameters _parameters;
    private readonly ImmutableArray<PlannedArea> _areas;
    private readonly (int First, int Next)[] _provinces;
    private readonly int _citizens;
    private readonly List<PlannedOffice> _offices = [];

    public OfficePlan(NationMarginals marginals, AreaPlan areas, int citizens, NationParameters parameters)
    {
        _marginals = marginals;
        _parameters = parameters;
        _areas = areas.Municipalities;
        _provinces = JobBalance.Ranges(areas);
        _citizens = citizens;
        OfficeOf = new int[_areas.Length];
        AddTop();
        for (int level = 2; level < marginals.Levels.Length; level++)
        {
            if (level < marginals.MunicipalityLevel)
            {
                AddBetween(level);
            }
            else if (level == marginals.MunicipalityLevel)
            {
                AddMunicipal(level);
            }
            else
            {
                AddBelow(level);
            }
        }
        Offices = [.. _offices];
        Posts = PostsOf();
    }

    public PlannedOffice[] Offices { get; }

    /// <summary>Officials of each office.</summary>
    public int[] Posts { get; }

    /// <summary>The office that serves each municipality.</summary>
    public int[] OfficeOf { get; }

    private void AddTop()
    {
        PlannedArea capital = _areas[Seat(0, _areas.Length)];
        _offices.Add(new PlannedOffice(-1, 0, -1, -1, capital.FirstCitizen, capital.Citizens, _citizens));
        for (int province = 0; province < _provinces.Length; province++)
        {
            (int first, int next) = _provinces[province];
            Add(0, 1, province, first, next);
        }
    }

    // Groups of neighbouring municipalities, at least two each.
    private void AddBetween(int level)
    {
        for (int province = 0; province < _provinces.Length; province++)
        {
            (int first, int next) = _provinces[province];
            double units = _marginals.Levels[level].Units * _marginals.Provinces[province].Persons / _marginals.Persons;
            int groups = (int)Math.Min(Math.Round(units), (next - first) / 2);
            for (int group = 0; group < groups; group++)
            {
                int from = first + (int)((long)(next - first) * group / groups);
                int to = first + (int)((long)(next - first) * (group + 1) / groups);
                Add(OfficeOf[from], level, province, from, to);
            }
        }
    }

    private void AddMunicipal(int level)
    {
        for (int municipality = 0; municipality < _areas.Length; municipality++)
        {
            PlannedArea area = _areas[municipality];
            if (area.Citizens >= _parameters.CitizensPerMunicipality)
            {
                int parent = OfficeOf[municipality];
                OfficeOf[municipality] = _offices.Count;
                _offices.Add(new PlannedOffice(
                    parent, (byte)level, area.Province, municipality, area.FirstCitizen, area.Citizens, area.Citizens));
            }
        }
    }

    private void AddBelow(int level)
    {
        double perCitizen = _marginals.Levels[level].Units / _citizens;
        for (int municipality = 0; municipality < _areas.Length; municipality++)
        {
            PlannedArea area = _areas[municipality];
            double most = Math.Floor((double)area.Citizens / _parameters.CitizensPerOffice);
            double units = Math.Min(Math.Round(area.Citizens * perCitizen), most);
            for (int unit = 0; unit < units && units > 1; unit++)
            {
                int from = (int)(area.Citizens * unit / units);
                int to = (int)(area.Citizens * (unit + 1) / units);
                _offices.Add(new PlannedOffice(
                    OfficeOf[municipality], (byte)level, area.Province, municipality, area.FirstCitizen + from,
                    to - from, to - from));
            }
        }
    }

    private void Add(int parent, int level, int province, int first, int next)
    {
        PlannedArea seat = _areas[Seat(first, next)];
        int served = 0;
        for (int municipality = first; municipality < next; municipality++)
        {
            OfficeOf[municipality] = _offices.Count;
            served += _areas[municipality].Citizens;
        }
        _offices.Add(new PlannedOffice(
            parent, (byte)level, province, -1, seat.FirstCitizen, seat.Citizens, served));
    }

    // The largest municipality.
    private int Seat(int first, int next)
    {
        int seat = first;
        for (int municipality = first + 1; municipality < next; municipality++)
        {
            seat = _areas[municipality].Citizens > _areas[seat].Citizens ? municipality : seat;
        }
        return seat;
    }

    // One each; the rest by level and, within a level, by citizens served.
    private int[] PostsOf()
    {
        double[] served = new double[_marginals.Levels.Length];
        foreach (PlannedOffice office in Offices)
        {
            served[office.Level] += office.Served;
        }
        int lower = served.Skip(2).Count(citizens => citizens > 0);
        double lowerShare = (1 - _parameters.CentrePostsShare - _parameters.ProvincePostsShare) / Math.Max(1, lower);
        double[] weights = new double[Offices.Length];
        for (int row = 0; row < weights.Length; row++)
        {
            double share = Offices[row].Level switch
            {
                0 => _parameters.CentrePostsShare,
                1 => _parameters.ProvincePostsShare,
                _ => lowerShare,
            };
            weights[row] = share * Offices[row].Served / served[Offices[row].Level];
        }
        double wanted = Math.Round(_parameters.OfficialsPer1000 * _citizens / 1000);
        int[] posts = Apportionment.LargestRemainder(weights, (int)Math.Max(0, wanted - Offices.Length));
        for (int row = 0; row < posts.Length; row++)
        {
            posts[row]++;
        }
        return posts;
    }
}
