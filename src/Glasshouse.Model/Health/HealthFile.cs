using System.Runtime.InteropServices;

namespace Glasshouse.Model.Health;

/// <summary>What an authority, or a phone, holds about somebody. Only those who were ever named have one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public struct HealthFile
{
    public CodeState Code;

    /// <summary>First day told to stay at home.</summary>
    public ushort ConfinedFrom;

    /// <summary>The day after the last.</summary>
    public ushort ConfinedUntilNext;

    /// <summary>Last day on which they were told of a contact, plus one; 0 for never.</summary>
    public ushort ToldDayNext;

    /// <summary>What came in since midnight.</summary>
    public CodeInputs Inputs;

    /// <summary>Whether they stay where they are told to.</summary>
    public byte Obeys;

    /// <summary>Days after which a case is no longer laid to a contact: a quarantine of 2020 (from memory).</summary>
    private const int DaysOfContact = 14;

    /// <summary>Whether they were told of a contact in the days before this one.</summary>
    public readonly bool WasTold(int day) =>
        ToldDayNext > 0 && ToldDayNext <= day && day < ToldDayNext + DaysOfContact;

    public readonly bool IsConfined(int day) => Obeys != 0 && day >= ConfinedFrom && day < ConfinedUntilNext;
}

/// <summary>Figures of a day under a health regime. Integers, added in block order.</summary>
public struct HealthCounts
{
    public long Scans;
    public long Refused;
    public long RefusedWrongly;
    public long RefusalLoss;
    public long Tests;
    public long Cases;
    public long CasesTraced;
    public long Told;
    public long ToldInfected;
    public long ToldFound;
    public long Confined;
    public long ConfinedWrongly;
    public long Yellow;
    public long Red;
    public long NotGreenWrongly;
    public long Written;
    public long Observed;
    public long RedByOrder;
    public long RefusedByOrder;
    public long AtMercy;
    public long Borrowed;
    public long ToldForBorrower;

    public void Add(in HealthCounts other)
    {
        Scans += other.Scans;
        Refused += other.Refused;
        RefusedWrongly += other.RefusedWrongly;
        RefusalLoss += other.RefusalLoss;
        Tests += other.Tests;
        Cases += other.Cases;
        CasesTraced += other.CasesTraced;
        Told += other.Told;
        ToldInfected += other.ToldInfected;
        ToldFound += other.ToldFound;
        Confined += other.Confined;
        ConfinedWrongly += other.ConfinedWrongly;
        Yellow += other.Yellow;
        Red += other.Red;
        NotGreenWrongly += other.NotGreenWrongly;
        Written += other.Written;
        Observed += other.Observed;
        RedByOrder += other.RedByOrder;
        RefusedByOrder += other.RefusedByOrder;
        AtMercy += other.AtMercy;
        Borrowed += other.Borrowed;
        ToldForBorrower += other.ToldForBorrower;
    }
}
