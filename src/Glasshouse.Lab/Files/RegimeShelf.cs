using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>
/// The regimes that a scenario names, each read once. A run knows a regime by the name it gives itself, however the
/// scenario found it.
/// </summary>
public sealed class RegimeShelf(InputTexts texts, ImmutableArray<Behaviour> catalogue, Findings findings)
{
    // Standing keeps days in 16 bits; a few hundred are left over for what is dated a little ahead.
    private const long LastDay = 65_000;

    private readonly Dictionary<(string, string?), Regime?> _asked = [];
    private readonly Dictionary<string, Regime> _named = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, InputText> _texts = new(StringComparer.Ordinal);

    /// <summary>
    /// Texts of all regimes found, under the names they give themselves, and of those they extend, as they call them.
    /// </summary>
    public ImmutableArray<InputText> Texts =>
    [
        .. _texts.Values,
        .. texts.Read.Where(read => read.Kind == InputKind.Regime && !_texts.ContainsKey(read.Name)),
    ];

    /// <summary>A regime that was found, by the name it gives itself.</summary>
    public Regime Named(string name) => _named[name];

    /// <summary>The same; null where none of that name was found.</summary>
    public Regime? Known(string name) => _named.GetValueOrDefault(name);

    /// <summary>The regime of that name or path; null where there is none or it cannot be used.</summary>
    /// <param name="name">Name or path.</param>
    /// <param name="folder">Folder from which a relative path counts.</param>
    /// <param name="place">Where it is named.</param>
    /// <param name="path">Path of the setting that names it.</param>
    public Regime? Find(string name, string? folder, Place place, string path)
    {
        if (!texts.Has(InputKind.Regime, name, folder))
        {
            findings.Refuse(place, path, "unknown-name", $"is {name}, {texts.Unknown(InputKind.Regime, name)}");
            return null;
        }
        if (!_asked.TryGetValue((name, folder), out Regime? regime))
        {
            regime = findings.Attempt(() => RegimeReader.Read(texts, name, catalogue, folder));
            _asked.Add((name, folder), regime);
        }
        if (regime is not null)
        {
            Keep(regime, texts.Open(InputKind.Regime, name, folder), place, path);
        }
        return regime;
    }

    /// <summary>Refuses a regime whose dates would not fit a run of so many days.</summary>
    public void CheckDates(Regime regime, int days)
    {
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is { } system && days + LongestWait(system) >= LastDay)
            {
                findings.Refuse(new Place(_texts[regime.Name].File, 0, 0), "out-of-range",
                    $"{RegimeChecks.KeyOf(kind)} dates things up to day {days + LongestWait(system)} in a run of "
                    + $"{days} days (a stay on a list, or points that return); allowed are days below {LastDay}");
            }
        }
    }

    private static long LongestWait(RegimeSystem system)
    {
        long longest = 0;
        foreach (ListRule list in system.Lists)
        {
            longest = Math.Max(longest, Math.Max(list.StayDays, list.RemovalDays));
        }
        foreach (RecordRule rule in system.Rules)
        {
            longest = Math.Max(longest, rule.ExpiresDays ?? 0);
        }
        if (system.Score is { } scale)
        {
            longest = Math.Max(longest, Math.Max(scale.CourseDays, 2 * Calendar.DaysPerYear));
        }
        for (int i = 0; system.Score is { } score && i < system.Bands.Length; i++)
        {
            int from = system.Bands[i].From;
            int next = i + 1 < system.Bands.Length ? system.Bands[i + 1].From : score.Ceiling + 1;
            // Points that return end in the band of the start, and nobody is woken for what happens within it.
            bool holdsStart = from <= score.Start && score.Start < next;
            longest = holdsStart ? longest : Math.Max(longest, (long)(next - from) * score.ReturnDaysPerPoint);
        }
        return longest;
    }

    private void Keep(Regime regime, InputText text, Place place, string path)
    {
        _named.TryAdd(regime.Name, regime);
        if (!_texts.TryAdd(regime.Name, text with { Name = regime.Name })
            && _texts[regime.Name].Sha256 != text.Sha256)
        {
            findings.Refuse(place, path, "doubled-key",
                $"calls itself {regime.Name}, as another regime of this scenario does; rename one");
        }
    }
}
