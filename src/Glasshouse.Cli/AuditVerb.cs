using System.CommandLine;
using Glasshouse.Lab.Audits;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Spectre.Console;

namespace Glasshouse.Cli;

/// <summary>audit: what in a regime collides with law, proportion and logic, without running it.</summary>
public static class AuditVerb
{
    public static Command Create()
    {
        var regime = new Argument<string>("regime")
        {
            Description = $"A shipped regime, a folder, a file, or a worked case: {string.Join(", ", Auditor.Cases)}.",
        };
        var html = new Option<string?>("--html") { Description = "Writes one self-contained page to this new file." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command(
            "audit",
            "Reads a regime without running it and lists what collides with law, proportion and logic. Exit code 1 "
            + "where there is a breach.")
        {
            regime, html, json,
        };
        command.SetAction(parsed =>
        {
            RegimeAudit audit = Auditor.Audit(parsed.GetValue(regime)!);
            if (parsed.GetValue(html) is { } page)
            {
                if (Path.Exists(page))
                {
                    throw new BadInputException(page, "output-exists", "exists already; name another file");
                }
                WholeFile.WriteText(page, AuditPage.Html(audit));
            }
            if (parsed.GetValue(json))
            {
                JsonSpeech.Write(new
                {
                    boundary = RunRecord.BoundarySentence,
                    regime = audit.Regime.Name,
                    label = Spelling.Of(audit.Regime.Label),
                    disclaimer = RegimeAudit.Disclaimer,
                    findings = audit.Findings,
                });
            }
            else
            {
                Tell(audit);
            }
            return audit.Count(Severity.Breach) > 0 ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static void Tell(RegimeAudit audit)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(audit.Regime.Name)}[/] ({Spelling.Of(audit.Regime.Label)})");
        foreach (Finding finding in audit.Findings)
        {
            string tone = finding.Severity switch
            {
                Severity.Breach => "red",
                Severity.Warning => "yellow",
                _ => "blue",
            };
            AnsiConsole.MarkupLine(
                $"[{tone}]{Spelling.Of(finding.Severity)}[/] {finding.Code} · {Markup.Escape(finding.Provision)} · "
                + $"[dim]{Markup.Escape(finding.File)}:{finding.Line}[/]");
            AnsiConsole.MarkupLine($"    {Markup.Escape(finding.Path)}: {Markup.Escape(finding.Message)}");
            AnsiConsole.MarkupLine($"    [dim]{Markup.Escape(finding.Mend)}[/]");
        }
        AnsiConsole.MarkupLine(
            $"{audit.Count(Severity.Breach)} breaches, {audit.Count(Severity.Warning)} warnings, "
            + $"{audit.Count(Severity.Note)} notes");
        AnsiConsole.MarkupLine($"[dim]{RegimeAudit.Disclaimer}[/]");
    }
}
