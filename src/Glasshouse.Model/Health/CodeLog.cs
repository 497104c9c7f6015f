using Glasshouse.Engine.Columns;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Health;

/// <summary>
/// Writes down what the phone of a recorded citizen shows, each time it becomes another: from the day codes come into
/// force, or of birth, until they end, or death. Who carries no phone shows nothing, whatever is held of them. A memory
/// for writing alone, so that no state rests on who is recorded.
/// </summary>
public sealed class CodeLog(World world, HealthAuthority authority)
{
    private readonly ShownCode[] _written = new ShownCode[world.Nation.Citizens.Length];
    private bool _hasTurned;

    /// <summary>Another health regime is in force: everybody's code may have become another.</summary>
    public void Turn() => _hasTurned = true;

    /// <summary>Evening: codes as they were all day, for they are refreshed at midnight alone.</summary>
    /// <param name="files">Files by block.</param>
    public void Write(SparseRows<HealthFile>[] files)
    {
        if (_hasTurned)
        {
            for (int row = 0; row < _written.Length; row++)
            {
                Note(row);
            }
            _hasTurned = false;
        }
        else if (authority.Rules?.Code is not null)
        {
            foreach (SparseRows<HealthFile> block in files)
            {
                foreach (int row in block.Rows)
                {
                    Note(row);
                }
            }
            NoteBornAndDead();
        }
    }

    private void NoteBornAndDead()
    {
        for (int last = world.Arrivals.Count - 1; last >= 0 && world.Arrivals[last].Day == world.Day; last--)
        {
            Note(world.Arrivals[last].Row);
        }
        for (int last = world.Departures.Count - 1; last >= 0 && world.Departures[last].Day == world.Day; last--)
        {
            Note(world.Departures[last].Row);
        }
    }

    private void Note(int row)
    {
        if (world.IsRecorded(SubjectKind.Citizen, row) && ShownOf(row) is var code && _written[row] != code)
        {
            _written[row] = code;
            world.Rows.Codes.Add(new CodeRow(world.Day, row, code));
        }
    }

    private ShownCode ShownOf(int row) =>
        authority.Rules?.Code is null || !world.Nation.Citizens[row].IsAlive || !authority.Carries(row)
            ? ShownCode.None
            : authority.CodeOf(row).Colour switch
            {
                CodeColour.Green => ShownCode.Green,
                CodeColour.Yellow => ShownCode.Yellow,
                _ => ShownCode.Red,
            };
}
