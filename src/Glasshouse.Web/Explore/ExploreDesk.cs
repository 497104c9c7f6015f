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
            // The name goes with the file wherever it is carried; opened files stay whole while their folder goes.
            var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.DeleteOnClose });
            return isCsv
                ? Results.File(stream, "text/csv", "synthetic-answer.csv")
                : Results.File(stream, "application/vnd.apache.parquet", "synthetic-answer.parquet");
        }
        catch (BadInputException problems)
        {
            place.Delete(recursive: true);
            return Results.Text(problems.Problems[0].Message, statusCode: 400);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private QuestionDesk DeskOf(string run, string? arm) => runs.FindArm(run, arm) is { } folder
        ? new QuestionDesk(folder)
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
}
