using System.Collections.Immutable;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Engine.Threads;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Health;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Orders;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model;

/// <summary>
/// All that a day reads and changes: the nation (truth), the registers (file), the rules in force and the day's
/// working lists. Handed to every stage but Scores, which gets the registers alone.
/// </summary>
public sealed partial class World : IDisposable
{
    /// <summary>Rows of a block; a multiple of 32, which is what the scan works in.</summary>
    public const int RowsPerBlock = 1 << 14;

    /// <summary>Province row of those who belong to none.</summary>
    public const int Centre = -1;

    private readonly int[] _firstDays;

    public World(Nation nation, RunInputs inputs, Team team)
    {
        Nation = nation;
        Inputs = inputs;
        Team = team;
        Seed = (uint)inputs.Scenario.Seed;
        Parameters = inputs.Parameters;
        Switches = inputs.Scenario.Switches;
        Groupings = new Groupings(nation);
        ImmutableArray<AddedBehaviour> added =
            inputs.Added.Sort((a, b) => string.CompareOrdinal(a.Behaviour.Id, b.Behaviour.Id));
        Catalogue =
        [
            .. inputs.Behaviours.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id)),
            .. added.Select(one => one.Behaviour),
        ];
        _firstDays = [.. inputs.Behaviours.Select(_ => 0), .. added.Select(one => one.Day)];
        CitizenBlocks =
        [
            .. Blocks(
                nation.CitizensAtStart, row => nation.Municipalities[nation.Citizens[row].Municipality],
                Groupings.CellsOf(SubjectKind.Citizen)),
            .. BlocksOfUnborn(
                nation, nation.CitizensAtStart, nation.Citizens.Length, Groupings.CellsOf(SubjectKind.Citizen)),
        ];
        OrganisationBlocks =
        [
            .. Blocks(
                nation.OrganisationsAtStart, row => nation.Municipalities[nation.Organisations[row].Municipality],
                Groupings.CellsOf(SubjectKind.Organisation)),
            .. BlocksOfUnborn(
                nation, nation.OrganisationsAtStart, nation.Organisations.Length,
                Groupings.CellsOf(SubjectKind.Organisation)),
        ];
        // The centre's officials belong to no province: theirs is the row before the first.
        OfficialBlocks =
        [
            new Block(
                0, nation.Officials.Length, Centre, nation.Provinces.Length + 1,
                Groupings.CellsOf(SubjectKind.Official)),
        ];
        Arrivals = new();
        Departures = new();
        Registers =
        [
            new Register(nation.Citizens.Length, RowsPerBlock),
            new Register(nation.Organisations.Length, RowsPerBlock),
            new Register(nation.Officials.Length, Math.Max(1, nation.Officials.Length)),
        ];
        Cohorts = Cohort.ForAll(nation, inputs.Scenario);
        CitizenOpportunities = OpportunityRates.OfCitizens(Catalogue, nation.Citizens.Span, Switches.Frailty);
        OrganisationOpportunities = OpportunityRates.OfOrganisations(Catalogue);
        CitizenRates = new Column<uint>(nation.Citizens.Length);
        OrganisationRates = new Column<uint>(nation.Organisations.Length);
        Perception = new Perception(
            Seed, inputs.Scenario.Days, Parameters.Beliefs, Switches.Forgetting, nation.Citizens.Length);
        Crowding = new Crowding(Catalogue.Length);
        TrustLearning = new TrustLearning(Parameters.Beliefs.Trust);
        LifeDigests = new Column<uint>(nation.Citizens.Length);
        YearMarks = new Column<YearMark>(nation.Citizens.Length);
        Ownership = new Ownership(nation.Organisations, nation.OrganisationsAtStart);
        UsualEffort = Efforts.Usual(nation);
        InspectionPlan = new InspectionPlan(this);
        Officialdom = new Officialdom(nation);
        OfficeConducts = new OfficeConduct[nation.Offices.Length];
        OfficeRegister = new OfficeRegister(nation.Offices.Length);
        Posts = new Posts(this);
        Restrictions = new Restrictions(this);
        LoanArrears = BehaviourRow(NamedBehaviours.LoanArrears);
        UnpaidCourtDebt = BehaviourRow(NamedBehaviours.UnpaidCourtDebt);
        UnderDeclaredTax = BehaviourRow(NamedBehaviours.UnderDeclaredTax);
        Peers = new PeerCompliance(nation);
    }

    public Nation Nation { get; }

    public RunInputs Inputs { get; }

    public Team Team { get; }

    public uint Seed { get; }

    /// <summary>Changes where a dated event says so (Orders/Decrees.cs).</summary>
    public Parameters Parameters { get; set; }

    public Switches Switches { get; }

    /// <summary>
    /// Behaviours in order of their ids, whatever the order of the file: first the shipped ones, then those that the
    /// scenario adds, so that these move nobody's chances and no act's number.
    /// </summary>
    public ImmutableArray<Behaviour> Catalogue { get; }

    public Groupings Groupings { get; }

    public int Day { get; set; }

    /// <summary>One register per kind of subject: citizens, organisations, officials.</summary>
    public Register[] Registers { get; }

    public Block[] CitizenBlocks { get; }

    public Block[] OrganisationBlocks { get; }

    public Block[] OfficialBlocks { get; }

    /// <summary>Which subjects are written down row by row; one cohort per kind.</summary>
    public Cohort[] Cohorts { get; }

    public OpportunityRates CitizenOpportunities { get; }

    public OpportunityRates OrganisationOpportunities { get; }

    /// <summary>Daily probability of an opportunity, as a threshold for the scan; one per citizen.</summary>
    public Column<uint> CitizenRates { get; }

    public Column<uint> OrganisationRates { get; }

    /// <summary>
    /// A running digest of each citizen's life: acts, records, decisions, consequences, loans. Two arms in which it
    /// is equal treated that person alike.
    /// </summary>
    public Column<uint> LifeDigests { get; }

    /// <summary>The day's events of lives one by one, where somebody asks for them; changes nobody's life.</summary>
    public LifeJournal? Journal { get; set; }

    /// <summary>Where each citizen stood when the run's year began.</summary>
    public Column<YearMark> YearMarks { get; }

    /// <summary>Mean effort of officials on what is measured, where nobody scores them.</summary>
    public double UsualEffort { get; }

    /// <summary>What officials are told, do and report, and what has become of them.</summary>
    public Officialdom Officialdom { get; }

    /// <summary>How offices have dealt with firms, one by one: truth.</summary>
    public OfficeConduct[] OfficeConducts { get; }

    /// <summary>What offices did to firms today.</summary>
    public RowList<OfficeAct> OfficeActs { get; } = new();

    /// <summary>What a regime holds about offices.</summary>
    public OfficeRegister OfficeRegister { get; }

    /// <summary>Which sectors' rules are softened.</summary>
    public Lobbies Lobbies { get; set; } = null!;

    /// <summary>Who holds which post.</summary>
    public Posts Posts { get; }

    /// <summary>How each kind of subject feels about each behaviour under the rules in force.</summary>
    public Incentives[] Incentives { get; } = new Incentives[3];

    /// <summary>What prices have worn off morale, behaviour by behaviour.</summary>
    public Crowding Crowding { get; }

    /// <summary>Which channels look at which behaviour, and how well; one table per kind of subject.</summary>
    public SightTable[] Sights { get; } = new SightTable[3];

    /// <summary>What people make of their experience.</summary>
    public Perception Perception { get; set; }

    /// <summary>Which organisations somebody owns.</summary>
    public Ownership Ownership { get; }

    /// <summary>Who is infected; null where no infection can come.</summary>
    public Epidemic? Epidemic { get; set; }

    /// <summary>What a health regime does; null where none is in force on any day.</summary>
    public HealthAuthority? Health { get; set; }

    /// <summary>Cameras that match faces against a list; null where the scenario has none.</summary>
    public CameraNetwork? Cameras { get; set; }

    /// <summary>Who is kept at home or from a door.</summary>
    public Restrictions Restrictions { get; }

    /// <summary>How trust follows from what people meet.</summary>
    public TrustLearning TrustLearning { get; set; }

    /// <summary>How often inspectors visit whom.</summary>
    public InspectionPlan InspectionPlan { get; }

    /// <summary>Appeals of each kind of subject, first come first served.</summary>
    public AppealQueue[] Appeals { get; } = [new(), new(), new()];

    /// <summary>Organisations founded so far in the run.</summary>
    public int FirmsFounded { get; set; }

    /// <summary>Who was born in the run, in order of rows.</summary>
    public RowList<Arrival> Arrivals { get; }

    /// <summary>Who died in the run, in order of days.</summary>
    public RowList<Departure> Departures { get; }

    /// <summary>How lenders score; follows the parameters.</summary>
    public Scorecard Scorecard { get; set; } = null!;

    /// <summary>What became of loans, by lenders' scores.</summary>
    public CreditOutcomes CreditOutcomes { get; } = new();

    /// <summary>Row of the catalogue of arrears with a loan.</summary>
    public int LoanArrears { get; }

    /// <summary>Row of the catalogue of debts that a court has ordered to be paid.</summary>
    public int UnpaidCourtDebt { get; }

    /// <summary>Row of the catalogue of tax that is declared too low.</summary>
    public int UnderDeclaredTax { get; }

    /// <summary>What organisations of a kind and place declare.</summary>
    public PeerCompliance Peers { get; }

    /// <summary>Loans of recorded citizens that have not ended.</summary>
    public LoanBook Loans { get; } = new();

    /// <summary>What the day leaves to be written down.</summary>
    public DayRows Rows { get; } = new();

    /// <summary>The first record that the regime in force may have: older ones concern another.</summary>
    public long FirstRecordOfRegime { get; set; }

    /// <summary>The first decision of the regime in force.</summary>
    public long FirstDecisionOfRegime { get; set; }

    /// <summary>Numbers of the next record, decision and loan.</summary>
    public long NextRecord { get; set; }

    public long NextDecision { get; set; }

    public long NextLoan { get; set; }

    /// <summary>Regime in force.</summary>
    public Regime Regime { get; set; } = null!;

    public Block[] BlocksOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Citizen => CitizenBlocks,
        SubjectKind.Organisation => OrganisationBlocks,
        _ => OfficialBlocks,
    };

    public Register RegisterOf(SubjectKind kind) => Registers[(int)kind];

    public Draws Draws(Purpose purpose) => new(Seed, purpose);

    /// <summary>
    /// Work on one block, made ready once for each kind of subject: a day makes no delegates.
    /// </summary>
    /// <param name="work">Done for a kind and the number of a block.</param>
    public Action<int>[] PerKind(Action<SubjectKind, int> work) =>
    [
        .. Enumerable.Range(0, Registers.Length)
            .Select(kind => (Action<int>)(number => work((SubjectKind)kind, number))),
    ];

    /// <summary>Does prepared work on all blocks of a kind.</summary>
    public void RunBlocks(SubjectKind kind, Action<int>[] perKind) =>
        Team.Run(BlocksOf(kind).Length, perKind[(int)kind]);

    /// <summary>Adds to the digest of a citizen's life; other subjects have none.</summary>
    public void Live(SubjectKind kind, int row, LifeEvent what, int which, int amount)
    {
        if (kind == SubjectKind.Citizen)
        {
            Lives.Add(LifeDigests, row, Day, what, which, amount);
            Journal?.Add(row, what, which, amount);
        }
    }

    /// <summary>Whether a behaviour is part of the world yet: a scenario may add one on a later day.</summary>
    public bool IsActive(int behaviour) => Day >= _firstDays[behaviour];

    /// <summary>Row of a behaviour in the catalogue, -1 where it has none of that id.</summary>
    public int BehaviourRow(string id)
    {
        for (int row = 0; row < Catalogue.Length; row++)
        {
            if (Catalogue[row].Id == id)
            {
                return row;
            }
        }
        return -1;
    }

    public void Dispose()
    {
        CitizenRates.Dispose();
        OrganisationRates.Dispose();
        LifeDigests.Dispose();
        YearMarks.Dispose();
        Perception.Dispose();
        Officialdom.Dispose();
        Epidemic?.Dispose();
        foreach (Register register in Registers)
        {
            register.Dispose();
        }
        Nation.Dispose();
    }

    // Children are born and firms founded anywhere, so their blocks belong to every province.
    private static IEnumerable<Block> BlocksOfUnborn(Nation nation, int atStart, int rows, int cells)
    {
        for (int first = Births.FirstRow(atStart); first < rows; first += RowsPerBlock)
        {
            yield return new Block(first, RowsPerBlock, 0, nation.Provinces.Length, cells) { InUse = 0 };
        }
    }

    private static Block[] Blocks(int rows, Func<int, Municipality> municipalityOf, int cells)
    {
        var blocks = new Block[(rows + RowsPerBlock - 1) / RowsPerBlock];
        for (int number = 0; number < blocks.Length; number++)
        {
            int first = number * RowsPerBlock;
            int count = Math.Min(RowsPerBlock, rows - first);
            int firstProvince = municipalityOf(first).Province;
            int lastProvince = municipalityOf(first + count - 1).Province;
            blocks[number] = new Block(first, count, firstProvince, lastProvince - firstProvince + 1, cells);
        }
        return blocks;
    }
}
