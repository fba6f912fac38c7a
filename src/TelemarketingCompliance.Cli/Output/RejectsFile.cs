using System.Globalization;
using CsvHelper;

namespace TelemarketingCompliance.Cli;

/// <summary><c>FILE.rejects.csv</c>: every line that gave no number or has a fault, with its reason. Written only when there is one.</summary>
/// <param name="create">Opens the file when there is something to write; one that is not empty is continued.</param>
/// <param name="result">The result that the rows were meant for.</param>
internal sealed class RejectsFile(Func<string, FileStream> create, string result) : IDisposable
{
    // Refused lines are somebody else's text: a spreadsheet must not run them as formulas.
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n", Injection = CsvInjection.Escape };
    private const int LongestText = 500;

    private readonly string path = PathOf(result);
    private FileStream? stream;
    private CsvWriter? writer;

    /// <summary>Lines that gave no number.</summary>
    public long Count { get; private set; }

    /// <summary>Lines that gave no number and hold digits: each may have been one.</summary>
    public long WithDigits { get; private set; }

    /// <summary>Lines with a fault whose number is listed all the same.</summary>
    public long Faulty { get; private set; }

    /// <summary>Where and why the first line was refused.</summary>
    public string? First { get; private set; }

    public static string PathOf(string result) => result + ".rejects.csv";

    public void Add(string source, long line, string text, string reason)
    {
        Count++;
        WithDigits += text.Any(char.IsDigit) ? 1 : 0;
        First ??= $"`{source}`, line {line}: {reason}";
        Write(source, line, text, reason);
    }

    public void AddFaulty(string source, long line, string text, string reason)
    {
        Faulty++;
        Write(source, line, text, $"listed all the same: {reason}");
    }

    /// <summary>Hands everything to the system; returns how many bytes there are.</summary>
    public long Flush()
    {
        writer?.Flush();
        stream?.Flush();
        return stream?.Position ?? 0;
    }

    /// <summary>Closes what was written.</summary>
    public void Close()
    {
        if (writer is null)
            return;

        writer.Dispose();
        Workspace.Close(stream!);
    }

    /// <summary>A list of an earlier run must not be taken for one of this run.</summary>
    public void DeleteOld()
    {
        if (stream is null)
            File.Delete(path);
    }

    // What was not closed is not whole and goes with its folder: nothing is worth writing out.
    public void Dispose() => stream?.Dispose();

    private void Write(string source, long line, string text, string reason)
    {
        if (writer is null)
        {
            stream = create(path);
            writer = CsvWriter.Create(stream, Csv, leaveOpen: true);
            if (stream.Position == 0)
                writer.WriteRecord("source", "line", "text", "reason");
        }

        writer.WriteRecord(source, line.ToString(CultureInfo.InvariantCulture), text.Length > LongestText ? text[..LongestText] : text, reason);
    }
}
