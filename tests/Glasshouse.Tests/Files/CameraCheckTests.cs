using Glasshouse.Lab.Files;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class CameraCheckTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{listed_people: 30000000}", "listed_people is 30000000; allowed are 1 to 20000000")]
    [InlineData("{listed_people: 2000000}", "listed_people is 2000000; allowed are 1 to ")]
    [InlineData("{listed_people: 10, stale_share: 1.5}", "stale_share is 1.5; allowed are 0 to 1")]
    [InlineData("{listed_people: 10, threshold: 6}", "threshold is 6; allowed are 0.4 to 0.9")]
    [InlineData("{listed_people: 10, from: 9, until: 3}", "until is day 3, before the order begins on day 9")]
    [InlineData("{listed_people: 10, crowd_per_day: 9000000}", "crowd_per_day is 9000000; allowed are 0 to ")]
    [InlineData("{listed_people: 10, uses: [find_liste]}", "find_liste")]
    [InlineData("{listed_people: 10, uses: []}", "names no use; allowed are find_listed, attribute_acts")]
    [InlineData("{stale_share: 0.1}", "listed_people")]
    public void An_order_for_cameras_that_cannot_hold_is_refused_with_file_and_place(string order, string complaint)
    {
        string path = _files.Write("s.yaml", $"{WrittenFiles.Scenario}\ncameras: {order}\n");
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => ScenarioReader.Prepare(path, RunOverrides.None, InputTexts.FromShippedAndDisk()));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"s\.yaml:\d+:\d+", refusal.Message);
    }
}
