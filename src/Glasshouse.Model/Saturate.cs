namespace Glasshouse.Model;

/// <summary>Counts that stop at the top of their type instead of starting again: they only need to be ranked.</summary>
public static class Saturate
{
    public static byte Increment(byte count) => count == byte.MaxValue ? count : (byte)(count + 1);

    /// <summary>One less, at least 0.</summary>
    public static byte Decrement(byte count) => count == 0 ? count : (byte)(count - 1);

    public static ushort Increment(ushort count) => count == ushort.MaxValue ? count : (ushort)(count + 1);
}
