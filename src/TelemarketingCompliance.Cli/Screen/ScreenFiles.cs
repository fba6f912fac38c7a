namespace TelemarketingCompliance.Cli.Screen;

/// <summary>Output, rejects and journal while a screening runs: they get their names when all of it is whole, and are kept for <c>--resume</c> in every other case.</summary>
internal sealed class ScreenFiles : IDisposable
{
    private readonly string output;
    private ScreenJournal journal = null!;

    private ScreenFiles(string output)
    {
        this.output = output;
        Rejects = new RejectsFile(_ => OpenRejects(), output);
    }

    public HashedOutput Output { get; private set; } = null!;

    public RejectsFile Rejects { get; }

    /// <summary>What was done before; all zeros where nothing was.</summary>
    public ScreenTotals Done { get; private set; } = new();

    private string Part => output + ".part";

    private string RejectsPath => RejectsFile.PathOf(output);

    private string RejectsPart => RejectsPath + ".part";

    private string Journal => JournalOf(output);

    /// <summary>What an unfinished screening was asked; null where there is none.</summary>
    public static SortedDictionary<string, string>? UnfinishedTask(string output) => File.Exists(output + ".part") ? ScreenJournal.Read(JournalOf(output))?.Task : null;

    /// <summary>Begins with nothing.</summary>
    public static ScreenFiles Create(string output, SortedDictionary<string, string> task)
    {
        var files = new ScreenFiles(output);
        try
        {
            File.Delete(files.RejectsPart);
            files.journal = ScreenJournal.Create(files.Journal, task);
            files.Output = HashedOutput.Create(files.Part);
            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Workspace.Refused(output, fault);
        }
    }

    /// <summary>Goes on where the last checkpoint was whose bytes are all there.</summary>
    public static ScreenFiles Continue(string output)
    {
        var files = new ScreenFiles(output);
        List<(ScreenCheckpoint Checkpoint, long End)> checkpoints = ScreenJournal.Read(files.Journal)!.Value.Checkpoints;
        long rejects = File.Exists(files.RejectsPart) ? new FileInfo(files.RejectsPart).Length : 0;
        int whole = checkpoints.FindIndex(one => one.Checkpoint.Rejects > rejects) is >= 0 and int first ? first : checkpoints.Count;
        files.Output = HashedOutput.Continue(files.Part, [.. checkpoints.Take(whole).Select(one => (one.Checkpoint.Output, one.Checkpoint.Hash))], out int found);
        if (found < 0)
        {
            SortedDictionary<string, string> task = UnfinishedTask(output)!;
            files.Output.Dispose();
            return Create(output, task);
        }

        (ScreenCheckpoint last, long end) = checkpoints[found];
        files.journal = ScreenJournal.Continue(files.Journal, end);
        files.Done = last.Totals;
        if (rejects > 0)
        {
            using FileStream cut = new(files.RejectsPart, FileMode.Open, FileAccess.Write);
            cut.SetLength(last.Rejects);
        }

        return files;
    }

    /// <summary>Notes how far the screening has come.</summary>
    public void Note(ScreenTotals totals)
    {
        Output.Flush();
        long rejects = Math.Max(Rejects.Flush(), File.Exists(RejectsPart) ? new FileInfo(RejectsPart).Length : 0);
        journal.Write(new ScreenCheckpoint { Output = Output.Length, Hash = Output.Hash, Rejects = rejects, Totals = totals });
    }

    /// <summary>Gives everything its name, the output last.</summary>
    public void Commit()
    {
        Rejects.Close();
        Output.Close();
        journal.Dispose();
        if (new FileInfo(RejectsPart) is { Exists: true, Length: > 0 })
            File.Move(RejectsPart, RejectsPath, overwrite: true);
        else
            File.Delete(RejectsPath);
        File.Delete(RejectsPart);
        File.Move(Part, output, overwrite: true);
        File.Delete(Journal);
    }

    public void Dispose()
    {
        Rejects.Dispose();
        Output?.Dispose();
        journal?.Dispose();
    }

    private static string JournalOf(string output) => output + ".journal";

    private FileStream OpenRejects()
    {
        FileStream file = new(RejectsPart, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        return file;
    }
}
