using Glasshouse.Engine.Columns;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Health;

/// <summary>
/// Writes down what colour the code of a recorded citizen has, each time it becomes another: green for everybody when
/// codes come into force, none when they end. A memory for writing alone, so that no state rests on who is recorded.
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
        bool hasCodes = authority.Rules?.Code is not null;
        if (_hasTurned)
        {
            for (int row = 0; row < _written.Length; row++)
            {
                Note(row, hasCodes ? Shown(authority.CodeOf(row)) : ShownCode.None);
            }
            _hasTurned = false;
        }
        else if (hasCodes)
        {
            foreach (SparseRows<HealthFile> block in files)
            {
                ReadOnlySpan<int> rows = block.Rows;
                for (int place = 0; place < rows.Length; place++)
                {
                    Note(rows[place], Shown(block.Values[place].Code));
                }
            }
        }
    }

    private void Note(int row, ShownCode code)
    {
        if (_written[row] == code || !world.IsRecorded(SubjectKind.Citizen, row)
            || !world.Nation.Citizens[row].IsAlive)
        {
            return;
        }
        _written[row] = code;
        world.Rows.Codes.Add(new CodeRow(world.Day, row, code));
    }

    private static ShownCode Shown(CodeState code) => code.Colour switch
    {
        CodeColour.Green => ShownCode.Green,
        CodeColour.Yellow => ShownCode.Yellow,
        _ => ShownCode.Red,
    };
}
