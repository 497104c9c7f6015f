using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using Xunit;

namespace Glasshouse.Tests.Cli;

public sealed class CodeTests : IDisposable
{
    private readonly WorkingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whoever_carries_no_phone_has_no_code_to_draw()
    {
        Answer run = _folder.Run(
            "run", "first-look", "--regime", "none", "--health", "health-code", "--citizens", "1000", "--days", "2",
            "--record", "summary", "--out", "out");
        Assert.Equal(0, run.ExitCode);
        RunRecord record = RunFolder.Open(_folder["out"]).ReadRecord();
        int With(bool isCarried) => Enumerable.Range(0, record.Citizens).First(citizen =>
            Replay.CodeOf(Replay.InputsOf(record), citizen, 0, threads: 1).IsCarried == isCarried);
        int without = With(isCarried: false);
        Answer refused = _folder.Run("code", "out", $"citizen:{without}", "--out", "code.svg");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(
            [$"subject is citizen:{without}, who carries no phone or pass under none and has no code to show"],
            refused.Complaints);
        Assert.False(File.Exists(_folder["code.svg"]));
        int with = With(isCarried: true);
        Assert.StartsWith(
            $"GLASSHOUSE-SYNTHETIC:CODE:CITIZEN:{with}:DAY:0:GREEN",
            _folder.Run("code", "out", $"citizen:{with}", "--out", "code.svg").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["code.svg"]));
    }
}
