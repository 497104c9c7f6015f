namespace Glasshouse.Model.Scores;

/// <summary>
/// What the scores of somebody's ties take off their own: omega times the mean by which the ties fall short of a
/// score (MODEL.md 7.5). Worked out from the file alone; who is tied to whom is handed in.
/// </summary>
public static class Association
{
    /// <summary>How far a tie's score falls short, 0 or more.</summary>
    public static int Shortfall(int score, int below) => Math.Max(0, below - score);

    /// <summary>Points that the ties take, 0 or more.</summary>
    /// <param name="weight">omega.</param>
    /// <param name="shortfalls">Sum of the ties' shortfalls.</param>
    /// <param name="ties">Number of ties.</param>
    public static int Points(double weight, int shortfalls, int ties) =>
        ties > 0 ? (int)Math.Round(weight * shortfalls / ties, MidpointRounding.AwayFromZero) : 0;
}
