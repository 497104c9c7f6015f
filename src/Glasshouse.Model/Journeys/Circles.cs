using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Glasshouse.Model.Journeys;

/// <summary>People among whom a person meets some on a day.</summary>
/// <param name="Setting">Where.</param>
/// <param name="Count">Places of the circle; not all are met, and one may be the person's own.</param>
/// <param name="First">First row of the household, or first place among the members.</param>
/// <param name="Place">Organisation or school, as <see cref="Crews"/> numbers them.</param>
public readonly record struct Circle(Setting Setting, int Count, int First = 0, int Place = 0)
{
    /// <summary>The seats, at a venue.</summary>
    public Party Party { get; init; }
}

/// <summary>The circles of one person on one day.</summary>
public struct Circles(int row, int day)
{
    private const int Most = 3 + Settings.Venues;

    private Places _places;

    public int Row { get; } = row;

    public int Day { get; } = day;

    public int Count { get; private set; }

    [UnscopedRef]
    public readonly ref readonly Circle this[int number] => ref _places[number];

    /// <summary>Adds a circle that is open: one with places.</summary>
    public void Add(in Circle circle)
    {
        if (circle.Count > 0)
        {
            _places[Count++] = circle;
        }
    }

    [InlineArray(Most)]
    private struct Places
    {
        private Circle _first;
    }
}
