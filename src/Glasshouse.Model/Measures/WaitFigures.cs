using Glasshouse.Model.Appeals;

namespace Glasshouse.Model.Measures;

/// <summary>How long people wait: from filing to decision, and from a wrong to its redress.</summary>
public static class WaitFigures
{
    private const double High = 0.95;

    /// <summary>Adds the figures of all that is decided or redressed so far; none before the first.</summary>
    public static void Write(List<MeasureRow> rows, int day, int group, AppealQueue queue)
    {
        Add("appeal_wait_days_median", queue.DaysToDecision.Median);
        Add("appeal_wait_days_p95", queue.DaysToDecision.Quantile(High));
        Add("days_to_redress_median", queue.DaysToRedress.Median);
        Add("days_to_redress_p95", queue.DaysToRedress.Quantile(High));

        void Add(string measure, double? value)
        {
            if (value is { } known)
            {
                rows.Add(new MeasureRow(day, 0, group, measure, known));
            }
        }
    }
}
