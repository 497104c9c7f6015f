using Glasshouse.Lab.Files;
using Glasshouse.Model;

namespace Glasshouse.Lab.Runs;

/// <summary>What a dated event does, in words: for charts, lists of settings and sentences.</summary>
public static class EventWords
{
    /// <summary>Everything that the event changes; empty where it holds a note only.</summary>
    public static string Of(TimelineEvent dated)
    {
        var parts = new List<string>();
        if (dated.Regime is { } regime)
        {
            parts.Add($"the regime is {regime}" + (dated.KeepsFiles ? ", which keeps the files" : ""));
        }
        if (dated.Health is { } health)
        {
            parts.Add($"the health regime is {health}");
        }
        parts.AddRange(dated.Set.Select(pair => $"{pair.Key} is {Quantities.Text(pair.Value)}"));
        IEnumerable<string> rules = RegimeChecks.Kinds
            .SelectMany(kind => dated.Rules?.For(kind) ?? []).Select(rule => rule.Id);
        parts.Add(Added(dated.Behaviours.Select(behaviour => behaviour.Id), rules));
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>What an order shuts, such as "spring: closed in the whole nation: school".</summary>
    public static string Of(LockdownOrder order)
    {
        string where = order.Areas.IsEmpty ? "the whole nation" : string.Join(", ", order.Areas);
        string closed = string.Join(", ", order.Closed.Select(place => Spelling.Plain(Spelling.Of(place))));
        string[] parts =
        [
            order.StayHome ? $"people of {where} stay at home ({Quantities.Text(order.ComplianceShare)} obey)" : "",
            closed.Length > 0 ? $"closed in {where}: {closed}" : "",
        ];
        return $"{order.Name}: " + string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>Whom an order turns red, and for how long.</summary>
    public static string Of(RedOrder order) => $"{order.Name}: from day {order.From} to {order.Until} "
        + $"{Quantities.Text(order.TurnedShare)} of protesters, {Quantities.Text(order.ProtesterShare)} of people, "
        + $"are turned red by {order.Officials} officials";

    /// <summary>What cameras match faces for.</summary>
    public static string Of(CameraOrder order)
    {
        string uses = string.Join(", ", order.Uses.Select(use => Spelling.Plain(Spelling.Of(use))));
        return $"faces are matched against {order.ListedPeople} entries at {Quantities.Text(order.Threshold)}: {uses}";
    }

    /// <summary>Such as "behaviour cycling_dark and rule dark_costs added"; empty where nothing is.</summary>
    public static string Added(IEnumerable<string> behaviours, IEnumerable<string> rules)
    {
        string[] named = [.. Named("behaviour", [.. behaviours]), .. Named("rule", [.. rules])];
        return named.Length == 0 ? "" : $"{string.Join(" and ", named)} added";
    }

    private static IEnumerable<string> Named(string what, string[] ids) => ids.Length switch
    {
        0 => [],
        1 => [$"{what} {ids[0]}"],
        _ => [$"{what}s {string.Join(", ", ids)}"],
    };
}
