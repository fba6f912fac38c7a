namespace DialerSimulation.Recount;

/// <summary>Which earlier calls a limit counts for a call.</summary>
/// <param name="Among">The calls that may count: those on the number, on the person, or for the agreed call-back.</param>
/// <param name="Kind">What counts.</param>
internal sealed record Counting(Func<CallHistory, LoggedCall, List<LoggedCall>> Among, Func<LoggedCall, bool> Kind)
{
    /// <summary>How far back; null means the day of the call in Rome.</summary>
    internal TimeSpan? Window { get; init; }

    /// <summary>From which instant of an earlier call the window runs.</summary>
    internal Func<LoggedCall, DateTime> From { get; init; } = call => call.AskedAt;

    /// <summary>Whether the first call that counts for an agreed call-back is free.</summary>
    internal bool FreeOnRequest { get; init; }

    /// <summary>Whether the limit asks anything of this call.</summary>
    internal bool Concerns(LoggedCall call, CallHistory earlier) => !FreeOnRequest || call.OnRequest is null || earlier.OfRequest(call).Exists(other => Kind(other));

    /// <summary>How many count, the call itself included: whatever becomes of it, there must be room.</summary>
    internal int Count(LoggedCall call, CallHistory earlier)
    {
        int count = 1;
        DateOnly today = Window is null ? RomeClock.DayAt(call.AskedAt) : default;
        foreach (LoggedCall other in Among(earlier, call))
        {
            bool within = Window is { } length ? call.AskedAt - From(other) < length : RomeClock.DayAt(From(other)) == today;
            count += within && Kind(other) ? 1 : 0;
        }

        return count;
    }
}
