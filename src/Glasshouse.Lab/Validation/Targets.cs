using System.Collections.Immutable;

namespace Glasshouse.Lab.Validation;

/// <summary>Every target that `glasshouse validate` knows, topic by topic.</summary>
public static class Targets
{
    public static ImmutableArray<Target> All { get; } =
    [
        .. InvariantTargets.All,
        .. DeterrenceTargets.All,
        .. ChoiceTargets.All,
        .. NormTargets.All,
        .. RedressTargets.All,
        .. TrustTargets.All,
        .. SupportTargets.All,
        .. CreditTargets.All,
        .. LendingTargets.All,
        .. AssociationTargets.All,
        .. ListTargets.All,
        .. FirmTargets.All,
        .. OfficialTargets.All,
        .. OfficialdomTargets.All,
        .. TaxTargets.All,
        .. ExperimentTargets.All,
        .. SuspicionTargets.All,
        .. EpidemicTargets.All,
        .. HealthTargets.All,
        .. RecognitionTargets.All,
    ];

    /// <summary>Targets of these ids, in the order of the shelf; all but the long ones where none is named.</summary>
    public static IEnumerable<Target> Named(IReadOnlyCollection<string> ids) =>
        All.Where(target => ids.Count == 0 ? target.Effort != Effort.ByName : ids.Contains(target.Id));
}
