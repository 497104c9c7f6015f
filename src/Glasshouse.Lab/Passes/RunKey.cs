using System.Security.Cryptography;
using System.Text;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Passes;

/// <summary>
/// The pair of keys of one run. It follows from what the run records of itself, so that no key is kept anywhere and
/// none outlives its run. It protects nothing: whoever has the run can sign, as the authority of that nation can.
/// </summary>
public sealed class RunKey : IDisposable
{
    public RunKey(RunRecord record)
    {
        string words = string.Join(
            '\n', "glasshouse synthetic pass", record.Scenario, record.Arm, record.Seed, record.Citizens,
            record.DaysDone, record.StateHash);
        byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes(words));
        // Below the order of the curve, which begins with 32 ones, and not zero.
        secret[0] &= 0x7F;
        secret[^1] |= 1;
        Pair = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
    }

    public ECDsa Pair { get; }

    public void Dispose() => Pair.Dispose();
}
