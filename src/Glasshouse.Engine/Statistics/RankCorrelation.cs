namespace Glasshouse.Engine.Statistics;

/// <summary>Whether two orders agree.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's rank correlation of counted pairs, ties at their mean rank; -1 to 1.</summary>
    /// <param name="joint">Subjects by (first level, second level), row by row.</param>
    /// <param name="columns">Number of levels of the second.</param>
    /// <returns>The correlation, or null where one of the two does not vary.</returns>
    public static double? Spearman(ReadOnlySpan<long> joint, int columns)
    {
        int rows = joint.Length / columns;
        long[] byRow = new long[rows];
        long[] byColumn = new long[columns];
        long n = 0;
        for (int place = 0; place < joint.Length; place++)
        {
            byRow[place / columns] += joint[place];
            byColumn[place % columns] += joint[place];
            n += joint[place];
        }
        double[] rowRanks = MeanRanks(byRow);
        double[] columnRanks = MeanRanks(byColumn);
        double middle = (n + 1) / 2.0;
        double covariance = 0;
        for (int place = 0; place < joint.Length; place++)
        {
            covariance += joint[place] * (rowRanks[place / columns] - middle) * (columnRanks[place % columns] - middle);
        }
        double spread = Math.Sqrt(Spread(byRow, rowRanks, middle)) * Math.Sqrt(Spread(byColumn, columnRanks, middle));
        return spread > 0 ? covariance / spread : null;
    }

    private static double[] MeanRanks(long[] counts)
    {
        double[] ranks = new double[counts.Length];
        long below = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            ranks[level] = below + ((counts[level] + 1) / 2.0);
            below += counts[level];
        }
        return ranks;
    }

    private static double Spread(long[] counts, double[] ranks, double middle)
    {
        double sum = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            sum += counts[level] * (ranks[level] - middle) * (ranks[level] - middle);
        }
        return sum;
    }
}
