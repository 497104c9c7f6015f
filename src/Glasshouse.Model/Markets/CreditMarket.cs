using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Markets;

/// <summary>
/// The month of lending (MODEL.md 7.10): applicants are looked at as the rules allow, cut-offs and a price are set for
/// all of them, and each is decided. Some are barred by their standing, some by funds, and some no longer want a loan
/// at its price.
/// </summary>
public sealed class CreditMarket
{
    /// <summary>Parts of a price that are counted: millionths a year.</summary>
    public const int PriceUnit = 1_000_000;

    /// <summary>Loans between asking for a borrower's card and using it.</summary>
    private const int RowsAhead = 8;

    private readonly World _world;
    private readonly Appraiser _appraiser;
    private readonly RowList<Application>[] _applications;
    private readonly LendingTerms _terms;

    public CreditMarket(World world)
    {
        _world = world;
        _appraiser = new Appraiser(world);
        _applications = [.. world.CitizenBlocks.Select(_ => new RowList<Application>())];
        _terms = new LendingTerms(world);
    }

    /// <summary>Makes ready for a month's applicants.</summary>
    public void Begin() => _terms.Begin();

    /// <summary>Looks at the month's applicants of one block.</summary>
    public void Appraise(int number)
    {
        Span<int> points = stackalloc int[Scorecard.Characteristics.Length];
        Block block = _world.CitizenBlocks[number];
        ReadOnlySpan<LoanRequest> requests = block.LoanRequests.Span;
        for (int place = 0; place < requests.Length; place++)
        {
            Fetch(requests[Math.Min(place + RowsAhead, requests.Length - 1)].Row);
            ref readonly LoanRequest request = ref requests[place];
            if (!_world.IsAlive(SubjectKind.Citizen, request.Row))
            {
                continue;
            }
            Application application = _appraiser.Appraise(request.Row, request.Day, points);
            _applications[number].Add(application);
            _terms.Count(application);
        }
        block.LoanRequests.Clear();
    }

    /// <summary>Sets cut-offs and price, once all applicants are known.</summary>
    public void Settle() => _terms.Settle();

    /// <summary>Applicants of a block.</summary>
    public int ApplicationsOf(int number) => _applications[number].Count;

    /// <summary>Decides the month's applications of one block.</summary>
    /// <param name="number">The block.</param>
    /// <param name="first">Number of its first loan.</param>
    public void Decide(int number, long first)
    {
        Block block = _world.CitizenBlocks[number];
        ReadOnlySpan<Application> applications = _applications[number].Span;
        for (int place = 0; place < applications.Length; place++)
        {
            Fetch(applications[Math.Min(place + RowsAhead, applications.Length - 1)].Row);
            Decide(block, applications[place], first + place);
        }
        _applications[number].Clear();
    }

    /// <summary>Loans that end today, well or badly.</summary>
    public void End(Block block)
    {
        ReadOnlySpan<DatedEvent> due = block.Due.Span;
        for (int place = 0; place < due.Length; place++)
        {
            Fetch(due[Math.Min(place + RowsAhead, due.Length - 1)].Row);
            ref readonly DatedEvent dated = ref due[place];
            if (dated.Kind is not (DatedKind.LoanRepaid or DatedKind.LoanFails))
            {
                continue;
            }
            int province = _world.ProvinceOf(SubjectKind.Citizen, dated.Row);
            Cells cells = _world.CellsOf(SubjectKind.Citizen, dated.Row);
            bool hasFailed = dated.Kind == DatedKind.LoanFails;
            int failedToday = hasFailed ? FailuresOf(dated.Row, due[..place]) : 0;
            LoanCalendar.End(_world, block, dated.Row, hasFailed, failedToday);
            block.Tally.Add(Counter.LoansEnded, province, cells);
            block.Tally.Add(Counter.LoansFailed, province, cells, hasFailed ? 1 : 0);
            _world.Live(SubjectKind.Citizen, dated.Row, LifeEvent.Loan, 1, hasFailed ? 1 : 0);
        }
    }

    private static int FailuresOf(int row, ReadOnlySpan<DatedEvent> due)
    {
        int failures = 0;
        foreach (ref readonly DatedEvent dated in due)
        {
            failures += dated.Kind == DatedKind.LoanFails && dated.Row == row ? 1 : 0;
        }
        return failures;
    }

    private void Fetch(int row)
    {
        _world.Nation.Citizens.Prefetch(row);
        _world.Nation.CreditFiles.Prefetch(row);
    }

    private void Decide(Block block, in Application asked, long loan)
    {
        ref readonly Citizen citizen = ref _world.Nation.Citizens[asked.Row];
        Draws draws = _world.Draws(Purpose.Loan);
        Words words = draws.At((uint)asked.Row, (uint)asked.Day, 0);
        LoanCourse course = LoanCourse.Of(
            draws.At((uint)asked.Row, (uint)asked.Day, 0, 1), citizen.DefaultProbability,
            _world.Parameters.Markets.LoanTermDays, _world.Parameters.Credit);
        double price = _terms.PriceOf(asked, citizen.Consequences);
        if (_world.Switches.CreditScreening && !_terms.Wants(citizen.DefaultProbability, price))
        {
            Write(block, asked, RowOf(asked, loan, citizen) with { Decision = "withdrawn", Reasons = "price" });
            return;
        }
        bool isBarred = _world.Switches.Consequences && (citizen.Consequences & Consequence.NoLoans) != 0;
        bool isCreditworthy = Uniform.Open(words.W0) < _terms.ApprovedShareOf(asked);
        bool isFunded = Uniform.Open(words.W1) < _terms.FundedShare;
        bool isApproved = isCreditworthy && isFunded && !isBarred;
        Count(block, asked, isApproved, price);
        if (asked.Sight.IsScored)
        {
            _world.CreditOutcomes.Add(asked.Score, course.Fails);
        }
        LoanRow row = RowOf(asked, loan, citizen);
        if (isApproved)
        {
            int lentDay = _world.Day + 1;
            LoanCalendar.Lend(_world, block, asked.Row, loan, lentDay, course);
            row = row with
            {
                Decision = "approved",
                Price = price,
                Outcome = course.Fails ? "default" : "repaid",
                OutcomeDay = lentDay + course.EndDays,
            };
        }
        else
        {
            row = Refuse(block, asked, row, words.W2, isCreditworthy, isFunded, isBarred);
        }
        Write(block, asked, row);
    }

    // Whoever is told why may find that the file is wrong, and have it put right.
    private LoanRow Refuse(
        Block block, in Application asked, in LoanRow row, uint word, bool isCreditworthy, bool isFunded,
        bool isBarred)
    {
        // What they are told is what was held against them, before anything is put right.
        LoanRow refused = _world.IsRecorded(SubjectKind.Citizen, asked.Row)
            ? row with { Reasons = ReasonsOf(asked, isCreditworthy, isFunded, isBarred) }
            : row;
        ref CreditFile file = ref _world.Nation.CreditFiles[asked.Row];
        if (_world.Regime.Lending is { Reasons: true } && !isCreditworthy && asked.Sight.Bureau)
        {
            FileError error = _appraiser.ErrorOf(file, asked.Row, asked.Day);
            if (error.IsThere && Uniform.Open(word) < _world.Parameters.Credit.DisputedShare)
            {
                int province = _world.ProvinceOf(SubjectKind.Citizen, asked.Row);
                Cells cells = _world.CellsOf(SubjectKind.Citizen, asked.Row);
                block.Tally.Add(Counter.FilesDisputed, province, cells);
                block.Tally.Add(Counter.FilesCorrected, province, cells, error.IsMended ? 1 : 0);
                file.CorrectedSpell = error.IsMended ? error.Spell : file.CorrectedSpell;
            }
        }
        return refused;
    }

    // Principal reasons, four at most (Regulation B), and what stood in the way besides.
    private string ReasonsOf(in Application asked, bool isCreditworthy, bool isFunded, bool isBarred)
    {
        var reasons = new List<string>();
        if (isBarred)
        {
            reasons.Add("barred by standing");
        }
        if (!isFunded)
        {
            reasons.Add("no funds");
        }
        if (!isCreditworthy && !asked.Sight.IsScored)
        {
            reasons.Add("no readable history");
        }
        else if (!isCreditworthy)
        {
            Span<int> points = stackalloc int[Scorecard.Characteristics.Length];
            Span<int> contributions = stackalloc int[Scorecard.Characteristics.Length];
            Application again = _appraiser.Appraise(asked.Row, asked.Day, points);
            _world.Scorecard.Contributions(points, again.Sight, contributions);
            (int first, int second, int third, int fourth) = Scorecard.Worst(contributions);
            foreach (int part in (ReadOnlySpan<int>)[first, second, third, fourth])
            {
                if (part >= 0)
                {
                    reasons.Add($"{Scorecard.Characteristics[part]} {contributions[part]}");
                }
            }
        }
        return string.Join(", ", reasons);
    }

    private void Count(Block block, in Application asked, bool isApproved, double price)
    {
        int province = _world.ProvinceOf(SubjectKind.Citizen, asked.Row);
        Cells cells = _world.CellsOf(SubjectKind.Citizen, asked.Row);
        bool isThin = _world.Nation.Citizens[asked.Row].Has(CitizenTraits.ThinFile);
        block.Tally.Add(Counter.LoansDecided, province, cells);
        block.Tally.Add(Counter.ThinFileDecided, province, cells, isThin ? 1 : 0);
        block.Tally.Add(Counter.LoansApproved, province, cells, isApproved ? 1 : 0);
        block.Tally.Add(Counter.ThinFileApproved, province, cells, isThin && isApproved ? 1 : 0);
        block.Tally.Add(
            Counter.LoanPrice, province, cells, isApproved ? (long)Math.Round(price * PriceUnit) : 0);
        _world.Live(SubjectKind.Citizen, asked.Row, LifeEvent.Loan, 0, isApproved ? 1 : 0);
    }

    private void Write(Block block, in Application asked, in LoanRow row)
    {
        if (_world.IsRecorded(SubjectKind.Citizen, asked.Row))
        {
            block.Rows.Loans.Add(row);
        }
    }

    private LoanRow RowOf(in Application asked, long loan, in Citizen citizen) => new(
        asked.Day, loan, asked.Row, "refused", "",
        citizen.IncomePerMonth * _world.Parameters.Markets.LoanMonthsOfIncome, null, null, null,
        citizen.DefaultProbability);
}
