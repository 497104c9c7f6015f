using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Nations;

/// <summary>A citizen with a post. Row order follows office.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 64)]
public struct Official
{
    public uint Citizen;

    /// <summary>Office row.</summary>
    public uint Office;

    /// <summary>Level of the tree, 0 the centre.</summary>
    public byte Level;

    public ushort AwarenessRank;

    /// <summary>Promotions since day 0.</summary>
    public ushort Promotions;

    /// <summary>Moral cost of corruption and neglect, utility.</summary>
    public float Honesty;

    /// <summary>Loyalty to the centre as held, 0 to 1.</summary>
    public float PrivateLoyalty;

    /// <summary>Loyalty to the centre as shown, 0 to 1.</summary>
    public float DisplayedLoyalty;

    /// <summary>Effort on what superiors measure, 0 to 1.</summary>
    public float MeasuredEffort;

    /// <summary>Effort on what nobody measures, 0 to 1.</summary>
    public float UnmeasuredEffort;

    public Experience Experience;

    public Consequence Consequences;
}

/// <summary>An office of the administrative tree; row 0 is the centre and parents come before children.</summary>
public struct Office
{
    /// <summary>Row of the office above, -1 for the centre.</summary>
    public int Parent;

    public byte Level;

    /// <summary>Province row, or -1 for the centre.</summary>
    public int Province;

    /// <summary>Municipality row, or -1 above it.</summary>
    public int Municipality;

    /// <summary>First official row; an office's officials are neighbours.</summary>
    public int FirstOfficial;

    /// <summary>Officials of the office.</summary>
    public int Posts;

    /// <summary>Share of what could be noticed that this office's people look at, about 1.</summary>
    public float EnforcementEffort;

    /// <summary>What the centre's directive has become on its way down.</summary>
    public float DirectiveTarget;

    /// <summary>What the office truly reached this month.</summary>
    public float DirectiveTrue;

    /// <summary>Reports of this month that said more than was done.</summary>
    public int FalsifiedReports;

    /// <summary>Officials who let this month's directive lie.</summary>
    public int NeglectedDirectives;

    /// <summary>What it reported.</summary>
    public float DirectiveReported;
}
