using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Jobs that standing closes. Only the sanctioned are asked: everybody else applies and is hired as under any rules,
/// which the thin labour market of this version does not simulate.
/// </summary>
public sealed class LabourMarket(World world)
{
    private const Consequence Closed = Consequence.NoPublicJobs | Consequence.NoSeniorPosts;

    /// <summary>The month's applications of one block that are refused because of standing.</summary>
    public void Refuse(Block block)
    {
        double share = world.Parameters.Markets.JobApplicationsPerYear * Calendar.TurnShare;
        ReadOnlySpan<int> rows = block.Sanctioned.Rows;
        for (int place = 0; place < rows.Length; place++)
        {
            ref readonly Citizen citizen = ref world.Nation.Citizens[rows[place]];
            if ((citizen.Consequences & Closed) == 0 || !IsOfWorkingAge(citizen.Age))
            {
                continue;
            }
            Words words = world.Draws(Purpose.Market).At((uint)rows[place], (uint)world.Day, 0);
            if (Uniform.Open(words.W0) < share)
            {
                block.Tally.Add(
                    Counter.JobsRefused, world.ProvinceOf(SubjectKind.Citizen, rows[place]),
                    world.CellsOf(SubjectKind.Citizen, rows[place]));
                block.Tally.Add(
                    Counter.JobsRefusedWrongly, world.ProvinceOf(SubjectKind.Citizen, rows[place]),
                    world.CellsOf(SubjectKind.Citizen, rows[place]),
                    Wrong.Refuses(block, rows[place], citizen.Consequences & Closed) ? 1 : 0);
                world.Live(SubjectKind.Citizen, rows[place], LifeEvent.JobRefused, 0, 0);
            }
        }
    }

    private bool IsOfWorkingAge(int age) =>
        age >= OpportunityRates.AdultAge && age < world.Parameters.Nations.PensionAge;
}
