namespace Glasshouse.Model.Nations;

/// <summary>
/// Iterative proportional fitting (Deming and Stephan 1940): scales a table's rows and columns in turn until both add
/// up to given totals. The result keeps the odds ratios of the table it started from.
/// </summary>
public static class ProportionalFitting
{
    private const int MostRounds = 20000;

    /// <summary>Fits a table in place.</summary>
    /// <param name="table">Row by row; a zero stays zero.</param>
    /// <param name="rows">Wanted sums of rows.</param>
    /// <param name="columns">Wanted sums of columns; the same in all as those of the rows.</param>
    /// <param name="tolerance">Largest relative error that is let stand.</param>
    /// <returns>Whether the sums were reached; not where the table's zeros forbid it.</returns>
    public static bool Fit(
        Span<double> table, ReadOnlySpan<double> rows, ReadOnlySpan<double> columns, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(table.Length, rows.Length * columns.Length);
        double previous = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            ScaleRows(table, rows);
            ScaleColumns(table, columns, rows.Length);
            double error = RowError(table, rows, columns.Length);
            if (error < tolerance)
            {
                return true;
            }
            if (round % 1000 == 999)
            {
                // Where zeros forbid the sums the error comes to rest.
                if (error > 0.999 * previous)
                {
                    return false;
                }
                previous = error;
            }
        }
        return false;
    }

    private static void ScaleRows(Span<double> table, ReadOnlySpan<double> rows)
    {
        int width = table.Length / rows.Length;
        for (int row = 0; row < rows.Length; row++)
        {
            Span<double> cells = table.Slice(row * width, width);
            double sum = Sum(cells);
            for (int column = 0; column < width && sum > 0; column++)
            {
                cells[column] *= rows[row] / sum;
            }
        }
    }

    private static void ScaleColumns(Span<double> table, ReadOnlySpan<double> columns, int height)
    {
        int width = columns.Length;
        for (int column = 0; column < width; column++)
        {
            double sum = 0;
            for (int row = 0; row < height; row++)
            {
                sum += table[(row * width) + column];
            }
            for (int row = 0; row < height && sum > 0; row++)
            {
                table[(row * width) + column] *= columns[column] / sum;
            }
        }
    }

    private static double RowError(ReadOnlySpan<double> table, ReadOnlySpan<double> rows, int width)
    {
        double worst = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            double sum = Sum(table.Slice(row * width, width));
            double error = rows[row] > 0 ? Math.Abs((sum / rows[row]) - 1) : sum > 0 ? 1 : 0;
            worst = Math.Max(worst, error);
        }
        return worst;
    }

    private static double Sum(ReadOnlySpan<double> cells)
    {
        double sum = 0;
        foreach (double cell in cells)
        {
            sum += cell;
        }
        return sum;
    }
}
