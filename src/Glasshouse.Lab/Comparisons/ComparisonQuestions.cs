using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Comparisons;

/// <summary>Questions to the tables of a comparison, as they are printed under the figures that they give.</summary>
internal static class ComparisonQuestions
{
    public const string Lives =
        """
        SELECT arm, count(*) AS lives, count(*) FILTER (WHERE differs) AS lives_that_differ,
               count(*) FILTER (WHERE differs) / count(*) AS share
        FROM "compare.parquet"
        GROUP BY arm_number, arm ORDER BY arm_number
        """;

    public const string Verdicts =
        """
        SELECT arm, count(*) FILTER (WHERE verdict = 'better') AS better,
               count(*) FILTER (WHERE verdict = 'worse') AS worse,
               count(*) FILTER (WHERE verdict = 'mixed') AS mixed
        FROM "compare.parquet"
        GROUP BY arm_number, arm ORDER BY arm_number
        """;

    public const string Carried =
        """
        SELECT carried_by, arm, count(*) AS lives
        FROM "compare.parquet"
        WHERE differs
        GROUP BY carried_by, arm_number, arm ORDER BY arm_number, lives DESC, carried_by
        """;

    // Two-sided 95% quantiles of Student's t for 1 to 30 degrees of freedom; any table of it.
    private const string Quantiles =
        "[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,\n"
        + "     2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,\n"
        + "     2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042]";

    /// <summary>Mean paired difference over replicates, with the interval that Student's t gives.</summary>
    public static string Differences(IEnumerable<string> measures) =>
        $"""
        WITH paired AS (
            SELECT arm_number, arm, measure, avg(baseline) AS baseline, avg(value) AS value,
                   avg(value - baseline) AS difference, count(*) AS replicates,
                   CASE WHEN count(*) > 1 THEN stddev_samp(value - baseline) / sqrt(count(*)) *
            {Quantiles}[count(*) - 1] END AS half
            FROM "compare-replicates.parquet"
            WHERE measure IN ({string.Join(", ", measures.Select(RunDatabase.Text))})
            GROUP BY arm_number, arm, measure)
        SELECT measure, arm, baseline, value, difference, difference - half AS low, difference + half AS high,
               replicates
        FROM paired ORDER BY measure, arm_number
        """;

    /// <summary>Who is better and worse off in an arm, by a column of the people.</summary>
    public static string Who(string arm, string column) =>
        $"""
        SELECT {column} AS who, count(*) AS lives,
               count(*) FILTER (WHERE verdict = 'better') / count(*) AS better,
               count(*) FILTER (WHERE verdict = 'worse') / count(*) AS worse
        FROM "compare.parquet"
        WHERE arm = {RunDatabase.Text(arm)}
        GROUP BY who ORDER BY who
        """;

    public static string Provinces(string arm) =>
        $"""
        SELECT province, tile_x, tile_y, count(*) AS lives,
               count(*) FILTER (WHERE verdict = 'worse') / count(*) AS worse
        FROM "compare.parquet"
        WHERE arm = {RunDatabase.Text(arm)}
        GROUP BY province, tile_x, tile_y ORDER BY province
        """;

    public static string Flows(string arm) =>
        $"""
        SELECT standing_baseline || ' → ' || standing_arm AS flow, count(*) AS lives
        FROM "compare.parquet"
        WHERE arm = {RunDatabase.Text(arm)}
        GROUP BY flow ORDER BY lives DESC, flow LIMIT 12
        """;

    public static string FirstDays(string arm) =>
        $"""
        SELECT 'from day ' || (first_day // 30 * 30) AS first_difference, count(*) AS lives
        FROM "compare.parquet"
        WHERE differs AND arm = {RunDatabase.Text(arm)}
        GROUP BY first_day // 30 ORDER BY first_day // 30
        """;

    public static string Details(string arm) =>
        $"""
        SELECT carried_by || ': ' || detail AS carried, count(*) AS lives
        FROM "compare.parquet"
        WHERE differs AND arm = {RunDatabase.Text(arm)}
        GROUP BY carried ORDER BY lives DESC, carried LIMIT 12
        """;
}
