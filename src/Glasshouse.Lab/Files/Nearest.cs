namespace Glasshouse.Lab.Files;

/// <summary>The known name that a misspelt one was most likely meant to be.</summary>
public static class Nearest
{
    /// <summary>The nearest of the names, or null where none is near enough to be worth naming.</summary>
    public static string? Of(string given, IEnumerable<string> names)
    {
        int limit = Math.Max(2, given.Length / 3);
        string? nearest = null;
        foreach (string name in names)
        {
            int distance = Distance(given, name);
            if (distance <= limit)
            {
                limit = distance - 1;
                nearest = name;
            }
        }
        return nearest;
    }

    /// <summary>
    /// What a message adds after an unknown name: the nearest one where there is one, else all that are allowed.
    /// </summary>
    public static string Advice(string given, IEnumerable<string> names)
    {
        string[] allowed = [.. names];
        return (Of(given, allowed), allowed.Length) switch
        {
            (string near, > 12) => $"nearest is {near}",
            (string near, _) => $"nearest is {near}; allowed are {string.Join(", ", allowed)}",
            (null, 0) => "none is allowed here",
            (null, _) => $"allowed are {string.Join(", ", allowed)}",
        };
    }

    // Levenshtein's distance, with a swap of two neighbours counted as one slip (optimal string alignment).
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            cost[i, 0] = i;
        }
        for (int j = 0; j <= b.Length; j++)
        {
            cost[0, j] = j;
        }
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, cost[i - 2, j - 2] + 1);
                }
                cost[i, j] = best;
            }
        }
        return cost[a.Length, b.Length];
    }
}
