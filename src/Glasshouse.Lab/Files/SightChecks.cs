using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Observations;
using static System.FormattableString;

namespace Glasshouse.Lab.Files;

/// <summary>
/// Shares of the catalogue are multiplied by ratios of the parameters. Where a product passes 1 it stands as 1, and
/// raising the ratio further does nothing: whoever sets it is told.
/// </summary>
public static class SightChecks
{
    public static void Run(ImmutableArray<RunInputs> arms, Findings findings)
    {
        foreach (RunInputs arm in arms)
        {
            foreach (Parameters parameters in arm.ParametersFrom.Values.Prepend(arm.Parameters).Distinct())
            {
                Check(arm, parameters.Observations, findings);
            }
        }
    }

    private static void Check(RunInputs arm, ObservationsParameters parameters, Findings findings)
    {
        double density = parameters.CamerasPer1000 / SightTable.CatalogueCameras;
        double audits = parameters.AuditShare / SightTable.CatalogueAudits;
        Warn("cameras_per_1000", parameters.CamerasPer1000, "seen_share", Products(
            arm, (_, sight) => sight.Channel == Channel.Cameras ? sight.SeenShare * density : 0), findings);
        Warn("audit_share", parameters.AuditShare, "seen_share", Products(
            arm, (behaviour, sight) => sight.Channel == Channel.Superiors
                && NamedBehaviours.FoundByAudits.Contains(behaviour.Id) ? sight.SeenShare * audits : 0), findings);
        Warn("false_record_ratio", parameters.FalseRecordRatio, "false_per_exposure", Products(
            arm, (_, sight) => sight.FalsePerExposure * parameters.FalseRecordRatio
                * (sight.Channel == Channel.Cameras ? density : 1)), findings);
        Warn("wrong_subject_ratio", parameters.WrongSubjectRatio, "wrong_subject_share", Products(
            arm, (_, sight) => sight.WrongSubjectShare * parameters.WrongSubjectRatio), findings);
    }

    private static IEnumerable<(string Behaviour, Channel Channel, double Product)> Products(
        RunInputs arm, Func<Behaviour, ChannelSight, double> of) =>
        arm.Behaviours.SelectMany(behaviour => behaviour.Channels.Select(
            sight => (behaviour.Id, sight.Channel, of(behaviour, sight))));

    private static void Warn(
        string parameter, double value, string share,
        IEnumerable<(string Behaviour, Channel Channel, double Product)> products, Findings findings)
    {
        (string behaviour, Channel channel, double product) = products.MaxBy(one => one.Product);
        string path = $"set.observations.{parameter}";
        if (product > 1)
        {
            findings.WarnAt(path, "past-certainty",
                Invariant($"is {value}, which makes {share} of {behaviour} by {Spelling.Of(channel)} ")
                + Invariant($"{product:0.##}; it stands as 1"));
        }
    }
}
