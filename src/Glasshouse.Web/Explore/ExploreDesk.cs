using Glasshouse.Lab.Files;
using Glasshouse.Lab.Questions;
using Glasshouse.Web.Runs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Glasshouse.Web.Explore;

/// <summary>Where the console's questions are answered: one at a time, the machine has runs to do.</summary>
/// <param name="runs">All runs.</param>
/// <param name="root">Their folder, under which saved questions lie.</param>
public sealed class ExploreDesk(RunList runs, string root) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Questions that users saved.</summary>
    public KeptTexts Saved { get; } = new(root, "questions", "{0}.sql");

    /// <summary>The SQL of a question by its name in an address: shipped ones first, then saved ones.</summary>
    public string? Sql(string? name) =>
        string.IsNullOrEmpty(name) ? null : ShippedQuestions.Sql(name) ?? Saved.Read(name);

    public IReadOnlyList<AskedTable> Tables(string run, string? arm) => DeskOf(run, arm).Tables();

    /// <exception cref="BadInputException">The question is refused, wrong or takes too long.</exception>
    public Task<TableAnswer> AskAsync(string run, string? arm, string sql, CancellationToken cancellation) =>
        AloneAsync(() => DeskOf(run, arm).Ask(sql, cancellation), cancellation);

    /// <summary>An answer as a file to take along.</summary>
    public async Task<IResult> DownloadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            return Results.Text("The form is too old; load the page again.", statusCode: 400);
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        bool isCsv = form["format"] == "csv";
        DirectoryInfo place = Directory.CreateTempSubdirectory("glasshouse-answer-");
        context.Response.RegisterForDispose(new Passing(place));
        try
        {
            string file = Path.Combine(place.FullName, "answer");
            AnswerFormat format = isCsv ? AnswerFormat.Csv : AnswerFormat.Parquet;
            QuestionDesk desk = DeskOf(form["run"].ToString(), form["arm"].ToString());
            await AloneAsync(
                () =>
                {
                    desk.Save(form["sql"].ToString(), format, file, context.RequestAborted);
                    return true;
                },
                context.RequestAborted).ConfigureAwait(false);
            // The name goes with the file wherever it is carried.
            return isCsv
                ? Results.File(file, "text/csv", "synthetic-answer.csv")
                : Results.File(file, "application/vnd.apache.parquet", "synthetic-answer.parquet");
        }
        catch (BadInputException problems)
        {
            return Results.Text(problems.Problems[0].Message, statusCode: 400);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private QuestionDesk DeskOf(string run, string? arm) => runs.Open(run, arm) is { } open
        ? new QuestionDesk(open.Folder)
        : throw new BadInputException("run", "no-run", "is not there");

    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    // Lasts until the answer has been sent, or has failed, in whatever way.
    private sealed class Passing(DirectoryInfo place) : IDisposable
    {
        public void Dispose() => place.Delete(recursive: true);
    }
}
