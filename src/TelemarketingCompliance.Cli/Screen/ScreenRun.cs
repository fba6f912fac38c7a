using System.Diagnostics;
using System.Runtime.CompilerServices;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>Reads a list, decides every row, writes it with its decision: reading and deciding and writing side by side, in the order of the list.</summary>
internal sealed class ScreenRun : IDisposable
{
    private const long LongList = 1 << 20;

    private readonly ScreenRequest request;
    private readonly PolicyEngine opened;
    private readonly ScreenInput input;
    private readonly ScreenFiles files;
    private readonly ProgressMeter meter;
    private readonly SeenNumbers seen = new();
    private ScreenTotals totals;

    private ScreenRun(ScreenRequest request, PolicyEngine opened, ScreenInput input, ScreenFiles files, ProgressMeter meter)
    {
        this.request = request;
        this.opened = opened;
        this.input = input;
        this.files = files;
        this.meter = meter;
        totals = files.Done;
    }

    public static async Task<ScreenSummary> RunAsync(ScreenRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        long began = console.Clock.GetTimestamp();
        Workspace.Check(request.Output, request.Input, request.Policy.Store);
        SortedDictionary<string, string>? unfinished = request.Resume ? ScreenFiles.UnfinishedTask(request.Output) : null;
        Instant at = request.At ?? (unfinished is not null ? Instants.TryRead(unfinished[ScreenTask.AtName]) : null) ?? console.Now;
        using PolicyEngine opened = PolicyEngine.Open(request.Policy, console.Clock);
        using ScreenInput input = ScreenInput.Open(request);
        meter.Begin("comparing", 0);
        SortedDictionary<string, string> task = await ScreenTask.OfAsync(request, opened, at, cancellationToken).ConfigureAwait(false);
        using var run = new ScreenRun(request, opened, input, OpenFiles(request, unfinished, task, console), meter);
        meter.Begin("reading the store", 0);
        // A short list is done before all of a large store is read.
        if (new FileInfo(request.Input).Length > LongList)
            await opened.Stores.LoadAsync().ConfigureAwait(false);
        long before = run.totals.Rows;
        if (before > 0)
            console.Note($"goes on after row {before}");
        await run.ScreenAsync(at, cancellationToken).ConfigureAwait(false);
        double seconds = console.Clock.GetElapsedTime(began).TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        return new ScreenSummary(run.totals, at, ScreenTask.EditionsOf(request.Policy, at), seconds, run.totals.Rows - before, self.PeakWorkingSet64);
    }

    public void Dispose() => files.Dispose();

    private static ScreenFiles OpenFiles(ScreenRequest request, SortedDictionary<string, string>? unfinished, SortedDictionary<string, string> task, CommandConsole console)
    {
        if (!request.Resume)
            return ScreenFiles.Create(request.Output, task);
        if (unfinished is null)
        {
            console.Note("there is nothing to resume; begins at the first row");
            return ScreenFiles.Create(request.Output, task);
        }

        string[] changed = [.. task.Where(one => unfinished.GetValueOrDefault(one.Key) != one.Value).Select(one => $"`{one.Key}`")];
        if (changed.Length == 0)
            return ScreenFiles.Continue(request.Output);
        console.Note($"begins at the first row, because {string.Join(", ", changed)} changed since: rows must not be judged by two measures");
        return ScreenFiles.Create(request.Output, task);
    }

    private async Task ScreenAsync(Instant at, CancellationToken cancellationToken)
    {
        meter.Begin("screening", new FileInfo(request.Input).Length);
        try
        {
            if (files.Output.Length == 0)
                files.Output.Write(System.Text.Encoding.UTF8.GetBytes($"{input.Header}{input.Separator}{string.Join(input.Separator, VerdictLine.Columns)}\n"));
            IAsyncEnumerable<ScreenedPiece> screened = opened.Engine.ScreenAsync(ReadAsync(cancellationToken), Calls, (piece, batch) => ScreenedPiece.Of(piece, batch, input.Separator), at, cancellationToken: cancellationToken);
            await foreach (ScreenedPiece piece in screened.ConfigureAwait(false))
                Write(piece);
            files.Commit();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Workspace.Refused(request.Output, fault);
        }
    }

    private System.Collections.Immutable.ImmutableArray<CallRequest> Calls(ScreenPiece piece)
    {
        piece.ReadNumbers(request.Region);
        return piece.Calls(request.Campaign, request.CallerId);
    }

    private async IAsyncEnumerable<ScreenPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (long done = files.Done.Rows; input.Read() is { } piece; done -= piece.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (done > 0)
                Skip(piece);
            else
                yield return piece;
        }
    }

    // What was written before still tells which numbers come again.
    private void Skip(ScreenPiece piece)
    {
        piece.ReadNumbers(request.Region);
        for (int row = 0; row < piece.Count; row++)
        {
            if (piece.RefusalOf(row) is null)
                seen.FirstLineOf(piece.CalleeOf(row), piece.LineNumberOf(row));
        }

        meter.Advance(piece.Position, piece.Count);
        piece.Release();
    }

    private void Write(ScreenedPiece screened)
    {
        ScreenPiece piece = screened.Piece;
        int rejected = 0;
        for (int row = 0; row < piece.Count; row++)
        {
            if (piece.RefusalOf(row) is not { } reason)
                continue;
            files.Rejects.Add(input.Name, piece.LineNumberOf(row), FieldText.Decode(piece.LineOf(row)), reason);
            rejected++;
        }

        int duplicates = screened.Write(files.Output, seen.FirstLineOf);
        totals = totals.Plus(screened.Counts, rejected, duplicates);
        files.Note(totals);
        meter.Advance(piece.Position, piece.Count);
        screened.Release();
    }
}
