using System.Runtime.CompilerServices;

namespace TelemarketingCompliance.Tests.Screening;

/// <summary>Order, bounds, back-pressure and every way to end, without a clock: pieces end when the test says so.</summary>
public sealed class OrderedWorkTests
{
    private readonly List<string> events = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 3)]
    [InlineData(1000, 3)]
    public async Task Results_come_in_the_order_of_the_pieces(int pieces, int workers)
    {
        var random = new Random(pieces);
        int[] spins = [.. Enumerable.Range(0, pieces).Select(_ => random.Next(2_000))];

        List<int> results = await OrderedWork.RunAsync(Numbers(pieces), (piece, _) => Task.Run(() => Spin(piece, spins[piece])), workers, Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, pieces), results);
    }

    [Fact]
    public async Task A_later_piece_that_is_ready_first_waits_for_the_earlier()
    {
        var gates = new Gates(3);
        await using IAsyncEnumerator<int> results = OrderedWork.RunAsync(Numbers(3), gates.WorkAsync, 3, Token).GetAsyncEnumerator(Token);

        ValueTask<bool> first = results.MoveNextAsync();
        await gates.StartedAsync(2);
        gates.Open(2);
        gates.Open(1);
        Assert.False(first.IsCompleted);
        gates.Open(0);

        Assert.True(await first);
        Assert.Equal(0, results.Current);
        Assert.Equal(1, await NextAsync(results));
        Assert.Equal(2, await NextAsync(results));
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task A_result_is_given_while_the_source_still_waits_for_its_next_piece()
    {
        var more = new TaskCompletionSource();
        await using IAsyncEnumerator<int> results = OrderedWork.RunAsync(Slow(), (piece, _) => Task.FromResult(piece), 4, Token).GetAsyncEnumerator(Token);

        Assert.Equal(0, await NextAsync(results));
        ValueTask<bool> second = results.MoveNextAsync();
        more.SetResult();

        Assert.True(await second);
        Assert.Equal(1, results.Current);

        async IAsyncEnumerable<int> Slow()
        {
            yield return 0;
            await more.Task;
            yield return 1;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_pieces_are_worked_on_at_once_than_there_are_workers(int workers)
    {
        int running = 0, most = 0;

        await OrderedWork.RunAsync(Numbers(200), WorkAsync, workers, Token).ToListAsync(Token);

        Assert.InRange(most, 1, workers);

        async Task<int> WorkAsync(int piece, CancellationToken token)
        {
            int now = Interlocked.Increment(ref running);
            lock (events)
                most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return piece;
        }
    }

    [Fact]
    public async Task Who_takes_no_results_stops_the_reading()
    {
        int read = 0;
        await using IAsyncEnumerator<int> results = OrderedWork.RunAsync(Endless(), (piece, _) => Task.FromResult(piece), 2, Token).GetAsyncEnumerator(Token);

        for (int taken = 1; taken <= 50; taken++)
        {
            Assert.Equal(taken - 1, await NextAsync(results));
            Assert.InRange(read, taken, taken + (2 * OrderedWork.PiecesPerWorker));
        }

        async IAsyncEnumerable<int> Endless()
        {
            for (; ; read++)
            {
                await Task.CompletedTask;
                yield return read;
            }
        }
    }

    [Fact]
    public async Task Nothing_is_read_before_a_result_is_asked_for()
    {
        int read = 0;

        await using IAsyncEnumerator<int> results = OrderedWork.RunAsync(Counted(), (piece, _) => Task.FromResult(piece), 2, Token).GetAsyncEnumerator(Token);

        Assert.Equal(0, read);

        async IAsyncEnumerable<int> Counted()
        {
            await Task.CompletedTask;
            yield return read++;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(99)]
    public async Task A_piece_that_fails_comes_after_the_results_before_it_and_stops_everything(int failing)
    {
        var results = new List<int>();
        int read = 0;

        IOException failure = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (int result in OrderedWork.RunAsync(Counted(), WorkAsync, 3, Token))
                results.Add(result);
        });

        Assert.Equal($"piece {failing}", failure.Message);
        Assert.Equal(Enumerable.Range(0, failing), results);
        Assert.InRange(read, failing, failing + 1 + (3 * OrderedWork.PiecesPerWorker));
        Assert.Equal(["disposed"], events);

        Task<int> WorkAsync(int piece, CancellationToken token) => piece >= failing ? throw new IOException($"piece {piece}") : Task.FromResult(piece);

        async IAsyncEnumerable<int> Counted()
        {
            try
            {
                for (; read < 100_000; read++)
                {
                    await Task.CompletedTask;
                    yield return read;
                }
            }
            finally
            {
                events.Add("disposed");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_source_that_throws_midway_comes_after_the_results_of_what_it_gave(int given)
    {
        var results = new List<int>();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (int result in OrderedWork.RunAsync(Failing(), (piece, _) => Task.FromResult(piece), 3, Token))
                results.Add(result);
        });

        Assert.Equal(Enumerable.Range(0, given), results);

        async IAsyncEnumerable<int> Failing()
        {
            for (int i = 0; i < given; i++)
                yield return i;
            await Task.CompletedTask;
            throw new IOException();
        }
    }

    [Fact]
    public async Task A_source_that_throws_at_once_fails_the_same_way()
    {
        await Assert.ThrowsAsync<IOException>(async () => await OrderedWork.RunAsync(new Broken(), (int piece, CancellationToken _) => Task.FromResult(piece), 3, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Cancelling_ends_what_is_under_way_before_the_exception_comes()
    {
        using var stop = new CancellationTokenSource();
        int ended = 0;
        var started = new SemaphoreSlim(0);

        Task<List<int>> running = OrderedWork.RunAsync(Numbers(100), WorkAsync, 3, stop.Token).ToListAsync(Token).AsTask();
        for (int i = 0; i < 3; i++)
            await started.WaitAsync(Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(3, ended);
        Assert.Equal(["disposed"], events);

        async Task<int> WorkAsync(int piece, CancellationToken token)
        {
            started.Release();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return piece;
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }
    }

    [Fact]
    public async Task A_source_that_waits_is_told_to_stop()
    {
        using var stop = new CancellationTokenSource();

        Task<List<int>> running = OrderedWork.RunAsync(Waiting(Token), (piece, _) => Task.FromResult(piece), 3, stop.Token).ToListAsync(Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["told"], events);

        async IAsyncEnumerable<int> Waiting([EnumeratorCancellation] CancellationToken token)
        {
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(token);
            }
            finally
            {
                events.Add("told");
            }

            yield return 0;
        }
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_reads_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await OrderedWork.RunAsync(Numbers(5), (piece, _) => Task.FromResult(piece), 2, stop.Token).ToListAsync(Token));

        Assert.Empty(events);
    }

    [Fact]
    public async Task Who_breaks_off_early_leaves_nothing_running_and_nothing_unobserved()
    {
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs failed)
        {
            if (failed.Exception.InnerExceptions.Any(inner => inner.Message == "left behind"))
                unobserved.Add(failed.Exception);
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await BreakOffAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.Empty(unobserved);
        Assert.Equal(["disposed"], events);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task BreakOffAsync()
    {
        int running = 0;
        await foreach (int result in OrderedWork.RunAsync(Numbers(100), WorkAsync, 4, Token))
        {
            Assert.Equal(0, result);
            break;
        }

        Assert.Equal(0, running);

        async Task<int> WorkAsync(int piece, CancellationToken token)
        {
            if (piece == 0)
                return 0;
            Interlocked.Increment(ref running);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException)
            {
                throw new IOException("left behind");
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }

            return piece;
        }
    }

    private static async Task<int> NextAsync(IAsyncEnumerator<int> results)
    {
        Assert.True(await results.MoveNextAsync());
        return results.Current;
    }

    private static int Spin(int piece, int times)
    {
        Thread.SpinWait(times);
        return piece;
    }

    private async IAsyncEnumerable<int> Numbers(int count)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                if (i % 7 == 3)
                    await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            events.Add("disposed");
        }
    }

    /// <summary>Work that begins at once and ends when told.</summary>
    private sealed class Gates(int count)
    {
        private readonly TaskCompletionSource[] opened = [.. Enumerable.Range(0, count).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        private readonly TaskCompletionSource[] started = [.. Enumerable.Range(0, count).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];

        internal async Task<int> WorkAsync(int piece, CancellationToken token)
        {
            started[piece].SetResult();
            await opened[piece].Task.WaitAsync(token);
            return piece;
        }

        internal Task StartedAsync(int piece) => started[piece].Task;

        internal void Open(int piece) => opened[piece].SetResult();
    }

    private sealed class Broken : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        public int Current => throw new InvalidOperationException();

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => throw new IOException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
