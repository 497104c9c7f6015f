using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Jobs that standing closes. Only the sanctioned are asked: everybody else applies and is hired as under any rules,
/// which the thin labour market of this version does not simulate.
/// </summary>
public sealed class LabourMarket(World world)
{
    private const Consequence Closed = Consequence.NoPublicJobs | Consequence.NoSeniorPosts;
    private const double MonthsPerYear = 12;

    /// <summary>The month's applications of one block that are refused because of standing.</summary>
    public void Refuse(Block block)
    {
        double share = world.Parameters.Markets.JobApplicationsPerYear / MonthsPerYear;
        ReadOnlySpan<int> rows = block.Sanctioned.Rows;
        Span<Consequence> sanctions = block.Sanctioned.Values;
        for (int place = 0; place < rows.Length; place++)
        {
            if ((sanctions[place] & Closed) == 0 || !IsOfWorkingAge(world.Nation.Citizens[rows[place]].Age))
            {
                continue;
            }
            Words words = world.Draws(Purpose.Market).At((uint)rows[place], (uint)world.Day, 0);
            if (Uniform.Open(words.W0) < share)
            {
                block.Tally.Add(
                    Counter.JobsRefused, world.ProvinceOf(SubjectKind.Citizen, rows[place]),
                    world.CellsOf(SubjectKind.Citizen, rows[place]));
                world.Live(SubjectKind.Citizen, rows[place], LifeEvent.JobRefused, 0, 0);
            }
        }
    }

    private static bool IsOfWorkingAge(int age) => age is >= 18 and < 67;
}
