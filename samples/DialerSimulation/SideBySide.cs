using NodaTime;

namespace DialerSimulation;

/// <summary>One round of actors on several threads. The caller works too, and waits for nobody who has not begun: on a busy machine it does all of it.</summary>
internal sealed class SideBySide : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource done = new();
    private readonly IActor[] actors;
    private readonly Instant now;
    private int taken;
    private int finished;

    private SideBySide(IActor[] actors, Instant now) => (this.actors, this.now) = (actors, now);

    /// <summary>Wakes every actor once, each on one thread.</summary>
    internal static async Task WakeAsync(IActor[] actors, Instant now, int threads)
    {
        var round = new SideBySide(actors, now);
        for (int helper = 1; helper < Math.Min(threads, actors.Length); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(round, preferLocal: false);
        await round.WorkAsync();
        await round.done.Task;
    }

    // A helper that comes when everything is taken finds nothing to do.
    async void IThreadPoolWorkItem.Execute() => await WorkAsync();

    private async Task WorkAsync()
    {
        while (Interlocked.Increment(ref taken) is var next && next <= actors.Length)
        {
            try
            {
                await actors[next - 1].WakeAsync(now);
            }
            catch (Exception failure)
            {
                done.TrySetException(failure);
            }

            if (Interlocked.Increment(ref finished) == actors.Length)
                done.TrySetResult();
        }
    }
}
