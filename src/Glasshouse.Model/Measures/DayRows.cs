namespace Glasshouse.Model.Measures;

/// <summary>
/// What a day leaves behind to be written down. Kept by the run and cleared each day; a reader copies what it needs
/// before it returns.
/// </summary>
public sealed class DayRows
{
    public List<MeasureRow> Measures { get; } = [];

    public List<ActRow> Acts { get; } = [];

    public List<RecordRow> Records { get; } = [];

    public List<DecisionRow> Decisions { get; } = [];

    public List<AppealRow> Appeals { get; } = [];

    public List<LoanRow> Loans { get; } = [];

    public List<FilingRow> Filings { get; } = [];

    public List<InspectionRow> Inspections { get; } = [];

    public List<FirmYearRow> FirmYears { get; } = [];

    public List<DirectiveRow> Directives { get; } = [];

    public List<GateRow> Gates { get; } = [];

    public List<InfectionRow> Infections { get; } = [];

    public List<StopRow> Stops { get; } = [];

    public List<CodeRow> Codes { get; } = [];

    public List<BorrowedCodeRow> BorrowedCodes { get; } = [];

    public void Clear()
    {
        Measures.Clear();
        Acts.Clear();
        Records.Clear();
        Decisions.Clear();
        Appeals.Clear();
        Loans.Clear();
        Filings.Clear();
        Inspections.Clear();
        FirmYears.Clear();
        Directives.Clear();
        Gates.Clear();
        Infections.Clear();
        Stops.Clear();
        Codes.Clear();
        BorrowedCodes.Clear();
    }
}
