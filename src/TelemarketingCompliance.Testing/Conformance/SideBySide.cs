namespace TelemarketingCompliance;

/// <summary>Sixteen threads that start at once.</summary>
internal static class SideBySide
{
    internal const int Threads = 16;

    /// <summary>Does the same on every thread, each of which is told its number.</summary>
    internal static async Task<T[]> RunAsync<T>(Func<int, Task<T>> work, CancellationToken cancellationToken)
    {
        using var start = new Barrier(Threads);
        Task<T>[] threads = [.. Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(cancellationToken);
                return work(thread).GetAwaiter().GetResult();
            },
            cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        return await Task.WhenAll(threads).ConfigureAwait(false);
    }
}
