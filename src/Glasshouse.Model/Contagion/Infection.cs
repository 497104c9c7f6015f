using System.Runtime.InteropServices;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model.Contagion;

/// <summary>How far it goes. Each grade includes those before it.</summary>
public enum Severity : byte
{
    Asymptomatic,
    Mild,
    Hospital,
    Critical,
    Death,
}

/// <summary>How somebody is on a day.</summary>
public enum HealthState : byte
{
    Susceptible,

    /// <summary>Infected, with no symptoms yet or none at all.</summary>
    Unnoticed,

    /// <summary>With symptoms, at home.</summary>
    Ill,
    InHospital,

    /// <summary>In intensive care.</summary>
    Critical,

    /// <summary>Recovered and immune.</summary>
    Recovered,
}

/// <summary>One infection, from the day it was caught until it is over.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct Infection
{
    /// <summary>A day that does not come.</summary>
    public const ushort Never = ushort.MaxValue;

    public const int Nobody = -1;

    public int Row;

    /// <summary>Who passed it on; <see cref="Nobody"/> for seeds and imports.</summary>
    public int Infector;

    /// <summary>Infectiousness relative to a severe case of the mean: individual factor times status factor.</summary>
    public float Strength;

    public ushort InfectedDay;

    /// <summary>First day of symptoms.</summary>
    public ushort OnsetDay;

    public ushort HospitalDay;
    public ushort CriticalDay;

    /// <summary>Day of recovery or death.</summary>
    public ushort EndDay;
    public Severity Severity;
    public Setting Setting;

    public readonly HealthState StateOn(int day) =>
        day >= EndDay ? HealthState.Recovered
        : day >= CriticalDay ? HealthState.Critical
        : day >= HospitalDay ? HealthState.InHospital
        : day >= OnsetDay ? HealthState.Ill
        : HealthState.Unnoticed;
}

/// <summary>Somebody who catches it today.</summary>
public readonly record struct Exposure(int Row, int Infector, Setting Setting);
