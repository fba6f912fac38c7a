using System.Text;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>The journal beside an unfinished output: what is screened, and how far it has come. A line that was cut off counts for nothing.</summary>
internal sealed class ScreenJournal : IDisposable
{
    private readonly FileStream file;

    private ScreenJournal(FileStream file) => this.file = file;

    /// <summary>Begins a journal; one that is there is lost.</summary>
    /// <param name="path">The file.</param>
    /// <param name="task">Everything the answers depend on.</param>
    public static ScreenJournal Create(string path, SortedDictionary<string, string> task)
    {
        var journal = new ScreenJournal(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        journal.Write(JsonSerializer.Serialize(task, JournalJson.Default.SortedDictionaryStringString));
        return journal;
    }

    /// <summary>Goes on with a journal after its first so many bytes.</summary>
    public static ScreenJournal Continue(string path, long length)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        file.SetLength(length);
        file.Seek(0, SeekOrigin.End);
        return new ScreenJournal(file);
    }

    /// <summary>Reads a journal; null where there is none that says what was screened.</summary>
    public static (SortedDictionary<string, string> Task, List<(ScreenCheckpoint Checkpoint, long End)> Checkpoints)? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        byte[] bytes = File.ReadAllBytes(path);
        SortedDictionary<string, string>? task = null;
        var checkpoints = new List<(ScreenCheckpoint, long)>();
        for (int start = 0; bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and int length; start += length + 1)
        {
            ReadOnlySpan<byte> line = bytes.AsSpan(start, length);
            try
            {
                if (task is null)
                    task = JsonSerializer.Deserialize(line, JournalJson.Default.SortedDictionaryStringString);
                else
                    checkpoints.Add((JsonSerializer.Deserialize(line, JournalJson.Default.ScreenCheckpoint)!, start + length + 1));
            }
            catch (JsonException)
            {
                break;
            }
        }

        return task is null ? null : (task, checkpoints);
    }

    public void Write(ScreenCheckpoint checkpoint) => Write(JsonSerializer.Serialize(checkpoint, JournalJson.Default.ScreenCheckpoint));

    public void Dispose() => file.Dispose();

    private void Write(string line)
    {
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush();
    }
}
