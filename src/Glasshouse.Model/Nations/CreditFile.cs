using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>
/// What credit has made of a citizen: 8 bytes, a column of its own. Loans and arrears are truth; the score is what
/// the bureau would say of a file without errors (errors are drawn by Markets/FileErrors and stored nowhere).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 8)]
public struct CreditFile
{
    /// <summary>Credit score, points; 0 where there is no file.</summary>
    public short Score;

    /// <summary>The score as first drawn, before any loan moved it.</summary>
    public short DrawnScore;

    /// <summary>Loans that run.</summary>
    public byte LoansRunning;

    /// <summary>Those of them that are behind.</summary>
    public byte LoansInArrears;

    /// <summary>Loans that failed since day 0.</summary>
    public byte Defaults;

    /// <summary>Spell of file errors that a dispute has put right, 0 for none (see Markets/FileErrors).</summary>
    public byte CorrectedSpell;

    public readonly bool HasFile => Score != 0;
}
