using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>
/// What comes out of how offices deal with firms: some complain with success, a few of promises that were kept. Nothing
/// is written down where no regime keeps a standing of offices.
/// </summary>
public sealed class OfficeComplaints(World world)
{
    private static readonly uint Key = KeyedId.Of("complaint about an office");

    /// <summary>Today's deeds become records, or not.</summary>
    public void Run()
    {
        foreach (ref readonly OfficeAct act in world.OfficeActs.Span)
        {
            if (world.OfficeRegister.Rule is not null && IsRecorded(act))
            {
                File(act);
            }
        }
        world.OfficeActs.Clear();
    }

    private bool IsRecorded(in OfficeAct act)
    {
        GovernmentParameters government = world.Parameters.Government;
        double share = act.Deed switch
        {
            OfficeDeed.BrokenPromise => government.PromiseSeenShare,
            OfficeDeed.KeptPromise => government.PromiseFalseShare,
            OfficeDeed.UnpaidBill => government.BillSeenShare,
            _ => 1,
        };
        Words words = world.Draws(Purpose.Observation).At(
            (uint)act.Office, (uint)world.Day, Key, (uint)act.Deed);
        return Uniform.Open(words.W0) < share;
    }

    private void File(in OfficeAct act)
    {
        ref OfficeConduct conduct = ref world.OfficeConducts[act.Office];
        conduct.WrongfulRecords += act.Deed == OfficeDeed.KeptPromise ? 1 : 0;
        conduct.RightfulRecords += act.Deed is OfficeDeed.BrokenPromise or OfficeDeed.UnpaidBill ? 1 : 0;
        // The file says that a promise was broken, whether it was or not.
        OfficeDeed said = act.Deed == OfficeDeed.KeptPromise ? OfficeDeed.BrokenPromise : act.Deed;
        world.OfficeRegister.Inbox.Add(new OfficeRecord(act.Office, said));
    }
}
