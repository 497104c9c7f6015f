using Glasshouse.Lab.Outputs;
using Glasshouse.Tests.Cli;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedRuns))]

namespace Glasshouse.Tests.Cli;

/// <summary>
/// Two finished runs that many tests look at and none changes: the same people in the same days, once under one regime
/// with everything recorded, once under three with a small cohort. Each is made when the first test asks for it.
/// </summary>
public sealed class SharedRuns : IDisposable
{
    public const int Citizens = 3000;
    public const int Days = 60;

    private static readonly string[] Size = ["--citizens", $"{Citizens}", "--days", $"{Days}", "--json"];

    private readonly WorkingFolder _folder = new();
    private readonly Lazy<Answer> _one;
    private readonly Lazy<Answer> _arms;

    public SharedRuns()
    {
        _one = new Lazy<Answer>(() => _folder.Run(
            ["run", .. Size, "--regime", "integrated-score", "--record", "full", "--hash-days", "--out", "one"]));
        _arms = new Lazy<Answer>(() => _folder.Run(["run", .. Size, "--record", "cohort:40", "--out", "arms"]));
    }

    /// <summary>What the run of one regime said.</summary>
    internal Answer One => _one.Value;

    /// <summary>What the run of three regimes said.</summary>
    internal Answer Arms => _arms.Value;

    /// <summary>Folder of the run under one regime.</summary>
    internal RunFolder OneFolder
    {
        get
        {
            Assert.Equal(0, One.ExitCode);
            return RunFolder.Open(_folder["one"]);
        }
    }

    /// <summary>Folder over the runs of three regimes.</summary>
    internal RunFolder ArmsFolder
    {
        get
        {
            Assert.Equal(0, Arms.ExitCode);
            return RunFolder.Open(_folder["arms"]);
        }
    }

    /// <summary>Folder of one of the three.</summary>
    internal string Arm(string name) => Path.Combine(ArmsFolder.Root, name);

    /// <summary>Asks the program something that changes nothing.</summary>
    internal Answer Ask(params string[] words) => _folder.Run(words);

    public void Dispose() => _folder.Dispose();
}
