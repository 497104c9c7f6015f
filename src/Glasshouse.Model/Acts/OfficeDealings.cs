using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Acts;

/// <summary>What an office did to a firm today: truth.</summary>
public readonly record struct OfficeAct(int Office, OfficeDeed Deed);

/// <summary>
/// The month's dealings of government bodies with firms: promises kept or broken, bills paid or not. Whoever heads the
/// office decides, as about any act: what it is worth against what being complained of costs, and scruples.
/// </summary>
public sealed class OfficeDealings(World world)
{
    private static readonly uint PromiseKey = KeyedId.Of("promise to a firm");
    private static readonly uint BillKey = KeyedId.Of("bill of a firm");
    private static readonly uint DebtKey = KeyedId.Of("open bills");

    /// <summary>The month's end at every office.</summary>
    public void Run()
    {
        if (!world.Switches.GovernmentBreaches)
        {
            return;
        }
        GovernmentParameters government = world.Parameters.Government;
        for (int row = 0; row < world.Nation.Offices.Length; row++)
        {
            ref OfficeConduct conduct = ref world.OfficeConducts[row];
            // What was left open before comes first: today's bill is not paid on its own day.
            Pay(row, ref conduct);
            if (FallsDue(row, PromiseKey, government.PromisesPerYear, out Words promise))
            {
                conduct.PromisesDue++;
                bool isBroken = Breaks(
                    row, promise, government.PromiseBenefit, government.PromiseSeenShare,
                    world.OfficeRegister.Rule?.BrokenPromisePoints ?? 0);
                conduct.PromisesBroken += isBroken ? 1 : 0;
                Note(row, isBroken ? OfficeDeed.BrokenPromise : OfficeDeed.KeptPromise);
            }
            if (FallsDue(row, BillKey, government.BillsPerYear, out Words bill))
            {
                conduct.BillsDue++;
                double squeeze = government.MissingWeight * world.Officialdom.Years[row].Missing;
                if (Breaks(
                    row, bill, government.BillBenefit + squeeze, government.BillSeenShare,
                    world.OfficeRegister.Rule?.UnpaidBillPoints ?? 0))
                {
                    conduct.BillsUnpaid++;
                    conduct.BillsOpen++;
                    conduct.Owed += (float)(government.BillPerPost * world.Nation.Offices[row].Posts);
                    Note(row, OfficeDeed.UnpaidBill);
                }
            }
        }
    }

    private bool FallsDue(int row, uint key, double perYear, out Words words)
    {
        words = world.Draws(Purpose.Office).At((uint)row, (uint)world.Day, key);
        return Uniform.Open(words.W0) < perYear / Calendar.MonthsPerYear;
    }

    private bool Breaks(int row, in Words words, double benefit, double seenShare, int points)
    {
        GovernmentParameters government = world.Parameters.Government;
        ref readonly Official head = ref world.Nation.Officials[world.Nation.Offices[row].FirstOfficial];
        double added = world.OfficeRegister.Rule is { } rule && world.Switches.Consequences
            ? world.Parameters.Acts.ScoreRangeWeight * points / rule.Start
            : 0;
        double utility = benefit + (government.BenefitSpread * Uniform.Normal(words.W1))
            - (seenShare * (government.LegalPenalty + added)) - (head.Honesty * government.MoralWeight);
        return Uniform.Open(words.W2) < Exact.Logistic(utility / world.Parameters.Acts.ChoiceNoise);
    }

    private void Pay(int row, ref OfficeConduct conduct)
    {
        if (conduct.BillsOpen == 0)
        {
            return;
        }
        GovernmentParameters government = world.Parameters.Government;
        double perYear = government.PaidPerYear * (world.OfficeRegister.IsListed(row) ? government.ListedRatio : 1);
        Words words = world.Draws(Purpose.Office).At((uint)row, (uint)world.Day, DebtKey);
        if (Uniform.Open(words.W0) < perYear / Calendar.MonthsPerYear)
        {
            (conduct.BillsOpen, conduct.Owed) = (0, 0);
            Note(row, OfficeDeed.BillsPaid);
        }
    }

    private void Note(int row, OfficeDeed deed) => world.OfficeActs.Add(new OfficeAct(row, deed));
}
