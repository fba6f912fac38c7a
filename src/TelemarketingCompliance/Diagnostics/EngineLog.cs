using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelemarketingCompliance;

/// <summary>What an operator must know. Of failures that repeat, one line a minute is written; how many were left out stands before the next.</summary>
internal sealed partial class EngineLog(ILogger logger, TimeProvider time)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // As many as there are sources, rules and steps times the types of their failures.
    private readonly ConcurrentDictionary<(int Event, string About, string Failure), Line> lines = new();

    internal void Built(string editions, string sources) => LogBuilt(logger, editions, sources);

    internal void RegisterFilesRefused(string register, int count, string file, IndexError error) => LogRegisterFilesRefused(logger, register, count, file, error);

    internal void SourceFailed(string source, Exception failure)
    {
        if (MayWrite(1, source, NameOf(failure)))
            LogSourceFailed(logger, source, NameOf(failure));
    }

    internal void RuleFailed(string rule, Exception failure)
    {
        if (MayWrite(2, rule, NameOf(failure)))
            LogRuleFailed(logger, rule, NameOf(failure));
    }

    internal void StoreFailed(string step, Exception failure)
    {
        bool full = failure is StoreFullException;
        if (step == StoreStepNames.RecordObjection)
        {
            if (MayWrite(6, step, NameOf(failure)))
                LogObjectionNotRecorded(logger, NameOf(failure));
        }
        else if (MayWrite(full ? 4 : 3, step, NameOf(failure)))
        {
            if (full)
                LogStoreFull(logger, step);
            else
                LogStoreFailed(logger, step, NameOf(failure));
        }
    }

    internal void ClockSetBack()
    {
        if (MayWrite(7, "", ""))
            LogClockSetBack(logger);
    }

    internal void ClocksApart(double seconds)
    {
        if (MayWrite(5, "", ""))
            LogClocksApart(logger, Math.Round(seconds, 1));
    }

    // The exception's message may hold anything, also numbers: only its type is logged.
    private static string NameOf(Exception failure) => failure.GetType().Name;

    private bool MayWrite(int what, string about, string failure)
    {
        if (lines.GetOrAdd((what, about, failure), static _ => new Line()).MayWrite(time) is not { } leftOut)
            return false;
        if (leftOut > 0)
            LogLeftOut(logger, leftOut);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "the source `{Source}` failed with {Failure}; its facts are unavailable and block", EventName = "SourceFailed")]
    private static partial void LogSourceFailed(ILogger logger, string source, string failure);

    [LoggerMessage(2, LogLevel.Error, "the rule `{Rule}` failed with {Failure}; where it had to decide, the call is blocked", EventName = "RuleFailed")]
    private static partial void LogRuleFailed(ILogger logger, string rule, string failure);

    [LoggerMessage(3, LogLevel.Error, "a store failed at the step `{Step}` with {Failure}", EventName = "StoreFailed")]
    private static partial void LogStoreFailed(ILogger logger, string step, string failure);

    [LoggerMessage(4, LogLevel.Critical, "a store is full at the step `{Step}`; what needs it is refused until there is room", EventName = "StoreFull")]
    private static partial void LogStoreFull(ILogger logger, string step);

    [LoggerMessage(5, LogLevel.Error, "the clocks of engine and store are {Seconds} s apart; calls are blocked: synchronise them", EventName = "ClocksApart")]
    private static partial void LogClocksApart(ILogger logger, double seconds);

    [LoggerMessage(6, LogLevel.Critical, "an objection could not be recorded, with {Failure}; it does not bind until it is reported again", EventName = "ObjectionNotRecorded")]
    private static partial void LogObjectionNotRecorded(ILogger logger, string failure);

    [LoggerMessage(7, LogLevel.Error, "the clock was set back; calls are blocked until it gets there again, or until the engine is built anew", EventName = "ClockSetBack")]
    private static partial void LogClockSetBack(ILogger logger);

    [LoggerMessage(8, LogLevel.Information, "the engine is built; editions in force: {Editions}; sources: {Sources}", EventName = "EngineBuilt")]
    private static partial void LogBuilt(ILogger logger, string editions, string sources);

    [LoggerMessage(9, LogLevel.Warning, "of the folder of the register `{Register}` {Count} files were refused, the first `{File}`: {Error}", EventName = "RegisterFilesRefused")]
    private static partial void LogRegisterFilesRefused(ILogger logger, string register, int count, string file, IndexError error);

    [LoggerMessage(10, LogLevel.Warning, "{Count} lines like the next one were left out since the last", EventName = "LinesLeftOut")]
    private static partial void LogLeftOut(ILogger logger, long count);

    /// <summary>One kind of line: when it was written last, and how often it was not since.</summary>
    private sealed class Line
    {
        private readonly Lock gate = new();
        private long? writtenAt;
        private long leftOut;

        /// <returns>How many were left out; null where this one is.</returns>
        internal long? MayWrite(TimeProvider time)
        {
            lock (gate)
            {
                long now = time.GetTimestamp();
                if (writtenAt is { } last && time.GetElapsedTime(last, now) < Pause)
                {
                    leftOut++;
                    return null;
                }

                long before = leftOut;
                (writtenAt, leftOut) = (now, 0);
                return before;
            }
        }
    }
}
