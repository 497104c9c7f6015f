namespace Glasshouse.Model.Contracts;

/// <summary>How a government body deals with firms.</summary>
public enum OfficeDeed : byte
{
    KeptPromise,
    BrokenPromise,
    UnpaidBill,

    /// <summary>Everything that was open has been paid.</summary>
    BillsPaid,
}
