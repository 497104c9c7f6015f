using System.Collections.Immutable;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Journeys;

/// <summary>Where people are together, and how an infection came.</summary>
public enum Setting : byte
{
    Home,

    /// <summary>An organisation where somebody works: offices, factories, shops as seen by their staff.</summary>
    Work,
    School,

    /// <summary>The home of a friend or relative.</summary>
    OtherHome,
    Shop,
    Restaurant,

    /// <summary>Sport, culture, worship and what else people go to.</summary>
    Leisure,
    Transport,

    /// <summary>A visit to a hospital or practice.</summary>
    Hospital,

    /// <summary>Anybody in the nation: the one homogeneous layer of published tests.</summary>
    Anywhere,

    /// <summary>Infected from the start.</summary>
    Seed,

    /// <summary>Infected abroad.</summary>
    Import,
}

/// <summary>Sets of settings.</summary>
public static class Settings
{
    public const Setting FirstVenue = Setting.Shop;
    public const Setting LastVenue = Setting.Hospital;

    /// <summary>Kinds of venues that anybody may visit.</summary>
    public const int Venues = LastVenue - FirstVenue + 1;

    // Made once: a day makes no texts.
    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetValues<Setting>().Select(one => one.SnakeName())];

    /// <summary>A setting as tables spell it.</summary>
    public static string Name(this Setting setting) => Names[(int)setting];

    /// <summary>The bit of a setting in a set of them.</summary>
    public static ushort Bit(this Setting setting) => (ushort)(1 << (int)setting);
}
