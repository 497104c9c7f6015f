using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Observations;
using static System.FormattableString;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Shares of the catalogue are multiplied by ratios of the parameters. Where a product passes 1 it stands as 1, and
/// raising the ratio further does nothing: whoever sets it is told, by the worst case of each ratio.
/// </summary>
public static class SightChecks
{
    public static void Run(ImmutableArray<RunInputs> arms, Findings findings)
    {
        foreach (RunInputs arm in arms)
        {
            foreach (Parameters parameters in arm.ParametersFrom.Values.Prepend(arm.Parameters).Distinct())
            {
                IEnumerable<Product> worst = Products(arm, parameters.Observations)
                    .Where(one => one.Share > 1).GroupBy(one => one.Parameter)
                    .Select(all => all.MaxBy(one => one.Share));
                foreach (Product product in worst)
                {
                    findings.WarnAt(
                        $"set.observations.{product.Parameter}", "past-certainty",
                        Invariant($"is {product.Ratio}, which makes {product.Of} {product.Share:0.##}; ")
                        + "it stands as 1");
                }
            }
        }
    }

    private static IEnumerable<Product> Products(RunInputs arm, ObservationsParameters parameters)
    {
        foreach (Behaviour behaviour in arm.Behaviours)
        {
            foreach (ChannelSight sight in behaviour.Channels)
            {
                (double seen, double falsely, double wrong) = SightTable.SharesOf(behaviour.Id, sight, parameters);
                string by = $"of {behaviour.Id} by {Spelling.Of(sight.Channel)}";
                yield return sight.Channel == Channel.Cameras
                    ? new Product("cameras_per_1000", parameters.CamerasPer1000, $"seen_share {by}", seen)
                    : new Product("audit_share", parameters.AuditShare, $"seen_share {by}", seen);
                yield return new Product(
                    "false_record_ratio", parameters.FalseRecordRatio, $"false_per_exposure {by}", falsely);
                yield return new Product(
                    "wrong_subject_ratio", parameters.WrongSubjectRatio, $"wrong_subject_share {by}", wrong);
            }
        }
    }

    private readonly record struct Product(string Parameter, double Ratio, string Of, double Share);
}
