using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Scores;

/// <summary>What somebody says of an office, rightly or not.</summary>
public readonly record struct OfficeRecord(int Office, OfficeDeed Said);

/// <summary>What a regime holds about an office.</summary>
public struct OfficeStanding
{
    public int Score;

    /// <summary>Unpaid bills on file.</summary>
    public int BillsOnFile;
}

/// <summary>
/// The file of government bodies: records come in, points and places on the debtors' list come out. It knows no office
/// but by its number.
/// </summary>
public sealed class OfficeRegister
{
    /// <summary>Name of the list of offices that owe.</summary>
    public const string DebtorsList = "government_debtors";

    /// <param name="offices">Offices of the nation.</param>
    public OfficeRegister(int offices) => Standings = new OfficeStanding[offices];

    /// <summary>The rule in force; null where nobody keeps a standing of offices.</summary>
    public GovernmentRule? Rule { get; private set; }

    public OfficeStanding[] Standings { get; }

    /// <summary>Records that came in today.</summary>
    public RowList<OfficeRecord> Inbox { get; } = new();

    /// <summary>Puts a rule in force on empty files.</summary>
    public void Begin(GovernmentRule? rule)
    {
        Rule = rule;
        Array.Fill(Standings, new OfficeStanding { Score = rule?.Start ?? 0 });
    }

    /// <summary>Puts a rule in force that amends the one before; files stay where there were any.</summary>
    public void Amend(GovernmentRule? rule)
    {
        if (Rule is null || rule is null)
        {
            Begin(rule);
            return;
        }
        Rule = rule;
        foreach (ref OfficeStanding standing in Standings.AsSpan())
        {
            standing.Score = Math.Min(standing.Score, rule.Start);
        }
    }

    /// <summary>Whether an office is on the debtors' list.</summary>
    public bool IsListed(int office) =>
        Rule is { ListedFromBills: > 0 } rule && Standings[office].BillsOnFile >= rule.ListedFromBills;

    /// <summary>The evening: points of the month come back, then today's records are taken in.</summary>
    public void Score(int day)
    {
        if (Rule is not { } rule)
        {
            return;
        }
        if ((day + 1) % Calendar.DaysPerMonth == 0)
        {
            foreach (ref OfficeStanding standing in Standings.AsSpan())
            {
                standing.Score = Math.Min(rule.Start, standing.Score + rule.ReturnPerMonth);
            }
        }
        foreach (ref readonly OfficeRecord record in Inbox.Span)
        {
            Apply(rule, ref Standings[record.Office], record.Said);
        }
        Inbox.Clear();
    }

    /// <summary>What one record does to a standing.</summary>
    public static void Apply(GovernmentRule rule, ref OfficeStanding standing, OfficeDeed said)
    {
        int points = said switch
        {
            OfficeDeed.BrokenPromise => rule.BrokenPromisePoints,
            OfficeDeed.UnpaidBill => rule.UnpaidBillPoints,
            _ => 0,
        };
        standing.Score = Math.Max(0, standing.Score - points);
        standing.BillsOnFile = said switch
        {
            OfficeDeed.UnpaidBill => standing.BillsOnFile + 1,
            OfficeDeed.BillsPaid => 0,
            _ => standing.BillsOnFile,
        };
    }

    public void HashInto(ref StateHash hash)
    {
        foreach (ref readonly OfficeStanding standing in Standings.AsSpan())
        {
            hash.Add(((long)standing.Score << 32) | (uint)standing.BillsOnFile);
        }
    }
}
