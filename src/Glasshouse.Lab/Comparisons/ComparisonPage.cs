using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;
using Glasshouse.Lab.Runs;
using static System.FormattableString;

namespace Glasshouse.Lab.Comparisons;

/// <summary>
/// compare.html: the boundary, four sentences, four figures, then each arm by itself. Every number on it comes from a
/// question that is printed under the figure, and was asked of the tables beside the page.
/// </summary>
public sealed class ComparisonPage
{
    // In the order in which they are of interest: the first that differs has a figure at the top.
    private static readonly string[] Measures =
    [
        "wrongly_sanctioned_share", "sanctioned_share", "wrongful_sanction_days_per_1000_year",
        .. HealthMeasures.Headline, "camera_stops_per_1000_day", "camera_wrongful_stops_per_1000_day",
        "violations_per_1000_year", "sensitive_expression_rate", "loan_approval_share", "trust_generalised_share",
        "support_share",
    ];

    private readonly ComparisonFacts _comparison;
    private readonly ComparisonAnswers _answers;
    private readonly string _baseline;
    private readonly string[] _arms;

    public ComparisonPage(ComparisonFacts comparison, ComparisonAnswers answers)
    {
        _comparison = comparison;
        _answers = answers;
        _baseline = comparison.Names[0];
        _arms = [.. comparison.Names.Skip(1)];
        Sentences = [LivesSentence(), VerdictSentence(), WhoSentence(), CarrierSentence()];
        Differences = ReadDifferences();
    }

    /// <summary>Four plain sentences with numbers.</summary>
    public IReadOnlyList<PlainSentence> Sentences { get; }

    /// <summary>Paired differences of the figures, with intervals where there are replicates.</summary>
    public IReadOnlyList<MeasureDifference> Differences { get; }

    private IReadOnlyList<MeasureDifference> ReadDifferences() =>
    [
        .. _answers.Ask(ComparisonQuestions.Differences(_comparison.Measures))
            .Rows.Select(row => new MeasureDifference(
                (string)row[0]!, (string)row[1]!, Real(row[2]), Real(row[3]), Real(row[4]),
                row[5] is null ? null : Real(row[5]), row[6] is null ? null : Real(row[6]))),
    ];

    /// <summary>Four figures of all arms, then the differences of the figures.</summary>
    public IEnumerable<ComparisonFigure> OfAll() => [.. FourFigures(), .. DifferenceFigures()];

    /// <param name="command">The command that makes the same page.</param>
    public string Html(string command)
    {
        string title = $"{string.Join(", ", _arms)} against {_baseline}";
        RunRecord record = _comparison.Records[0];
        string replicates = _comparison.Replicates == 1
            ? "one seed, so there are no intervals" : $"{_comparison.Replicates} seeds";
        Markup page = Markup.Of(
            $"""
            <header>
            <p class="kicker">Glasshouse comparison</p>
            <h1>{title}</h1>
            <p class="meta">{record.Nation} (synthetic) · {Figures.Count(record.Citizens)} citizens ·
            {Figures.Count(record.DaysDone)} days · seed {record.Seed} · {replicates}</p>
            </header>
            <section id="sentences"><h2>In four sentences</h2>
            <ol class="plain">

            """);
        foreach (PlainSentence sentence in Sentences)
        {
            page.Line($"<li><p class=\"kicker\">{sentence.Heading}</p>{sentence.Text}</li>");
        }
        page.Line($"</ol></section>");
        page.Add(Section("figures", "In four figures", FourFigures()));
        page.Add(Section("differences", "Differences of the figures", DifferenceFigures()));
        for (int arm = 0; arm < _arms.Length; arm++)
        {
            page.Add(Section($"arm-{arm}", $"{_arms[arm]} against {_baseline}", OfArm(_arms[arm])));
        }
        return Page.Html(
            title, "comparison", _comparison.Records.SelectMany(one => one.Regimes), page.Add(Footer(command)));
    }

    private static Markup Section(string id, string title, IEnumerable<ComparisonFigure> figures) => Markup.Of(
        $"""
        <section id="{id}"><h2>{title}</h2>
        <div class="grid">
        {Markup.Join(figures.Select(figure => figure.Html()))}</div></section>

        """);

    private IEnumerable<ComparisonFigure> FourFigures()
    {
        yield return Figure(
            "lives", $"Lives that differ from {_baseline}", "share of everybody; what is true and on file",
            ComparisonQuestions.Lives, (words, answer) => Bars(words, answer, Unit.Share, 3));
        yield return Figure(
            "verdicts", "Better, worse and mixed", "people; better is better in something and worse in nothing",
            ComparisonQuestions.Verdicts, (words, answer) => Bars(words, answer, Unit.Number, 1, 2, 3));
        yield return DifferenceFigure("interval", Differing.FirstOrDefault("violations_per_1000_year"));
        yield return Figure(
            "carried", "By what the difference first reached a life", "lives that differ",
            ComparisonQuestions.Carried, CarriedBars);
    }

    // Measures that are not the same in all arms; a figure of what nothing changed shows nothing.
    private IEnumerable<string> Differing => Measures.Where(measure =>
        Differences.Any(one => one.Measure == measure && one.Difference != 0));

    private IEnumerable<ComparisonFigure> DifferenceFigures() => Differing.Skip(1)
        .Select(measure => DifferenceFigure($"difference-{measure}", measure)).Append(DifferenceTable());

    private ComparisonFigure DifferenceFigure(string id, string measure)
    {
        MeasureGuide guide = MeasureGuide.Of(measure);
        return Figure(
            id, guide.Words, $"difference from {_baseline}, with 95% intervals over seeds",
            ComparisonQuestions.Differences([measure]), (words, answer) => Intervals(words, answer, guide.Unit));
    }

    private ComparisonFigure DifferenceTable()
    {
        string sql = ComparisonQuestions.Differences([RunComparison.LivesThatDiffer, .. Measures.Where(Has)]);
        const string Title = "Figures of the nation";
        return new ComparisonFigure(
            new ChartWords("differences-table", Title, "", Caveat()),
            "means over seeds, and the paired difference with its 95% interval", null,
            Table(Title, _answers.Ask(sql)), sql);
    }

    /// <summary>Figures of one arm against the first.</summary>
    public IEnumerable<ComparisonFigure> OfArm(string name)
    {
        int arm = Array.IndexOf(_arms, name);
        (string Column, string Words)[] columns =
        [
            ("\"group\"", "by group"), ("income_decile", "by income decile"), ("age_band", "by age"),
        ];
        for (int column = 0; column < columns.Length; column++)
        {
            yield return Figure(
                $"who-{arm}-{column}", $"Better and worse under {name}, {columns[column].Words}",
                "share of the people", ComparisonQuestions.Who(name, columns[column].Column),
                (words, answer) => Bars(words, answer, Unit.Share, 2, 3));
        }
        yield return Figure(
            $"map-{arm}", $"Worse under {name}, by province", "share of the people; squares, not a map",
            ComparisonQuestions.Provinces(name), (words, answer) => new TileMap
            {
                Words = words,
                Tiles = [.. answer.Rows.Select(row => new Tile(
                    (string)row[0]!, (int)Real(row[1]), (int)Real(row[2]), Real(row[4])))],
            }.Svg());
        yield return Figure(
            $"flows-{arm}", $"From where to where: standing under {_baseline} → under {name}",
            "people, on the last day; the largest flows", ComparisonQuestions.Flows(name),
            (words, answer) => Bars(words, answer, Unit.Number, 1));
        yield return Figure(
            $"days-{arm}", "When lives first part", "lives that differ, by the day of the first difference",
            ComparisonQuestions.FirstDays(name), (words, answer) => Bars(words, answer, Unit.Number, 1));
        yield return Figure(
            $"details-{arm}", "What first parted them", "the decision, record or coupling; the commonest",
            ComparisonQuestions.Details(name), (words, answer) => Bars(words, answer, Unit.Number, 1));
    }

    private ComparisonFigure Figure(
        string id, string title, string note, string sql, Func<ChartWords, Answer, Markup> draw)
    {
        Answer answer = _answers.Ask(sql);
        string described = string.Join("; ", answer.Rows.Take(8).Select(row => string.Join(" ", row.Select(Cell))));
        var words = new ChartWords(id, title, described, Caveat());
        return new ComparisonFigure(words, note, draw(words, answer), Table(title, answer), sql);
    }

    private static ChartTable Table(string title, Answer answer) => new(
        title, answer.Columns,
        [.. answer.Rows.Select(row => (string[])[.. row.Select(Cell)])]);

    private static Markup Bars(ChartWords words, Answer answer, Unit unit, params int[] columns)
    {
        Tone ToneOf(string column) => column switch
        {
            "better" => Tone.Gain,
            "worse" => Tone.Loss,
            "mixed" => Tone.Quiet,
            _ => Tone.Arm1,
        };
        return new BarChart
        {
            Words = words,
            Series = [.. columns.Select(column => (answer.Columns[column], ToneOf(answer.Columns[column])))],
            Rows = [.. answer.Rows.Select(row => new BarRow(
                Cell(row[0]).Replace('_', ' '), [.. columns.Select(column => Real(row[column]))]))],
            Unit = unit,
        }.Svg();
    }

    private Markup CarriedBars(ChartWords words, Answer answer)
    {
        string[] carriers = [.. answer.Rows.Select(row => (string)row[0]!).Distinct()];
        double Of(string carrier, string arm) => answer.Rows
            .Where(row => (string)row[0]! == carrier && (string)row[1]! == arm).Select(row => Real(row[2])).Sum();
        return new BarChart
        {
            Words = words,
            Series = [.. _arms.Select((arm, place) => (arm, ChartStyle.OfArm(place + 1)))],
            Rows = [.. carriers.Select(carrier => new BarRow(
                carrier.Replace('_', ' '), [.. _arms.Select(arm => Of(carrier, arm))]))],
        }.Svg();
    }

    private Markup Intervals(ChartWords words, Answer answer, Unit unit) => new IntervalChart
    {
        Words = words,
        Rows = [.. answer.Rows.Select(row => new IntervalRow(
            (string)row[1]!, Real(row[4]), Real(row[5]), Real(row[6]),
            ChartStyle.OfArm(Array.IndexOf(_arms, (string)row[1]!) + 1)))],
        Unit = unit,
    }.Svg();

    private PlainSentence LivesSentence()
    {
        Answer answer = _answers.Ask(ComparisonQuestions.Lives);
        string total = Figures.Count((long)Real(answer.Rows[0][1]));
        string each = string.Join("; ", answer.Rows.Select(row =>
            $"{Figures.Count((long)Real(row[2]))} ({Figures.Share(Real(row[3]))}) under {row[0]}"));
        return new PlainSentence("How many lives differ",
            $"Of {total} lives, these differ from {_baseline} in at least {PlainWords.WhatMakesALife}: {each}.");
    }

    private PlainSentence VerdictSentence()
    {
        Answer answer = _answers.Ask(ComparisonQuestions.Verdicts);
        string each = string.Join("; ", answer.Rows.Select(row =>
            $"under {row[0]} {Figures.Count((long)Real(row[1]))} people are better off in something and worse in "
            + $"nothing, {Figures.Count((long)Real(row[2]))} worse and in nothing better, and "
            + $"{Figures.Count((long)Real(row[3]))} both"));
        return new PlainSentence("Who wins, who loses",
            Figures.Sentence(
                [
                    "counting days under sanctions or at home by order, infections, refusals, rewards and loans, "
                        + each,
                ],
                ""));
    }

    private PlainSentence WhoSentence()
    {
        IEnumerable<string> clauses = _arms.Select(arm =>
        {
            Answer deciles = _answers.Ask(ComparisonQuestions.Who(arm, "income_decile"));
            Answer groups = _answers.Ask(ComparisonQuestions.Who(arm, "\"group\""));
            return $"under {arm} {Figures.Share(Real(deciles.Rows[0][3]))} of the poorest tenth are worse off and "
                + $"{Figures.Share(Real(deciles.Rows[^1][3]))} of the richest, {Figures.Share(Real(groups.Rows[0][3]))}"
                + $" of group {groups.Rows[0][0]} and {Figures.Share(Real(groups.Rows[^1][3]))} of group "
                + $"{groups.Rows[^1][0]}";
        });
        return new PlainSentence("To whom", Figures.Sentence(clauses, ""));
    }

    private PlainSentence CarrierSentence()
    {
        Answer answer = _answers.Ask(ComparisonQuestions.Carried);
        IEnumerable<string> clauses = _arms.Select(arm =>
        {
            IReadOnlyList<object?>[] own = [.. answer.Rows.Where(row => (string)row[1]! == arm)];
            double all = own.Sum(row => Real(row[2]));
            return own.Length == 0
                ? $"under {arm} no life differs"
                : $"under {arm} the first difference came {string.Join(", ", own.Take(3).Select(row =>
                    $"in {Figures.Share(Real(row[2]) / all)} of the lives {Words((string)row[0]!)}"))}";
        });
        return new PlainSentence("How it reached them", Figures.Sentence(clauses, ""));
    }

    private static string Words(string carrier) => carrier switch
    {
        "decision" => "by a decision about the person",
        "record" => "by a record",
        "expectation" => "by what the rules promise or threaten",
        "peers" => "by what friends told",
        "meetings" => "by whom they met",
        "household" => "through the household",
        "credit_market" => "through lenders",
        "labour_market" => "through employers",
        "queue" => "through the queue of appeals",
        "contagion" => "by an infection",
        "health" => "by an order to stay at home or at a door",
        "camera" => "by a stop after a camera's alert",
        _ => "by births and deaths",
    };

    private bool Has(string measure) => _comparison.Measures.Contains(measure);

    private string Caveat()
    {
        string[] names =
        [
            .. _comparison.Names.Where((_, arm) => _comparison.Records[arm].IsHypothetical),
        ];
        return names.Length == 0 ? "" : $"{string.Join(", ", names)}: hypothetical.";
    }

    private Markup Footer(string command)
    {
        Markup hashes = Markup.Join(_comparison.Names.Zip(_comparison.Records).Select(arm =>
            Markup.Of($"<br>{arm.First}: <code>{arm.Second.StateHash}</code>")));
        return Markup.Of(
            $"""
            <section id="again"><h2>How to check this</h2>
            <p>Open DuckDB inside this folder and ask what is printed under a figure:
            <code>{ComparisonFiles.People}</code> has a row for each person and arm,
            <code>{ComparisonFiles.Replicates}</code> a row for each figure and seed. Differences between arms are
            exact for these people; intervals say how they vary over seeds (Student's t).</p>
            <pre><code>{command}</code></pre>
            <p class="hash">State after the last day{hashes}</p></section>
            <footer><p>{RunRecord.BoundarySentence} {Report.GroupSentence}</p>
            <p>Made by Glasshouse {ArmRun.ProgramVersion}.</p></footer>

            """);
    }

    private static string Cell(object? value) => value switch
    {
        null => Figures.Missing,
        long count => Figures.Count(count),
        int count => Figures.Count(count),
        double number => Math.Abs(number) is >= 0.0001 or 0 ? Invariant($"{number:0.####}") : Invariant($"{number:E2}"),
        _ => value.ToString() ?? "",
    };

    private static double Real(object? value) =>
        value is null ? double.NaN : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A figure of an arm beside the first arm's, averaged over replicates.</summary>
public sealed record MeasureDifference(
    string Measure, string Arm, double Baseline, double Value, double Difference, double? Low, double? High);
