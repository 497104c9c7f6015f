using Glasshouse.Lab.Charts;
using Glasshouse.Lab.Outputs;

namespace Glasshouse.Lab.Lives;

/// <summary>A dossier as a page of its own: a life, the twin's beside it, and the first difference marked.</summary>
public static class DossierPage
{
    /// <param name="name">Such as "citizen 4711".</param>
    /// <param name="one">The run and the life in it.</param>
    /// <param name="twin">The same subject in another arm; null where it stands alone.</param>
    public static string Html(
        string name, (RunRecord Record, LifeStory Story) one, (RunRecord Record, LifeStory Story)? twin)
    {
        (RunRecord Record, LifeStory Story)[] lives = twin is { } other ? [one, other] : [one];
        string title = $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        string hypothetical = string.Join(", ",
            lives.Where(life => life.Record.IsHypothetical).Select(life => life.Record.Arm));
        Markup charts = Markup.Join(lives.Select((life, place) => new LifeLanes
        {
            Words = new ChartWords(
                $"life-{place}", $"{title} under {life.Record.Arm}", $"{life.Story.Lines.Count} dated events.",
                hypothetical.Length == 0 ? "" : $"{hypothetical}: hypothetical."),
            Lanes = [.. life.Story.Lanes(), .. Codes(life.Story)],
            Days = life.Record.DaysDone,
        }.Figure("truth, file, and what came of it")));
        Markup main = Markup.Of(
            $"""
            <header><p class="kicker">Glasshouse dossier</p><h1>{title}</h1>
            <p class="meta">{one.Record.Scenario} · seed {one.Record.Seed} · {one.Record.DaysDone} days ·
            {FirstWords(one.Story, twin?.Story)}</p></header>
            <section>{charts}</section>
            <section class="story"><div class="scroll" tabindex="0"><table><caption>Day by day</caption>
            <thead><tr><th scope="col">Day</th>{Markup.Join(lives.Select(life =>
                Markup.Of($"<th scope=\"col\">under {life.Record.Arm}</th>")))}</tr></thead>
            <tbody>
            {Rows(lives)}</tbody></table></div></section>
            <footer><p>{RunRecord.BoundarySentence}</p></footer>

            """);
        return Page.Html(title, "dossier", lives.SelectMany(life => life.Record.Regimes), main);
    }

    private static LifeLane[] Codes(LifeStory story) =>
        story.CodeLane("health code") is { Spans.Count: > 0 } lane ? [lane] : [];

    private static string FirstWords(LifeStory one, LifeStory? twin) => twin is null
        ? "one life by itself"
        : LifeStory.FirstDifference(one, twin) is { } day
            ? $"the two lives first differ on day {day}"
            : "the two lives do not differ in anything that is written down";

    private static Markup Rows((RunRecord Record, LifeStory Story)[] lives)
    {
        int? parted = lives.Length > 1 ? LifeStory.FirstDifferentLine(lives[0].Story, lives[1].Story) : null;
        int[] days = [.. lives.SelectMany(life => life.Story.Lines).Select(line => line.Day).Distinct().Order()];
        return Markup.Join(days.Select(day => Markup.Of(
            $"""
            <tr><th scope="row">{Figures.Count(day)}</th>{Markup.Join(lives.Select(life =>
                Markup.Of($"<td>{On(day, life.Story, parted)}</td>")))}</tr>

            """)));
    }

    private static Markup On(int day, LifeStory story, int? parted) => Markup.Join(story.Lines
        .Select((line, place) => (Line: line, IsFirst: place == parted))
        .Where(told => told.Line.Day == day)
        .Select((told, place) => Markup.Of($"{Break(place)}{Mark(told.IsFirst)}{told.Line.Text}")));

    private static Markup Mark(bool isFirst) =>
        isFirst ? Markup.Of($"<strong>First difference: </strong>") : new Markup();

    private static Markup Break(int place) => place == 0 ? new Markup() : Markup.Of($"<br>");
}
