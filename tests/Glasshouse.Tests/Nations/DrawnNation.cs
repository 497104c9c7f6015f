using Glasshouse.Engine.Threads;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Nations;

namespace Glasshouse.Tests.Nations;

/// <summary>Nations for tests: shipped statistics, shipped parameters.</summary>
public static class DrawnNation
{
    public static NationParameters Parameters { get; } =
        ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values.Nations;

    public static Nation Of(string preset, int citizens, uint seed = 1, int threads = 2)
    {
        using var team = new Team(threads);
        return NationDrawing.Draw(NationFolder.Read(preset), citizens, seed, Parameters, team);
    }
}

/// <summary>One nation of a million, drawn once for all tests of its margins.</summary>
public sealed class DutchMillion : IDisposable
{
    public const int Citizens = 1_000_000;

    public NationMarginals Marginals { get; } = NationFolder.Read("netherlands");

    public Nation Nation { get; } = DrawnNation.Of("netherlands", Citizens);

    public void Dispose() => Nation.Dispose();
}
