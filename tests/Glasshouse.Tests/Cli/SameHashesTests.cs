using Xunit;

namespace Glasshouse.Tests.Cli;

/// <summary>The same run on one, two, three and seven threads, and with another seed.</summary>
public sealed class SameHashesTests(SameHashesTests.Runs runs) : IClassFixture<SameHashesTests.Runs>
{
    private const int Days = 20;

    [Fact]
    public void The_days_hash_alike_on_any_number_of_threads()
    {
        string[] hashes = File.ReadAllLines(runs.HashesOf(runs.Threads[0]));
        Assert.Equal("day,hash", hashes[0]);
        Assert.Equal(Days, hashes.Length - 1);
        Assert.All(runs.Threads, answer => Assert.Equal(hashes, File.ReadAllLines(runs.HashesOf(answer))));
    }

    [Fact]
    public void Another_seed_hashes_otherwise_from_the_first_day()
    {
        string[] hashes = File.ReadAllLines(runs.HashesOf(runs.Threads[0]));
        string[] others = File.ReadAllLines(runs.HashesOf(runs.OtherSeed));
        Assert.Equal(hashes.Length, others.Length);
        Assert.All(hashes.Zip(others).Skip(1), day => Assert.NotEqual(day.First, day.Second));
    }

    [Fact]
    public void Quiet_prints_the_folder_alone_and_every_run_gets_one_of_its_own()
    {
        string[] expected = ["first-look", "first-look-2", "first-look-3", "first-look-4"];
        Assert.Equal(
            expected.Select(name => Path.Combine("runs", name) + Environment.NewLine),
            runs.Threads.Select(answer => answer.Output));
        Assert.All(runs.Threads, answer => Assert.Equal("", answer.Complaint));
    }

    [Fact]
    public void A_run_made_on_one_thread_verifies_on_seven()
    {
        Answer answer = runs.Ask("verify", runs.Threads[0].Output.Trim(), "--threads", "7");
        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("integrated-score: the same again, ", answer.Output, StringComparison.Ordinal);
    }

    public sealed class Runs : IDisposable
    {
        private readonly WorkingFolder _folder = new();

        public Runs()
        {
            Threads = [.. new[] { "1", "2", "3", "7" }.Select(threads => Run("7", threads))];
            OtherSeed = Run("8", "2");
        }

        internal IReadOnlyList<Answer> Threads { get; }

        internal Answer OtherSeed { get; }

        public void Dispose() => _folder.Dispose();

        internal string HashesOf(Answer answer) => Path.Combine(_folder[answer.Output.Trim()], "hashes.csv");

        internal Answer Ask(params string[] words) => _folder.Run(words);

        private Answer Run(string seed, string threads) => _folder.Run(
            "run", "first-look", "--regime", "integrated-score", "--citizens", "3000", "--days", $"{Days}",
            "--seed", seed, "--threads", threads, "--record", "summary", "--hash-days", "--quiet");
    }
}
