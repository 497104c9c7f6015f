namespace Glasshouse.Model.Scores;

/// <summary>What a rule does to a standing.</summary>
public enum RuleEffect : byte
{
    Points,
    SetBand,
    ListEntry,
}

/// <summary>A rule made ready: numbers instead of names.</summary>
public readonly record struct Rule
{
    /// <summary>Its id in the regime file.</summary>
    public string Id { get; init; }

    public RuleEffect Effect { get; init; }

    /// <summary>Points (the mildest, where there is discretion), band row or list row.</summary>
    public int Value { get; init; }

    /// <summary>Points of the harshest office; those of the mildest where nobody has discretion.</summary>
    public int Most { get; init; }

    /// <summary>Share of records on which it is applied.</summary>
    public double AppliedShare { get; init; }

    /// <summary>Share of municipalities in which it holds.</summary>
    public double MunicipalityShare { get; init; }

    /// <summary>Most points in a year, 0 for no cap.</summary>
    public int CapPerYear { get; init; }

    /// <summary>Days until it is undone, 0 for never.</summary>
    public int ExpiresDays { get; init; }

    /// <summary>Key of its draws: the id's, so that the order of a file changes nobody's life.</summary>
    public uint Key { get; init; }

    /// <summary>Share of records on which it is applied somewhere or other.</summary>
    public double ExpectedShare => AppliedShare * MunicipalityShare;

    /// <summary>Points of an office in the middle.</summary>
    public double MiddlePoints => (Value + Most) / 2.0;

    /// <summary>Share of records on which it is applied where a part is spared: points are spared otherwise.</summary>
    public double AppliedShareAt(double kept) => Effect == RuleEffect.Points ? AppliedShare : AppliedShare * kept;

    /// <summary>Points that an office gives or takes: a harsh one takes more and gives less.</summary>
    public int PointsOf(ushort harshness)
    {
        int more = (int)Math.Round((Most - Value) * (double)harshness / ushort.MaxValue);
        return Value < 0 ? Value + more : Most - more;
    }
}
