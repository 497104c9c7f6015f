using Glasshouse.Engine.Randomness;
using Glasshouse.Lab.Experiments;
using Xunit;

namespace Glasshouse.Tests.Experiments;

public sealed class SequentialCalibrationTests
{
    private const int Tosses = 60;

    // The posterior of a share under an even prior after 24 of 60 is Beta(25, 37).
    [Fact]
    public void A_fit_to_a_count_ends_and_gives_the_posterior_of_the_share()
    {
        Calibrated fit = new SequentialCalibration(Heads, 1, [24], [4], 5).Fit(400);
        Assert.InRange(fit.Mean(0), 0.403 - 0.015, 0.403 + 0.015);
        Assert.InRange(fit.Quantile(0, 0.05), 0.302 - 0.03, 0.302 + 0.03);
        Assert.InRange(fit.Quantile(0, 0.95), 0.507 - 0.03, 0.507 + 0.03);
    }

    [Fact]
    public void Figures_that_tell_nothing_leave_the_prior_as_it_is()
    {
        Calibrated fit = new SequentialCalibration((_, _) => [7], 1, [7], [1], 5).Fit(400);
        Assert.InRange(fit.Mean(0), 0.45, 0.55);
        Assert.InRange(fit.Quantile(0, 0.05), 0.02, 0.08);
    }

    [Fact]
    public void A_figure_that_is_no_number_is_never_near()
    {
        Calibrated fit = new SequentialCalibration(
            (places, luck) => places[0] < 0.5 ? [double.NaN] : Heads(places, luck), 1, [24], [4], 5).Fit(200);
        Assert.InRange(fit.Quantile(0, 0.01), 0.45, 0.6);
    }

    private static double[] Heads(double[] places, uint luck)
    {
        int heads = 0;
        for (uint toss = 0; toss < Tosses; toss++)
        {
            heads += Uniform.Open(Philox.Block(luck, toss, 0, 0, 0, 0).W0) < places[0] ? 1 : 0;
        }
        return [heads];
    }
}
