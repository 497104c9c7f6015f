using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>How an office has dealt with firms since day 0, truly; and how many records there are of it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 32)]
public struct OfficeConduct
{
    public int PromisesDue;

    public int PromisesBroken;

    public int BillsDue;

    /// <summary>Bills left unpaid when they fell due.</summary>
    public int BillsUnpaid;

    /// <summary>Of these, bills that are still open.</summary>
    public int BillsOpen;

    /// <summary>What they come to, thousand euro.</summary>
    public float Owed;

    /// <summary>Records of what the office did, under the regime in force or one before.</summary>
    public int RightfulRecords;

    /// <summary>Records of promises that it kept.</summary>
    public int WrongfulRecords;

    public readonly int Breaches => PromisesBroken + BillsUnpaid;

    /// <summary>Takes in another office's, for sums.</summary>
    public void Add(in OfficeConduct other)
    {
        PromisesDue += other.PromisesDue;
        PromisesBroken += other.PromisesBroken;
        BillsDue += other.BillsDue;
        BillsUnpaid += other.BillsUnpaid;
        BillsOpen += other.BillsOpen;
        Owed += other.Owed;
        RightfulRecords += other.RightfulRecords;
        WrongfulRecords += other.WrongfulRecords;
    }
}
