using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Health;

/// <summary>
/// Codes shown by somebody else: who came in at which door with whose code. Where the door writes scans down, the stay
/// is on file of the lender, and tracing takes it for theirs: that is kept for as long as tracing looks back.
/// </summary>
public sealed class BorrowedCodes(World world, HealthAuthority authority)
{
    private const int DaysKept = 28;

    private readonly RowList<Borrowing>[] _byBlock = [.. world.CitizenBlocks.Select(_ => new RowList<Borrowing>())];

    // In order of day, borrower and kind of place, for blocks and doors are gone through in that order.
    private readonly RowList<Borrowing> _kept = new();

    /// <summary>Stays that are on another's file, oldest first.</summary>
    public ReadOnlySpan<Borrowing> Kept => _kept.Span;

    /// <summary>
    /// Who lends a code that was green this morning: somebody of the household or a strong tie, asked one after the
    /// other from a drawn one on; -1 where nobody can.
    /// </summary>
    /// <param name="row">Who has none to show.</param>
    /// <param name="word">The draw.</param>
    public int LenderOf(int row, uint word)
    {
        ref readonly Citizen citizen = ref world.Nation.Citizens[row];
        int asked = citizen.HouseholdSize + Ties.StrongTies;
        int first = Uniform.Below(word, asked);
        for (int number = 0; number < asked; number++)
        {
            int place = (first + number) % asked;
            int other = place < citizen.HouseholdSize
                ? row - citizen.HouseholdPosition + place
                : world.Nation.TieOf(row, place - citizen.HouseholdSize);
            if (other >= 0 && other != row && world.Nation.Citizens[other].IsAlive
                && authority.Colours[other] == CodeColour.Green && authority.Carries(other))
            {
                return other;
            }
        }
        return -1;
    }

    /// <summary>Somebody came in with another's code.</summary>
    /// <param name="block">Number of the borrower's block.</param>
    /// <param name="borrowing">Who, where and whose.</param>
    public void Note(int block, in Borrowing borrowing) => _byBlock[block].Add(borrowing);

    /// <summary>Once all have passed: block after block, for a lender may be of another.</summary>
    /// <param name="gates">Gates by kind of place.</param>
    public void Collect(ReadOnlySpan<GateRule?> gates)
    {
        int over = 0;
        while (over < _kept.Count && _kept[over].Day < world.Day - DaysKept)
        {
            over++;
        }
        _kept.RemoveFirst(over);
        foreach (RowList<Borrowing> today in _byBlock)
        {
            foreach (ref readonly Borrowing borrowing in today.Span)
            {
                bool isLogged = gates[(int)borrowing.Venue]!.Logged;
                // A scan at a compound's gate does not say whose guest came.
                if (isLogged && borrowing.Venue != Setting.OtherHome)
                {
                    _kept.Add(borrowing);
                }
                world.Live(SubjectKind.Citizen, borrowing.Borrower, LifeEvent.CodeBorrowed, (int)borrowing.Venue, 0);
                world.Live(SubjectKind.Citizen, borrowing.Lender, LifeEvent.CodeLent, (int)borrowing.Venue, 0);
                Write(borrowing, isLogged ? BorrowedCodeEvent.Logged : BorrowedCodeEvent.Shown);
            }
            today.Clear();
        }
    }

    /// <summary>On whose file a stay is; the person's own row where they showed no other code.</summary>
    /// <param name="row">Who was there.</param>
    /// <param name="day">Today or one of the last days that tracing looks back on.</param>
    /// <param name="venue">The kind of place.</param>
    public int NamedFor(int row, int day, Setting venue)
    {
        var sought = new Borrowing(day, row, venue, 0);
        int low = 0;
        int high = _kept.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _kept[middle].IsBefore(sought) ? (middle + 1, high) : (low, middle);
        }
        return low < _kept.Count && _kept[low].IsSameStay(sought) ? _kept[low].Lender : row;
    }

    /// <summary>Writes down that a lender was told of a contact that the borrower had.</summary>
    public void WriteTold(in Borrowing borrowing) => Write(borrowing, BorrowedCodeEvent.LenderTold);

    /// <summary>Another health regime is in force.</summary>
    public void Forget() => _kept.Clear();

    public void HashInto(ref StateHash hash)
    {
        foreach (ref readonly Borrowing kept in _kept.Span)
        {
            hash.Add(((long)kept.Day << 32) | (uint)kept.Borrower);
            hash.Add(((long)kept.Venue << 32) | (uint)kept.Lender);
        }
    }

    private void Write(in Borrowing borrowing, BorrowedCodeEvent what)
    {
        if (world.IsRecorded(SubjectKind.Citizen, borrowing.Borrower)
            || world.IsRecorded(SubjectKind.Citizen, borrowing.Lender))
        {
            world.Rows.BorrowedCodes.Add(new BorrowedCodeRow(
                world.Day, borrowing.Borrower, borrowing.Lender, borrowing.Venue.Name(), borrowing.Day, what));
        }
    }
}

/// <summary>A code shown by somebody else.</summary>
/// <param name="Day">The day.</param>
/// <param name="Borrower">Who came in.</param>
/// <param name="Venue">At which kind of place.</param>
/// <param name="Lender">Whose code it was.</param>
public readonly record struct Borrowing(int Day, int Borrower, Setting Venue, int Lender)
{
    /// <summary>Whether it comes before another in order of day, borrower and kind of place.</summary>
    public bool IsBefore(in Borrowing other) =>
        (Day, Borrower, Venue).CompareTo((other.Day, other.Borrower, other.Venue)) < 0;

    public bool IsSameStay(in Borrowing other) =>
        Day == other.Day && Borrower == other.Borrower && Venue == other.Venue;
}
