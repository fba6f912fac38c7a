using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Runs the sources side by side, each within its time limit.</summary>
internal sealed class FactGatherer
{
    private readonly NamedSource[] sources;
    private readonly NamedSource[] rereadSources;
    private readonly TimeProvider time;
    private readonly EngineTelemetry telemetry;

    internal FactGatherer(ImmutableArray<FactSource> sources, FactLayout layout, TimeProvider time, EngineTelemetry telemetry)
    {
        // Names are read once: one that throws must not take the other sources down.
        this.sources = [.. sources.Select(source => new NamedSource(source.Name, source))];
        rereadSources = [.. this.sources.Where(named => named.Source.Provides.Any(key => key.Reread))];
        this.time = time;
        this.telemetry = telemetry;
        Layout = layout;
    }

    internal FactLayout Layout { get; }

    /// <param name="requests">The calls.</param>
    /// <param name="permits">The permits that the calls hold; <c>default</c> where they hold none.</param>
    /// <param name="at">The instant for which the facts are asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal ValueTask<FactBatch> GatherAsync(ImmutableArray<CallRequest> requests, ImmutableArray<PermitId> permits, Instant at, CancellationToken cancellationToken) =>
        GatherAsync(requests, permits, at, Duration.Zero, cancellationToken);

    /// <param name="requests">The calls.</param>
    /// <param name="permits">The permits that the calls hold; <c>default</c> where they hold none.</param>
    /// <param name="at">The instant for which the facts are asked.</param>
    /// <param name="leastTimeLimit">A time that every source may take, also one whose own limit is shorter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async ValueTask<FactBatch> GatherAsync(
        ImmutableArray<CallRequest> requests, ImmutableArray<PermitId> permits, Instant at, Duration leastTimeLimit, CancellationToken cancellationToken)
    {
        var columns = new FactColumn?[Layout.Keys.Length];
        await FillAsync(columns, sources, requests, permits, at, leastTimeLimit, cancellationToken).ConfigureAwait(false);
        return new FactBatch(Layout, requests, at, columns);
    }

    /// <summary>Asks again what may have changed while an attempt was charged; the other facts stay as they are.</summary>
    internal async ValueTask<FactBatch> RereadAsync(FactBatch batch, ImmutableArray<PermitId> permits, Instant at, CancellationToken cancellationToken)
    {
        FactColumn?[] columns = batch.CopyColumns();
        await FillAsync(columns, rereadSources, batch.Requests, permits, at, Duration.Zero, cancellationToken).ConfigureAwait(false);
        return new FactBatch(Layout, batch.Requests, at, columns);
    }

    private async ValueTask FillAsync(
        FactColumn?[] columns, NamedSource[] asked, ImmutableArray<CallRequest> requests, ImmutableArray<PermitId> permits, Instant at, Duration leastTimeLimit, CancellationToken cancellationToken)
    {
        using Activity? activity = EngineTracing.StartGather(requests.Length);
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var calls = new GatheredCalls(requests, permits);
        var runs = new Run[asked.Length];
        bool waits = false;
        // Sources that answer without waiting share one token: nobody can be left behind who would have to be told to stop.
        CancellationTokenSource limited = Limited(cancellationToken);
        long started = time.GetTimestamp();
        try
        {
            for (int i = 0; i < asked.Length; i++)
            {
                runs[i] = Start(asked[i], new FactGathering(asked[i].Source.Provides, calls, at, now), leastTimeLimit, limited, ref started, cancellationToken);
                if (runs[i].Waiting is null && runs[i].Answered)
                    continue;
                waits |= runs[i].Waiting is not null;
                limited = Limited(cancellationToken);
            }
        }
        finally
        {
            limited.Dispose();
        }

        for (int i = 0; waits && i < runs.Length; i++)
        {
            if (runs[i].Waiting is { } waiting)
                runs[i] = runs[i] with { Answered = await waiting.ConfigureAwait(false) };
        }

        // A source may turn the cancellation into a failure of its own; the caller gave up all the same.
        cancellationToken.ThrowIfCancellationRequested();
        for (int i = 0; i < asked.Length; i++)
        {
            ImmutableArray<FactKey> provided = asked[i].Source.Provides;
            for (int k = 0; k < provided.Length; k++)
                columns[Layout.SlotOf(provided[k])] = runs[i].Answered ? runs[i].Gathering.ColumnAt(k) : null;
        }
    }

    private static CancellationTokenSource Limited(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : new CancellationTokenSource();

    /// <param name="source">The source.</param>
    /// <param name="gathering">Where its answers go.</param>
    /// <param name="leastTimeLimit">How long it may take, if its own limit is shorter.</param>
    /// <param name="limited">Its token.</param>
    /// <param name="started">When it starts; becomes the start of the next.</param>
    /// <param name="cancellationToken">The caller's.</param>
    private Run Start(
        NamedSource source, FactGathering gathering, Duration leastTimeLimit, CancellationTokenSource limited, ref long started, CancellationToken cancellationToken)
    {
        long start = started;
        try
        {
            TimeSpan timeLimit = Duration.Max(source.Source.TimeLimit, leastTimeLimit).ToTimeSpan();
            ValueTask run = source.Source.GatherAsync(gathering, limited.Token);
            started = time.GetTimestamp();
            if (!run.IsCompleted)
                return new Run(gathering, false, WaitAsync(source, gathering, run.AsTask(), timeLimit, limited, start, cancellationToken));
            run.GetAwaiter().GetResult();
            gathering.Close();
            // A source that waits without yielding cannot be interrupted, but its answer came too late all the same.
            if (time.GetElapsedTime(start, started) > timeLimit)
                throw new TimeoutException();
            telemetry.Meter.Gathered(source.Name, time.GetElapsedTime(start, started));
            return new Run(gathering, true, null);
        }
        catch (Exception e)
        {
            Fail(source, gathering, e, cancellationToken);
            limited.Cancel();
            limited.Dispose();
            started = time.GetTimestamp();
            return new Run(gathering, false, null);
        }
    }

    /// <summary>Whether the source answered in time; its columns are used only then.</summary>
    private async Task<bool> WaitAsync(
        NamedSource source, FactGathering gathering, Task run, TimeSpan timeLimit, CancellationTokenSource limited, long started, CancellationToken cancellationToken)
    {
        using CancellationTokenSource own = limited;
        using Activity? activity = EngineTracing.StartSource(source.Name);
        try
        {
            await run.WaitAsync(timeLimit, time, cancellationToken).ConfigureAwait(false);
            long ended = time.GetTimestamp();
            if (time.GetElapsedTime(started, ended) > timeLimit)
                throw new TimeoutException();
            telemetry.Meter.Gathered(source.Name, time.GetElapsedTime(started, ended));
            return true;
        }
        catch (Exception e)
        {
            EngineTracing.Fail(activity, e);
            Fail(source, gathering, e, cancellationToken);
            return false;
        }
        finally
        {
            gathering.Close();
            await own.CancelAsync().ConfigureAwait(false);
        }
    }

    // Whatever a source throws, its facts are unavailable and block; it never takes the others down. That the caller gave up is no failure.
    private void Fail(NamedSource source, FactGathering gathering, Exception failure, CancellationToken cancellationToken)
    {
        gathering.Close();
        if (!EngineTelemetry.IsGivenUp(failure, cancellationToken))
            telemetry.SourceFailed(source.Name, failure);
    }

    private sealed record NamedSource(string Name, FactSource Source);

    private readonly record struct Run(FactGathering Gathering, bool Answered, Task<bool>? Waiting);
}
