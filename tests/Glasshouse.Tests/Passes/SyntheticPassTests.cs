using System.Diagnostics;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Passes;
using Glasshouse.Tests.Outputs;
using Xunit;

namespace Glasshouse.Tests.Passes;

public sealed class SyntheticPassTests : IDisposable
{
    private readonly MadeUpRun _run = new();
    private readonly RunKey _key;

    public SyntheticPassTests() => _key = KeyOf(seed: 7);

    public void Dispose()
    {
        _key.Dispose();
        _run.Dispose();
    }

    private RunKey KeyOf(long seed)
    {
        RunFolder folder = RunFolder.Create(Path.Combine(_run.Parent, $"run-{seed}"), force: false);
        return new RunKey(MadeUpRun.Record(folder, 30, "only", "comparator") with { Seed = seed });
    }

    [Fact]
    public void A_pass_says_again_what_it_was_made_of()
    {
        var pass = new SyntheticPass(4711, 3, 5);
        string text = pass.Sign(_key);
        Assert.StartsWith("GLASSHOUSE-SYNTHETIC:PASS:", text, StringComparison.Ordinal);
        Assert.Equal(pass, SyntheticPass.Check(text, _key, 3));
        Assert.Equal(pass, SyntheticPass.Check(text + "\n", _key, 5));
    }

    [Theory]
    [InlineData(6, "expired-pass", "has expired: it counted up to day 5, and this is day 6")]
    [InlineData(2, "early-pass", "does not count yet: it was given on day 3, and this is day 2")]
    public void A_pass_counts_on_its_days_only(int day, string code, string message)
    {
        Problem problem = Refusal(new SyntheticPass(1, 3, 5).Sign(_key), day);
        Assert.Equal((code, message), (problem.Code, problem.Message));
    }

    [Fact]
    public void A_pass_of_another_run_is_forged_here()
    {
        using RunKey other = KeyOf(seed: 8);
        Assert.Equal("forged-pass", Refusal(new SyntheticPass(1, 0, 9).Sign(other), 0).Code);
    }

    [Fact]
    public void Whichever_digit_is_changed_a_pass_opens_no_door()
    {
        string text = new SyntheticPass(1, 0, 9).Sign(_key);
        for (int place = text.LastIndexOf(':') + 1; place < text.Length; place++)
        {
            char[] letters = text.ToCharArray();
            letters[place] = letters[place] == '0' ? '1' : '0';
            Assert.Contains(
                Refusal(new string(letters), 0).Code, new[] { "forged-pass", "truncated-pass", "damaged-pass" });
        }
    }

    [Fact]
    public void However_short_it_is_cut_a_pass_opens_no_door()
    {
        string text = new SyntheticPass(1, 0, 9).Sign(_key);
        for (int length = 0; length < text.Length; length++)
        {
            Assert.Contains(Refusal(text[..length], 0).Code, new[] { "no-pass", "truncated-pass" });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("HC1:NCFOXN%TSMAHN-H")]
    [InlineData("https://example.org")]
    [InlineData("GLASSHOUSE-SYNTHETIC:CODE:citizen:1")]
    public void Text_that_is_no_pass_is_told_what_one_begins_with(string text)
    {
        Problem problem = Refusal(text, 0);
        Assert.Equal("no-pass", problem.Code);
        Assert.EndsWith("a synthetic pass begins with GLASSHOUSE-SYNTHETIC:PASS:", problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_reader_reads_the_drawn_pass()
    {
        string file = Path.Combine(_run.Parent, "pass.png");
        string text = new SyntheticPass(4711, 3, 5).Sign(_key);
        QrDrawing.Write(text, "caption", file);
        Assert.Equal($"QR-Code:{text}", Decode(file));
    }

    [Fact]
    public void A_drawing_has_its_text_as_an_svg_too_and_no_partial_file_is_left()
    {
        string file = Path.Combine(_run.Parent, "pass.svg");
        QrDrawing.Write(new SyntheticPass(4711, 3, 5).Sign(_key), "Citizen <4711>", file);
        Assert.Contains("Citizen &lt;4711&gt;", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(_run.Parent));
    }

    [Fact]
    public void Only_svg_and_png_are_drawn_and_nothing_without_the_prefix()
    {
        Assert.Equal("--out", Assert.Throws<BadInputException>(
            () => QrDrawing.Write(SyntheticPass.Prefix, "", Path.Combine(_run.Parent, "a.gif"))).Problems[0].File);
        Assert.Throws<ArgumentException>(() => QrDrawing.Write("HC1:", "", Path.Combine(_run.Parent, "a.png")));
        Assert.Empty(Directory.GetFiles(_run.Parent));
    }

    private Problem Refusal(string text, int day) =>
        Assert.Single(Assert.Throws<BadInputException>(() => SyntheticPass.Check(text, _key, day)).Problems);

    /// <summary>What zbar reads in an image; skips where it is not installed.</summary>
    internal static string Decode(string file)
    {
        bool isThere = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "zbarimg")));
        Assert.SkipUnless(isThere, "zbarimg (Debian: zbar-tools) is not installed");
        var start = new ProcessStartInfo("zbarimg", ["--quiet", file]) { RedirectStandardOutput = true };
        using Process zbar = Process.Start(start)!;
        string read = zbar.StandardOutput.ReadToEnd().Trim();
        zbar.WaitForExit();
        return read;
    }
}
