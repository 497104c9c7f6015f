namespace Glasshouse.Model.Acts;

/// <summary>
/// Ranking officials against each other (Lazear and Rosen 1981). Two who do alike each win with probability 1/2; a
/// little more effort raises it by g(0), the density of the difference of two normal errors at 0, so that a prize dW
/// works like a stake of dW g(0), and effort follows from c'(e) = dW g(0).
/// </summary>
public static class Tournament
{
    private const double RootOfPi = 1.7724538509055160273;

    /// <summary>g(0) = 1 / (2 s sqrt(pi)), per unit of the result.</summary>
    /// <param name="spread">s: standard deviation of each one's result.</param>
    public static double DensityAtTie(double spread) => 1 / (2 * spread * RootOfPi);

    /// <summary>What a prize for the better half is worth at the margin, utility per unit of the result.</summary>
    public static double StakeOf(double prize, double spread) => prize * DensityAtTie(spread);

    /// <summary>A month's result around what effort makes of it; mean 1 for a standard normal draw.</summary>
    /// <param name="normal">The draw.</param>
    /// <param name="spread">s.</param>
    public static double Result(double normal, double spread) => 1 + (spread * normal);
}
