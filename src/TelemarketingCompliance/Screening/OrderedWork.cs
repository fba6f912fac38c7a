using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Works on the pieces of a stream side by side and gives the results in the order of the pieces.</summary>
internal static class OrderedWork
{
    /// <summary>How many pieces are under way or wait to be taken, for each that is worked on: so that nobody waits for the one that takes longest.</summary>
    internal const int PiecesPerWorker = 2;

    /// <summary>Reads only as far ahead as there are workers, and not at all while nobody takes results.</summary>
    /// <remarks>
    /// One loop reads, starts and hands out, as its caller asks for the next result: there is no queue between threads, and whatever ends the loop ends everything.
    /// What fails fails in the order of the pieces: results before it come first.
    /// </remarks>
    /// <param name="pieces">What to work on.</param>
    /// <param name="work">What to do with one; called on the thread pool, for several at once.</param>
    /// <param name="workers">How many at most.</param>
    /// <param name="cancellationToken">Gives up; whatever is under way has ended when the loop ends.</param>
    internal static async IAsyncEnumerable<TResult> RunAsync<TPiece, TResult>(
        IAsyncEnumerable<TPiece> pieces, Func<TPiece, CancellationToken, Task<TResult>> work, int workers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var free = new SemaphoreSlim(workers);
        var started = new Queue<Task<TResult>>();
        IAsyncEnumerator<TPiece> source = pieces.GetAsyncEnumerator(stop.Token);
        Task<bool>? reading = null;
        bool isOver = false;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (reading is null && !isOver && started.Count < workers * PiecesPerWorker && !started.Any(one => one.IsFaulted))
                    reading = ReadAsync(source);
                if (reading is { IsCompletedSuccessfully: true })
                {
                    if (await reading.ConfigureAwait(false))
                        started.Enqueue(WorkAsync(source.Current, work, free, stop.Token));
                    else
                        isOver = true;
                    reading = null;
                }
                else if (started.TryPeek(out Task<TResult>? next))
                {
                    if (next.IsCompleted || reading is null or { IsCompleted: true })
                        yield return await started.Dequeue().ConfigureAwait(false);
                    else
                        await Task.WhenAny(next, reading).ConfigureAwait(false);
                }
                else if (reading is null)
                {
                    yield break;
                }
                else
                {
                    await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.None);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // What was still under way comes after what ended the loop: nobody waits for it, and whether it failed is of no interest.
            await Task.WhenAll(started.Append<Task>(reading ?? Task.CompletedTask)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A source that throws at once fails like one that throws later.
    private static async Task<bool> ReadAsync<TPiece>(IAsyncEnumerator<TPiece> source) => await source.MoveNextAsync().ConfigureAwait(false);

    // The earliest piece gets the first free worker.
    private static async Task<TResult> WorkAsync<TPiece, TResult>(TPiece piece, Func<TPiece, CancellationToken, Task<TResult>> work, SemaphoreSlim free, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => work(piece, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }
}
