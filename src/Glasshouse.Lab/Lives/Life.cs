using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Lab.Lives;

/// <summary>Everything written down of one synthetic subject in one arm: truth and file, side by side.</summary>
public sealed record Life
{
    public required Subject Subject { get; init; }

    public required string Arm { get; init; }

    public List<ActRow> Acts { get; init; } = [];

    public List<RecordRow> Records { get; init; } = [];

    public List<DecisionRow> Decisions { get; init; } = [];

    public List<AppealRow> Appeals { get; init; } = [];

    public List<LoanRow> Loans { get; init; } = [];

    public List<FilingRow> Filings { get; init; } = [];

    public List<InspectionRow> Inspections { get; init; } = [];

    public List<StopRow> Stops { get; init; } = [];

    /// <summary>Days on which the health code became another.</summary>
    public List<CodeRow> Codes { get; init; } = [];

    /// <summary>Another's code shown at a door, or this one's code shown by another.</summary>
    public List<BorrowedCodeRow> BorrowedCodes { get; init; } = [];

    /// <summary>Ways out of the sanctions that hold on the last day.</summary>
    public List<RecourseRow> Recourse { get; init; } = [];
}

/// <summary>Gathers one subject's life while a run goes on.</summary>
public sealed class LifeCollector(Life life) : IRunObserver
{
    public Life Life { get; } = life;

    public void DayDone(int day, DayRows rows, ulong? stateHash)
    {
        (SubjectKind kind, int row) = (Life.Subject.Kind, Life.Subject.Row);
        Life.Acts.AddRange(rows.Acts.Where(act => act.SubjectKind == kind && act.SubjectId == row));
        Life.Records.AddRange(rows.Records.Where(record => record.SubjectKind == kind && record.SubjectId == row));
        Life.Decisions.AddRange(rows.Decisions.Where(made => made.SubjectKind == kind && made.SubjectId == row));
        Life.Appeals.AddRange(rows.Appeals.Where(appeal => appeal.SubjectKind == kind && appeal.SubjectId == row));
        if (kind == SubjectKind.Citizen)
        {
            Life.Loans.AddRange(rows.Loans.Where(loan => loan.CitizenId == row));
            Life.Stops.AddRange(rows.Stops.Where(stop => stop.CitizenId == row));
            Life.Codes.AddRange(rows.Codes.Where(code => code.CitizenId == row));
            Life.BorrowedCodes.AddRange(
                rows.BorrowedCodes.Where(shown => shown.CitizenId == row || shown.LenderId == row));
        }
        if (kind == SubjectKind.Organisation)
        {
            Life.Filings.AddRange(rows.Filings.Where(filing => filing.OrganisationId == row));
            Life.Inspections.AddRange(rows.Inspections.Where(visit => visit.OrganisationId == row));
        }
    }
}
