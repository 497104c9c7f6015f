using Microsoft.Extensions.Logging;

namespace Glasshouse.Web.Safety;

/// <summary>
/// Says that something went wrong and what kind of thing, and leaves the rest out: messages and traces hold paths of
/// this machine, and requests may hold tokens.
/// </summary>
public sealed class PlainLog(TextWriter output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new OneLine(categoryName, output);

    public void Dispose()
    {
        // The output is the program's own.
    }

    private sealed class OneLine(string category, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                output.WriteLine($"{logLevel}: {category} {eventId.Name} {exception?.GetType().Name}".TrimEnd());
            }
        }
    }
}
