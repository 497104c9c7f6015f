using System.Runtime.InteropServices;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Statistics;

namespace Glasshouse.Model.Markets;

/// <summary>
/// How well lenders' scores tell loans that fail from loans that are repaid: over all applications since the rules
/// took effect, granted or not, since what becomes of a loan is drawn whether it is granted or not.
/// </summary>
public sealed class CreditOutcomes
{
    private long[] _failing = [];
    private long[] _repaid = [];

    /// <summary>Area under the ROC curve, or null where too little has been seen.</summary>
    public double? Area => RocArea.Of(_failing, _repaid);

    /// <summary>Starts again, for scores up to the highest.</summary>
    public void Begin(int highestScore)
    {
        _failing = new long[highestScore + 1];
        _repaid = new long[highestScore + 1];
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(MemoryMarshal.AsBytes<long>(_failing));
        hash.Add(MemoryMarshal.AsBytes<long>(_repaid));
    }

    /// <summary>Adds one application; blocks may do so at the same time, since whole numbers need no order.</summary>
    public void Add(int score, bool fails) => Interlocked.Increment(ref (fails ? _failing : _repaid)[score]);
}
