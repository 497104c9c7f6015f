using Glasshouse.Model.Contracts;
using Glasshouse.Model.Orders;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Results close to a quota since its directives came into force, as reported and as they truly were: how many lie just
/// past it against just short of it. About one is what luck makes of it; more is a line that somebody knows of.
/// </summary>
public sealed class QuotaLine(World world)
{
    /// <summary>How close counts as just past or just short, share of the target.</summary>
    private const double Reach = 0.05;

    // A report on the line passes; single precision may put it a hair to either side.
    private const double Hair = 1e-6;

    private DirectiveRule[] _directives = [];
    private int _months;
    private Sides _true;
    private Sides _reported;

    /// <summary>Counts the last month's results, once, and adds the figures.</summary>
    public void Run(List<MeasureRow> rows)
    {
        Officialdom officialdom = world.Officialdom;
        if (!ReferenceEquals(_directives, officialdom.Directives))
        {
            _directives = officialdom.Directives;
            (_true, _reported) = (default, default);
        }
        int months = (world.Day + 1) / Calendar.DaysPerMonth;
        for (int office = 0; months > _months && office < world.Nation.Offices.Length; office++)
        {
            Count(officialdom.ResultsOf(office));
        }
        _months = months;
        Write(rows, "reports_past_over_short_of_quota", _reported);
        Write(rows, "results_past_over_short_of_quota", _true);
    }

    private void Count(ReadOnlySpan<DirectiveResult> results)
    {
        for (int directive = 0; directive < results.Length; directive++)
        {
            ref readonly DirectiveResult result = ref results[directive];
            double quota = _directives[directive].Quota;
            if (quota > 0 && result.Target > 0)
            {
                _true.Add((result.True / result.Target) - quota);
                _reported.Add((result.Reported / result.Target) - quota);
            }
        }
    }

    private void Write(List<MeasureRow> rows, string measure, in Sides sides)
    {
        if (sides.Short > 0)
        {
            rows.Add(new MeasureRow(
                world.Day, 0, world.Groupings.AllOf(SubjectKind.Official), measure, sides.Past / (double)sides.Short));
        }
    }

    private record struct Sides(long Past, long Short)
    {
        public void Add(double beyond)
        {
            Past += beyond >= -Hair && beyond < Reach ? 1 : 0;
            Short += beyond < -Hair && beyond >= -Reach ? 1 : 0;
        }
    }
}
