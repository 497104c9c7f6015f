using System.Collections.Immutable;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Audits;

/// <summary>Reads a regime without running it and lists what collides with law, proportion and logic.</summary>
public static class Auditor
{
    private const string Yardstick = "data/audits/yardstick.yaml";

    /// <summary>Worked cases that only the audit knows by name.</summary>
    public static ImmutableArray<string> Cases { get; } = ["childcare-benefits", "rotterdam", "syri", "zhengzhou"];

    /// <summary>Reads and audits a regime.</summary>
    /// <param name="nameOrPath">A shipped regime, a worked case, a folder or a file.</param>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static RegimeAudit Audit(string nameOrPath)
    {
        var texts = InputTexts.FromShippedAndDisk();
        ImmutableArray<Behaviour> catalogue = CatalogueReader.Read(texts);
        InputText text = Shipped.Text($"data/audits/{nameOrPath}.yaml") is { } known && Cases.Contains(nameOrPath)
            ? InputText.Of(InputKind.Regime, nameOrPath, $"data/audits/{nameOrPath}.yaml", known)
            : texts.Has(InputKind.Regime, nameOrPath)
            ? texts.Open(InputKind.Regime, nameOrPath)
            : throw new BadInputException(nameOrPath, "unknown-name",
                $"is no shipped regime, no worked case and no file; "
                + Nearest.Advice(nameOrPath, Shipped.Regimes.Concat(Cases)));
        var findings = new Findings();
        Regime? regime = RegimeReader.Read(text.File, text.Text, catalogue, findings, texts, texts.FolderOf(text));
        findings.ThrowIfAny();
        return Audit(regime!, catalogue, findings.PlaceOf);
    }

    /// <summary>Audits a regime that was read.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="catalogue">Behaviours that its rules name.</param>
    /// <param name="placeOf">Where a setting stands.</param>
    public static RegimeAudit Audit(
        Regime regime, ImmutableArray<Behaviour> catalogue, Func<string, Place> placeOf)
    {
        var found = new List<Finding>();
        ProportionalityCap yardstick = ReadYardstick();
        foreach (SubjectKind kind in RegimeChecks.Kinds)
        {
            if (regime.SystemFor(kind) is not { } system)
            {
                continue;
            }
            var audited = new AuditedSystem(system, RegimeChecks.KeyOf(kind), kind, catalogue, placeOf, found);
            ContextFindings.Add(audited, yardstick);
            RedressFindings.Add(audited, regime.Lending);
            PunishmentFindings.Add(audited);
            LogicFindings.Add(audited);
        }
        if (regime.Health is { } health)
        {
            HealthFindings.Add(health, placeOf, found);
        }
        return new RegimeAudit(
            regime, [.. found.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Line)]);
    }

    private static ProportionalityCap ReadYardstick()
    {
        var findings = new Findings();
        YamlMapping root = YamlTree.Read(Yardstick, Shipped.Text(Yardstick)!, findings)!;
        var cap = new RecordBinder(findings).Bind<ProportionalityCap>(root);
        findings.ThrowIfAny();
        return cap;
    }
}

/// <summary>A system under audit, and where findings go.</summary>
public sealed record AuditedSystem(
    RegimeSystem System, string Path, SubjectKind Kind, ImmutableArray<Behaviour> Catalogue,
    Func<string, Place> PlaceOf, List<Finding> Found)
{
    /// <summary>About natural persons, whom the ban on social scoring and data protection protect.</summary>
    public bool IsOfPersons => Kind != SubjectKind.Organisation;

    /// <summary>Consequences that some band, list or grade brings.</summary>
    public IEnumerable<Consequence> Consequences => System.Bands.SelectMany(band => band.Consequences)
        .Concat(System.Lists.SelectMany(list => list.Consequences))
        .Concat(System.YearlyGrades?.Grades.SelectMany(grade => grade.Consequences) ?? []);

    public bool HasSanction => Consequences.Any(one => one.HasSanction());

    public Behaviour? Find(string id) => Catalogue.FirstOrDefault(behaviour => behaviour.Id == id);

    /// <summary>Notes a finding at a setting of the system.</summary>
    public void Add(string code, Severity severity, string provision, string at, string message, string mend)
    {
        string path = at.Length == 0 ? Path : $"{Path}.{at}";
        Place place = PlaceOf(path);
        Found.Add(new Finding(code, severity, provision, place.File, place.Line, path, message, mend));
    }

    public static string Names(IEnumerable<Consequence> consequences) =>
        string.Join(", ", consequences.Select(one => Spelling.Of(one)));

    /// <summary>Single consequences in a set.</summary>
    public static IEnumerable<Consequence> Each(Consequence set) =>
        Enum.GetValues<Consequence>().Where(one => one != Consequence.None && (set & one) != 0);
}
