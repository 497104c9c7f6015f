namespace Glasshouse.Model.Markets;

/// <summary>
/// How a score moves with the end of a loan (Liu and others 2018): up when it is repaid, down when it fails, clipped
/// at both ends. Points of credit scores, or states of a lending chain.
/// </summary>
/// <param name="Lowest">Lowest score.</param>
/// <param name="Highest">Highest score.</param>
/// <param name="Up">Points won by repaying.</param>
/// <param name="Down">Points lost by failing.</param>
public readonly record struct ScoreMoves(int Lowest, int Highest, int Up, int Down)
{
    public int After(int score, bool isRepaid) => Math.Clamp(isRepaid ? score + Up : score - Down, Lowest, Highest);
}
