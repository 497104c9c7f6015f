namespace Glasshouse.Web.Explore;

/// <summary>Questions that come with the console; their titles are the texts <c>question.NAME</c>.</summary>
public static class ShippedQuestions
{
    private static readonly (string Name, string Sql)[] All =
    [
        ("truth-and-file", "SELECT * FROM truth_beside_file_by_month"),
        ("sanctioned-by-day",
            """
            SELECT day, measure, value
            FROM measures
            WHERE region_id = 0 AND group_id = 0
              AND measure IN ('sanctioned_share', 'wrongly_sanctioned_share') AND isfinite(value)
            ORDER BY measure, day
            """),
        ("wrongful-by-channel", "SELECT * FROM wrongful_records_by_channel"),
        ("sanctioned-by-province",
            "SELECT name, sanctioned_share FROM sanctioned_share_by_province ORDER BY sanctioned_share DESC"),
        ("sanctioned-by-group",
            """
            SELECT dimension || ': ' || label AS who, value AS sanctioned_share
            FROM measures JOIN groups USING (group_id)
            WHERE measure = 'sanctioned_share' AND region_id = 0 AND group_id > 0 AND subject_kind = 'citizen'
              AND day = (SELECT max(day) FROM measures WHERE measure = 'sanctioned_share' AND group_id > 0)
            ORDER BY group_id
            """),
        ("commonest-records",
            """
            SELECT behaviour, count(*) AS records, count(*) FILTER (WHERE wrongful) AS wrongful
            FROM records
            GROUP BY behaviour
            ORDER BY records DESC
            LIMIT 20
            """),
        ("rules-that-fired",
            """
            SELECT rule, count(*) AS decisions, sum(points) AS points
            FROM decisions
            GROUP BY rule
            ORDER BY decisions DESC
            LIMIT 20
            """),
        ("appeals",
            """
            SELECT outcome, count(*) AS appeals, count(*) FILTER (WHERE was_wrong) AS about_an_error,
                   avg(decided_day - filed_day) AS days
            FROM appeals
            GROUP BY outcome
            ORDER BY outcome
            """),
        ("last-bands",
            """
            SELECT subject_kind || ': ' || band AS standing, count(*) AS subjects
            FROM standings
            GROUP BY ALL
            ORDER BY ALL
            """),
    ];

    public static IEnumerable<string> Names => All.Select(one => one.Name);

    /// <summary>The SQL of a question; null where none has that name.</summary>
    public static string? Sql(string name) => All.FirstOrDefault(one => one.Name == name).Sql;
}
