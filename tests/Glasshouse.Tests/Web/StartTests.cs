using System.IO.Compression;
using System.Net;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web.Runs;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class StartTests
{
    private static readonly (string, string)[] Small =
    [
        ("scenario", "first-look"), ("regime", "points-city"), ("citizens", "1000"), ("days", "40"), ("seed", "3"),
    ];

    [Fact]
    public async Task A_run_is_started_renamed_taken_along_and_deleted()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        using HttpResponseMessage started = await visit.SendAsync("/", "start", [.. Small,
            ("set.observations.cameras_per_1000", "12"), ("set.acts.choice_noise", "1"),
            ("more", "beliefs.peer_weight=0.2\n")]);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        RunRecord record = await Finished(visit, "first-look");
        Assert.Equal(
            (RunStatus.Completed, 40, 1000, 3L), (record.Status, record.DaysDone, record.Citizens, record.Seed));
        Assert.Contains("observations.cameras_per_1000: 12", record.ResolvedScenario, StringComparison.Ordinal);
        Assert.Contains("beliefs.peer_weight: 0.2", record.ResolvedScenario, StringComparison.Ordinal);
        Assert.DoesNotContain("choice_noise", record.ResolvedScenario, StringComparison.Ordinal);

        using HttpResponseMessage renamed = await visit.SendAsync("/", "rename first-look", ("name", "my-run"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        string page = await visit.PageAsync("/");
        Assert.Contains("my-run", page, StringComparison.Ordinal);
        Assert.Contains("glasshouse run my-run/scenario.yaml", page, StringComparison.Ordinal);

        using HttpResponseMessage zip = await visit.GetAsync("/runs/my-run/download");
        await using Stream stream = await zip.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(stream);
        Assert.Contains(
            archive.Entries, entry => entry.FullName == "my-run/tables/measures.parquet" && entry.Length > 0);
        Assert.Contains(archive.Entries, entry => entry.FullName == "my-run/run.json");

        using HttpResponseMessage deleted = await visit.SendAsync("/", "delete my-run");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Empty(Directory.GetDirectories(visit.Root));
    }

    [Fact]
    public async Task Appeals_moved_by_the_slider_are_in_the_regime_of_the_run()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        using HttpResponseMessage started = await visit.SendAsync(
            "/", "start", [.. Small, ("appeals", "yes"), ("appeals.accuracy", "0.6")]);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        RunRecord record = await Finished(visit, "points-city-appeals-60");
        Assert.Contains(record.Inputs, input => input.Text.Contains("accuracy: {value: 0.6", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("citizens", "12", "allowed are 1000 to 20000000")]
    [InlineData("more", "acts.no_such=1", "acts.no_such")]
    [InlineData("days", "ten", "days")]
    [InlineData("scenario", "../../etc/passwd", "is no shipped scenario")]
    [InlineData("regime", "/etc/passwd", "is no shipped regime")]
    [InlineData("regime", "../elsewhere", "is no shipped regime")]
    public async Task A_start_that_cannot_be_says_why_on_the_page(string field, string value, string words)
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        using HttpResponseMessage refused = await visit.SendAsync(
            "/", "start", [.. Small.Where(own => own.Item1 != field), (field, value)]);
        string page = WebUtility.HtmlDecode(
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains(RunRecord.BoundarySentence, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/tmp/elsewhere")]
    [InlineData(".console")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_run_gets_no_name_that_leads_elsewhere(string name)
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        Directory.CreateDirectory(Path.Combine(visit.Root, "one", "tables"));
        var shelf = visit.Services.GetRequiredService<RunShelf>();
        Assert.Throws<Lab.Files.BadInputException>(() => shelf.Rename("one", name));
        Assert.True(Directory.Exists(Path.Combine(visit.Root, "one")));
    }

    [Fact]
    public async Task A_folder_with_something_foreign_in_it_is_not_deleted()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        string folder = Path.Combine(visit.Root, "one");
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        File.WriteAllText(Path.Combine(folder, "run.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "my-notes.txt"), "mine");
        var shelf = visit.Services.GetRequiredService<RunShelf>();
        Assert.Throws<Lab.Files.BadInputException>(() => shelf.Delete("one"));
        Assert.True(File.Exists(Path.Combine(folder, "my-notes.txt")));
    }

    [Fact]
    public async Task Of_200_rapid_starts_few_wait_and_the_page_still_answers()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        string mark = ConsoleVisit.Mark().Match(await visit.PageAsync("/")).Groups[1].Value;
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using HttpResponseMessage answer = await visit.SendAsync("/", mark, "start",
                ("scenario", "first-look"), ("regime", "none"), ("citizens", "1000"), ("days", "36500"), ("seed", "1"));
            return answer.StatusCode;
        }));
        int accepted = answers.Count(answer => answer == HttpStatusCode.Redirect);
        Assert.InRange(accepted, 1, RunQueue.MostWaiting + 1);
        Assert.Equal(200 - accepted, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
        using HttpResponseMessage page = await visit.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static async Task<RunRecord> Finished(ConsoleVisit visit, string run)
    {
        var queue = visit.Services.GetRequiredService<RunQueue>();
        var list = visit.Services.GetRequiredService<RunList>();
        for (int look = 0; look < 600; look++)
        {
            if (queue is { Current: null, Waiting.Count: 0 } && list.Open(run, null)?.Folder is { } arm)
            {
                return arm.ReadRecord();
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"{run} did not end: {queue.Trouble}");
    }
}
