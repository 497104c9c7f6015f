namespace Glasshouse.Model.Nations;

/// <summary>
/// Makes the jobs of a province as many as its employed people. The last, open size class takes up the difference,
/// since its sizes are the least known; only where a province is too small for that do others shrink or grow.
/// </summary>
internal static class JobBalance
{
    /// <summary>First municipality of each province and the one after its last.</summary>
    public static (int First, int Next)[] Ranges(AreaPlan areas)
    {
        var ranges = new (int First, int Next)[areas.ProvinceCitizens.Length];
        for (int municipality = 0; municipality < areas.Municipalities.Length; municipality++)
        {
            ref (int First, int Next) range = ref ranges[areas.Municipalities[municipality].Province];
            range = (range.Next == 0 ? municipality : range.First, municipality + 1);
        }
        return ranges;
    }

    /// <summary>Settles the sizes of one province's organisations.</summary>
    /// <param name="organisations">The province's cards.</param>
    /// <param name="employed">Its employed people.</param>
    /// <param name="topClass">The open size class.</param>
    /// <param name="leastWorkers">Fewest workers of that class.</param>
    public static void Settle(Span<Organisation> organisations, int employed, int topClass, int leastWorkers)
    {
        long others = 0;
        long tops = 0;
        long beyond = 0;
        foreach (ref readonly Organisation organisation in organisations)
        {
            bool isTop = organisation.SizeClass == topClass;
            others += isTop ? 0 : organisation.Workers;
            tops += isTop ? 1 : 0;
            beyond += isTop ? organisation.Workers - leastWorkers : 0;
        }
        long wanted = employed - others;
        if (tops > 0 && wanted >= tops)
        {
            // In proportion to what was drawn beyond the least; alike where that leaves too few.
            long least = Math.Min(leastWorkers, wanted / tops);
            bool isProportional = least == leastWorkers && beyond > 0;
            Scale(organisations, topClass, wanted - (least * tops), least, isProportional ? beyond : 0, leastWorkers);
            return;
        }
        if (tops == 0 && wanted > 0)
        {
            Largest(organisations).Workers += (int)wanted;
            return;
        }
        Shrink(organisations, employed);
    }

    // Cumulated rounding: what is given out adds up exactly.
    private static void Scale(
        Span<Organisation> organisations, int topClass, long extra, long least, long beyond, int leastWorkers)
    {
        long tops = 0;
        foreach (ref readonly Organisation organisation in organisations)
        {
            tops += organisation.SizeClass == topClass ? 1 : 0;
        }
        double all = beyond > 0 ? beyond : tops;
        double passed = 0;
        long given = 0;
        foreach (ref Organisation organisation in organisations)
        {
            if (organisation.SizeClass != topClass)
            {
                continue;
            }
            passed += beyond > 0 ? organisation.Workers - leastWorkers : 1;
            long upTo = (long)Math.Floor(extra * (passed / all));
            organisation.Workers = (int)(least + upTo - given);
            given = upTo;
        }
    }

    // No organisation keeps more than a cap, the highest at which there are few enough jobs; at least one each.
    private static void Shrink(Span<Organisation> organisations, int employed)
    {
        (int low, int high) = (1, Largest(organisations).Workers);
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            (low, high) = Capped(organisations, middle) <= employed ? (middle, high) : (low, middle - 1);
        }
        long left = Math.Max(0, employed - Capped(organisations, low));
        foreach (ref Organisation organisation in organisations)
        {
            if (organisation.Workers > low)
            {
                organisation.Workers = left > 0 ? low + 1 : low;
                left--;
            }
        }
    }

    private static long Capped(ReadOnlySpan<Organisation> organisations, int cap)
    {
        long jobs = 0;
        foreach (ref readonly Organisation organisation in organisations)
        {
            jobs += Math.Min(organisation.Workers, cap);
        }
        return jobs;
    }

    private static ref Organisation Largest(Span<Organisation> organisations)
    {
        int largest = 0;
        for (int k = 1; k < organisations.Length; k++)
        {
            largest = organisations[k].Workers > organisations[largest].Workers ? k : largest;
        }
        return ref organisations[largest];
    }
}
