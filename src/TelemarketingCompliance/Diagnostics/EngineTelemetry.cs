using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TelemarketingCompliance;

/// <summary>What one engine tells the people who run it: instruments, activities, log. Never what a request, a record or the message of an exception holds.</summary>
internal sealed class EngineTelemetry
{
    private readonly string? engine;
    private readonly TimeProvider time;

    internal EngineTelemetry(string? engine, IMeterFactory? meters, ILoggerFactory loggers, TimeProvider time)
    {
        this.engine = engine;
        this.time = time;
        string category = typeof(ComplianceEngine).FullName!;
        Meter = new EngineMeter(engine, meters);
        Log = new EngineLog(loggers.CreateLogger(engine is null ? category : $"{category}.{engine}"), time);
    }

    internal EngineMeter Meter { get; }

    internal EngineLog Log { get; }

    /// <summary>Does what a caller asked for; where somebody listens, measures it and reports what came of it.</summary>
    internal ValueTask<TAnswer> WatchAsync<TState, TAnswer>(
        string operation, TState state, Func<TState, ValueTask<TAnswer>> work, Action<EngineMeter, Activity?, TState, TAnswer> report) =>
        Meter.IsListenedTo || EngineTracing.IsListenedTo ? WatchedAsync(operation, state, work, report) : work(state);

    /// <summary>Does a step of a store whose failure the caller hears of; those who run the engine hear of it too.</summary>
    internal async ValueTask<TAnswer> TellAsync<TState, TAnswer>(string step, TState state, Func<TState, ValueTask<TAnswer>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(state).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsGivenUp(e, cancellationToken))
        {
            StoreFailed(step, e);
            throw;
        }
    }

    /// <summary>The same for a step without an answer.</summary>
    internal async ValueTask TellAsync<TState>(string step, TState state, Func<TState, ValueTask> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(state).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsGivenUp(e, cancellationToken))
        {
            StoreFailed(step, e);
            throw;
        }
    }

    internal void SourceFailed(string source, Exception failure)
    {
        Meter.SourceFailed(source, failure);
        Log.SourceFailed(source, failure);
    }

    internal void StoreFailed(string step, Exception failure)
    {
        Meter.StoreFailed(step, failure);
        Log.StoreFailed(step, failure);
    }

    internal void RuleFailed(CallRule rule, Exception failure)
    {
        Meter.RuleFailed(rule.Name, failure);
        Log.RuleFailed(rule.Name, failure);
    }

    /// <summary>Whether it is the caller who gave up: no failure.</summary>
    internal static bool IsGivenUp(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private async ValueTask<TAnswer> WatchedAsync<TState, TAnswer>(
        string operation, TState state, Func<TState, ValueTask<TAnswer>> work, Action<EngineMeter, Activity?, TState, TAnswer> report)
    {
        using Activity? activity = EngineTracing.Start(operation, engine);
        long started = time.GetTimestamp();
        TAnswer answer;
        try
        {
            answer = await work(state).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Meter.Ended(operation, time.GetElapsedTime(started), e);
            EngineTracing.Fail(activity, e);
            throw;
        }

        Meter.Ended(operation, time.GetElapsedTime(started), failure: null);
        report(Meter, activity, state, answer);
        return answer;
    }
}
