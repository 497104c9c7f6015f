namespace Glasshouse.Model;

/// <summary>Counts that stop at the top of their type instead of starting again: they only need to be ranked.</summary>
public static class Saturate
{
    public static ushort Increment(ushort count) => count == ushort.MaxValue ? count : (ushort)(count + 1);
}
