using System.Collections.Immutable;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>What was found in files.</summary>
/// <param name="Problems">What cannot be used.</param>
/// <param name="Warnings">What can be used and is probably not meant.</param>
public sealed record CheckedFiles(IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings);

/// <summary>Checks files without running anything: what a file is, is read off what it says.</summary>
public sealed class FileChecker
{
    // In the order in which a file that could be several is taken to be one.
    private static readonly ImmutableArray<(InputKind Kind, Type Record)> Formats =
    [
        (InputKind.Behaviours, typeof(CatalogueFile)),
        (InputKind.Scenario, typeof(Scenario)),
        (InputKind.Regime, typeof(Regime)),
        (InputKind.Cases, typeof(CasesFile)),
        (InputKind.Parameters, typeof(Parameters)),
        (InputKind.Lending, typeof(LendingFile)),
    ];

    private readonly Findings _findings = new();
    private readonly List<Problem> _warnings = [];
    private readonly InputTexts _texts = InputTexts.FromShippedAndDisk();
    private ImmutableArray<Behaviour> _catalogue;

    private FileChecker()
    {
        InputText text = _texts.Open(InputKind.Behaviours, "behaviours");
        _catalogue = CatalogueReader.Read(text.File, text.Text, _findings);
    }

    /// <summary>All problems of all files; none where they can be used.</summary>
    /// <param name="paths">Files, folders of regimes, or shipped names of scenarios and regimes.</param>
    public static CheckedFiles Check(IReadOnlyList<string> paths)
    {
        var checker = new FileChecker();
        foreach (string path in paths)
        {
            checker.KnowAdditionsOf(path);
        }
        foreach (string path in paths)
        {
            try
            {
                checker.Check(path);
            }
            catch (BadInputException exception)
            {
                checker._findings.Add(exception.Problems);
            }
        }
        return new CheckedFiles(checker._findings.Problems, [.. checker._warnings.Distinct()]);
    }

    // A regime named beside a scenario may have rules on behaviours that the scenario adds. What is wrong with the
    // scenario is told when its own turn comes.
    private void KnowAdditionsOf(string path)
    {
        var unheard = new Findings();
        if (File.Exists(path)
            && unheard.Attempt(() => YamlTree.Read(path, InputTexts.TextOf(path), unheard)) is { } root
            && KindOf(root) == InputKind.Scenario)
        {
            _catalogue = Additions.Catalogue(_catalogue, new RecordBinder(unheard).Bind<Scenario>(root));
        }
    }

    private void CheckScenario(string nameOrPath) => _warnings.AddRange(
        ScenarioReader.Prepare(nameOrPath, RunOverrides.None, InputTexts.FromShippedAndDisk()).Warnings);

    private void Check(string path)
    {
        bool isScenario = Shipped.Scenarios.Contains(path);
        bool isRegime = Shipped.Regimes.Contains(path) || File.Exists(Path.Combine(path, "regime.yaml"));
        if (isScenario)
        {
            CheckScenario(path);
        }
        if (isRegime)
        {
            CheckRegimeFolder(path);
        }
        if (!isScenario && !isRegime)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                IEnumerable<string> shipped = Shipped.Scenarios.Concat(Shipped.Regimes);
                throw new BadInputException(path, "unreadable-file",
                    $"is no file and no shipped name; {Nearest.Advice(path, shipped)}");
            }
            CheckFile(path, InputTexts.TextOf(path));
        }
    }

    private void CheckRegimeFolder(string nameOrFolder)
    {
        InputText text = _texts.Open(InputKind.Regime, nameOrFolder);
        CheckRegime(text.File, text.Text);
        if (_texts.Has(InputKind.Cases, nameOrFolder))
        {
            InputText cases = _texts.Open(InputKind.Cases, nameOrFolder);
            CheckCases(cases.File, cases.Text, text.File, text.Text);
        }
    }

    private void CheckFile(string file, string text)
    {
        var first = new Findings();
        if (YamlTree.Read(file, text, first) is not { } root)
        {
            _findings.Add(first.Problems);
            return;
        }
        switch (KindOf(root))
        {
            case InputKind.Scenario:
                CheckScenario(file);
                break;
            case InputKind.Regime:
                CheckRegime(file, text);
                break;
            case InputKind.Behaviours:
                Collect(findings => CatalogueReader.Read(file, text, findings));
                break;
            case InputKind.Cases:
                string regime = Path.Combine(Path.GetDirectoryName(file) ?? "", "regime.yaml");
                CheckCases(file, text, regime, InputTexts.TextOf(regime));
                break;
            case InputKind.Lending:
                Collect(findings => LendingReader.Read(file, text, findings));
                break;
            case InputKind.Parameters:
                CheckParameters(file, text, root);
                break;
            default:
                _findings.Refuse(root.Place with { File = file }, "unknown-format",
                    "is neither a scenario nor a regime; no key at its start belongs to one");
                break;
        }
    }

    // A misspelt key should not change what a file is taken for, so the most familiar keys decide. A file of
    // behaviours and nothing else is a catalogue, though a scenario may hold behaviours too.
    private static InputKind? KindOf(YamlMapping root)
    {
        (int known, InputKind? kind) = (0, null);
        foreach ((InputKind format, Type record) in Formats)
        {
            if (format == InputKind.Behaviours && root.Find("behaviours") is null)
            {
                continue;
            }
            RecordShape shape = RecordShape.Of(record);
            int familiar = root.Entries.Count(entry => shape.Find(entry.Key.Text) is not null);
            if (familiar > known)
            {
                (known, kind) = (familiar, format);
            }
        }
        return kind;
    }

    private void CheckRegime(string file, string text) =>
        Collect(findings => RegimeReader.Read(file, text, _catalogue, findings, _texts, FolderOf(file)));

    private static string? FolderOf(string file) =>
        File.Exists(file) ? Path.GetDirectoryName(Path.GetFullPath(file)) : null;

    private void CheckCases(string file, string text, string regimeFile, string regimeText)
    {
        var findings = new Findings();
        Regime? regime = RegimeReader.Read(
            regimeFile, regimeText, _catalogue, findings, _texts, FolderOf(regimeFile));
        if (regime is null || findings.Problems.Count > 0)
        {
            _findings.Add(findings.Problems);
            return;
        }
        // Paths of the regime mean nothing in the cases.
        findings = new Findings();
        ImmutableArray<WorkedCase> cases = CasesReader.Read(file, text, regime, _catalogue, findings);
        if (findings.Problems.Count == 0)
        {
            foreach (WorkedCase worked in cases)
            {
                Work(regime, worked, findings);
            }
        }
        _findings.Add(findings.Problems);
    }

    private void Work(Regime regime, WorkedCase worked, Findings findings)
    {
        foreach (CaseMismatch mismatch in CaseRunner.Run(regime, _catalogue, worked))
        {
            string at = $"cases.{worked.Name}.expect.{mismatch.Expectation}.{mismatch.What}";
            findings.RefuseAt(at, "case-fails", $"is {mismatch.Expected}; the regime makes it {mismatch.Found}");
        }
    }

    // Sections that the file leaves out are the shipped ones.
    private void CheckParameters(string file, string text, YamlMapping root) => Collect(findings =>
        ParametersReader.Read(
            Shipped.ParameterSections
                .Where(section => root.Find(section) is null)
                .Select(section => _texts.Open(InputKind.Parameters, section))
                .Select(shipped => (shipped.File, shipped.Text))
                .Prepend((file, text)),
            findings));

    private void Collect(Action<Findings> read)
    {
        var findings = new Findings();
        read(findings);
        _findings.Add(findings.Problems);
        _warnings.AddRange(findings.Warnings);
    }
}
