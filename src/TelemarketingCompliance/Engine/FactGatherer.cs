using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Runs the sources side by side, each within its time limit.</summary>
internal sealed partial class FactGatherer(ImmutableArray<FactSource> sources, FactLayout layout, TimeProvider time, ILogger logger)
{
    internal FactLayout Layout => layout;

    internal async ValueTask<FactBatch> GatherAsync(ImmutableArray<CallRequest> requests, Instant at, CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var gatherings = new FactGathering[sources.Length];
        var runs = new Task<bool>[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            gatherings[i] = new FactGathering(sources[i].Provides, requests, at, now);
            runs[i] = RunAsync(sources[i], gatherings[i], cancellationToken);
        }

        await Task.WhenAll(runs).ConfigureAwait(false);
        // A source may turn the cancellation into a failure of its own; the caller gave up all the same.
        cancellationToken.ThrowIfCancellationRequested();
        var columns = new FactColumn?[layout.Keys.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            for (int k = 0; await runs[i].ConfigureAwait(false) && k < sources[i].Provides.Length; k++)
                columns[layout.SlotOf(sources[i].Provides[k])] = gatherings[i].ColumnAt(k);
        }

        return new FactBatch(layout, requests, at, columns);
    }

    /// <summary>Whether the source answered in time; its columns are used only then.</summary>
    private async Task<bool> RunAsync(FactSource source, FactGathering gathering, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            long started = time.GetTimestamp();
            Task run = source.GatherAsync(gathering, limited.Token).AsTask();
            await run.WaitAsync(source.TimeLimit.ToTimeSpan(), time, cancellationToken).ConfigureAwait(false);
            // A source that waits without yielding cannot be interrupted, but its answer came too late all the same.
            return time.GetElapsedTime(started) <= source.TimeLimit.ToTimeSpan() ? true : throw new TimeoutException();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Whatever a source throws, its facts are unavailable and block; it never takes the others down.
            LogSourceFailed(logger, source.Name, e.GetType().Name);
            return false;
        }
        finally
        {
            gathering.Close();
            await limited.CancelAsync().ConfigureAwait(false);
        }
    }

    // The exception's message may hold anything, also numbers: only its type is logged.
    [LoggerMessage(1, LogLevel.Error, "the source `{Source}` failed with {Failure}; its facts are unavailable and block")]
    private static partial void LogSourceFailed(ILogger logger, string source, string failure);
}
