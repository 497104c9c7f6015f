namespace Glasshouse.Model.Scores;

/// <summary>
/// Where a subject stands with its yearly grade, 32 bits. It lies in the place of a standing's association and
/// prediction, which only citizens have; only organisations are graded.
/// </summary>
public struct GradeState(uint bits)
{
    /// <summary>Most points that a year's file keeps.</summary>
    public const int MostPoints = 511;

    /// <summary>Most gradings that a file counts.</summary>
    public const int MostGradings = 127;

    /// <summary>Registered years that are told apart: 0, 1, 2 and 3 or more.</summary>
    public const int MostYears = 3;

    public uint Bits { get; private set; } = bits;

    /// <summary>Row of the grade: the worst first, newcomers last.</summary>
    public int Grade { readonly get => Get(0, 3); set => Set(0, 3, value); }

    /// <summary>Gradings in which a worst grade still holds that a record led straight to.</summary>
    public int DirectLeft { readonly get => Get(3, 3); set => Set(3, 3, value); }

    /// <summary>Gradings in which the best grade is not given.</summary>
    public int NoBestLeft { readonly get => Get(6, 2); set => Set(6, 2, value); }

    /// <summary>1 after a worst grade that points led to.</summary>
    public int Carries { readonly get => Get(8, 1); set => Set(8, 1, value); }

    /// <summary>Gradings for which the last audit still counts.</summary>
    public int AuditLeft { readonly get => Get(9, 3); set => Set(9, 3, value); }

    /// <summary>Years since registration as of the last declaration, 3 for more.</summary>
    public int Years { readonly get => Get(12, 2); set => Set(12, 2, value); }

    /// <summary>1 while the grade is the worst because of another organisation of the owner.</summary>
    public int Pulled { readonly get => Get(14, 1); set => Set(14, 1, value); }

    /// <summary>1 where months without sales were declared since the last grading.</summary>
    public int NilReturns { readonly get => Get(15, 1); set => Set(15, 1, value); }

    /// <summary>Points taken off since the last grading.</summary>
    public int Points { readonly get => Get(16, 9); set => Set(16, 9, Math.Min(value, MostPoints)); }

    /// <summary>Number of the next grading, counted from day 0.</summary>
    public int Next { readonly get => Get(25, 7); set => Set(25, 7, value); }

    private readonly int Get(int from, int bits) => (int)((Bits >> from) & ((1u << bits) - 1));

    private void Set(int from, int bits, int value)
    {
        uint mask = ((1u << bits) - 1) << from;
        Bits = (Bits & ~mask) | (((uint)value << from) & mask);
    }
}
