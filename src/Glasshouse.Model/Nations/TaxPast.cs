using System.Runtime.InteropServices;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Truth of an organisation's last six tax years, 8 bytes: what it hid of what nobody else reports, what of it an
/// audit has found, and when it was late. The newest year is year 0.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 8)]
public struct TaxPast
{
    /// <summary>Years that are kept.</summary>
    public const int Years = 6;

    private byte _hidden0;
    private byte _hidden1;
    private byte _hidden2;
    private byte _hidden3;
    private byte _hidden4;
    private byte _hidden5;
    private byte _found;
    private byte _late;

    /// <summary>A year is over: the others grow older.</summary>
    /// <param name="hidden">Share hidden of what nobody else reports, 0 to 1.</param>
    /// <param name="isLate">Whether the declaration was late.</param>
    public void Add(double hidden, bool isLate)
    {
        _hidden5 = _hidden4;
        _hidden4 = _hidden3;
        _hidden3 = _hidden2;
        _hidden2 = _hidden1;
        _hidden1 = _hidden0;
        // What is hidden at all is at least the least that can be kept.
        _hidden0 = hidden <= 0 ? (byte)0 : (byte)Math.Clamp(Math.Round(hidden * byte.MaxValue), 1, byte.MaxValue);
        // Eight years fit; what is older falls out at the top.
        _found = unchecked((byte)(_found << 1));
        _late = unchecked((byte)((_late << 1) | (isLate ? 1 : 0)));
    }

    /// <summary>Share hidden of what nobody else reports, so many years ago.</summary>
    public readonly double Hidden(int year) => Level(year) / (double)byte.MaxValue;

    /// <summary>Declared last of what nobody else reports, in 255ths; sums need no order.</summary>
    public readonly int DeclaredLevel => byte.MaxValue - _hidden0;

    /// <summary>Whether something was hidden that no audit has found.</summary>
    public readonly bool IsOpen(int year) => Level(year) > 0 && (_found & (1 << year)) == 0;

    public void Find(int year) => _found |= (byte)(1 << year);

    /// <summary>Whether the last declaration hid nothing and was in time.</summary>
    public readonly bool IsClean => _hidden0 == 0 && (_late & 1) == 0;

    private readonly byte Level(int year) => year switch
    {
        0 => _hidden0,
        1 => _hidden1,
        2 => _hidden2,
        3 => _hidden3,
        4 => _hidden4,
        _ => _hidden5,
    };
}
