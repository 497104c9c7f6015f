using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Observations;

public sealed class FalseRecordTests
{
    private static readonly Switches NoFeedback = new() { Consequences = false, Beliefs = false };

    /// <summary>T-0.2.</summary>
    [Fact]
    public void Raising_only_the_false_record_rate_never_lowers_anybodys_wrongful_records()
    {
        Dictionary<Subject, int> few = WrongfulRecords(1);
        Dictionary<Subject, int> many = WrongfulRecords(4);
        Assert.NotEmpty(few);
        Assert.True(many.Values.Sum() > 2 * few.Values.Sum());
        Assert.All(few, person => Assert.True(many.GetValueOrDefault(person.Key) >= person.Value, $"{person.Key}"));
    }

    [Fact]
    public void With_no_false_rate_and_no_confusion_every_record_is_rightful() => SmallRuns.Live(
        SmallRuns.Inputs(
            "integrated-score",
            set: ["observations.false_record_ratio=0", "observations.wrong_subject_ratio=0"]),
        (_, kept) =>
        {
            Assert.NotEmpty(kept.Records);
            Assert.All(kept.Records, record => Assert.False(record.Wrongful));
            Assert.All(kept.Records, record => Assert.NotNull(record.ActId));
            return true;
        });

    [Fact]
    public void A_record_is_rightful_exactly_when_its_subject_did_the_act_it_names() => SmallRuns.Live(
        SmallRuns.Inputs("integrated-score", citizens: 4000, days: 90, set: "observations.wrong_subject_ratio=10"),
        (_, kept) =>
        {
            var doers = kept.Acts.ToDictionary(act => act.ActId, act => new Subject(act.SubjectKind, act.SubjectId));
            Assert.All(kept.Records, record => Assert.Equal(
                record.Wrongful,
                record.ActId is not { } act || doers[act] != new Subject(record.SubjectKind, record.SubjectId)));
            Assert.Contains(kept.Records, record => record is { Wrongful: true, ActId: not null });
            return true;
        });

    private static Dictionary<Subject, int> WrongfulRecords(int ratio) => SmallRuns.Live(
        SmallRuns.Inputs("integrated-score", citizens: 8000, days: 90, set: $"observations.false_record_ratio={ratio}")
            .With(NoFeedback),
        (_, kept) => kept.Records.Where(record => record.Wrongful)
            .GroupBy(record => new Subject(record.SubjectKind, record.SubjectId))
            .ToDictionary(person => person.Key, person => person.Count()));
}
