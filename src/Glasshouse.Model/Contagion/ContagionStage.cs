namespace Glasshouse.Model.Contagion;

/// <summary>
/// Stage 4. Infection along households, workplaces, schools and journeys. An epidemic costs what its infectious
/// people cost, so the stage walks the infectious and nobody else. In this version nothing can infect the first: a
/// scenario with seed infections, or with a health regime, is refused by the reader, and the stage holds the claim
/// that nobody falls ill.
/// </summary>
public sealed class ContagionStage(World world)
{
    public void Run()
    {
        if (world.Rows.Infections.Count > 0)
        {
            throw new InvalidOperationException($"Day {world.Day}: somebody is infected, and nobody was seeded.");
        }
    }
}
