using System.Text;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// Something could not be written once a run had begun: a full disk, a folder that went away. The program ends with
/// exit code 1; what was finished before is kept.
/// </summary>
public sealed class OutputFailedException : Exception
{
    public OutputFailedException(string path, string reason, Exception? cause = null)
        : base($"{path} could not be written: {reason}", cause)
    {
        Path = path;
        Reason = reason;
    }

    public string Path { get; }

    public string Reason { get; }
}

/// <summary>
/// Writes a file under a temporary name and renames it when it is whole, so that nobody ever reads half a file.
/// </summary>
public static class WholeFile
{
    /// <summary>Ending of a file that is still being written.</summary>
    public const string Partial = ".partial";

    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteText(string path, string text)
    {
        string partial = path + Partial;
        try
        {
            File.WriteAllText(partial, text, PlainUtf8);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception cause) when (IsDiskTrouble(cause))
        {
            throw Failed(path, cause);
        }
    }

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        string partial = path + Partial;
        try
        {
            var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
            }
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception cause) when (IsDiskTrouble(cause))
        {
            throw Failed(path, cause);
        }
    }

    /// <summary>Gives a whole file its place.</summary>
    public static void Move(string from, string path)
    {
        try
        {
            File.Move(from, path, overwrite: true);
        }
        catch (Exception cause) when (IsDiskTrouble(cause))
        {
            throw Failed(path, cause);
        }
    }

    /// <summary>Whether the machine, not the program, is the reason.</summary>
    public static bool IsDiskTrouble(Exception cause) => cause is IOException or UnauthorizedAccessException;

    /// <summary>Turns disk trouble into the one exception a user sees, and removes the half-written file.</summary>
    public static OutputFailedException Failed(string path, Exception cause)
    {
        try
        {
            File.Delete(path + Partial);
        }
        catch (Exception trouble) when (IsDiskTrouble(trouble))
        {
            // The half-written file keeps its temporary name, which no reader opens; the first trouble is the one told.
        }
        return new OutputFailedException(path, cause.Message, cause);
    }
}
