using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One condition under which an attempt may be charged: fewer than <see cref="Max"/> attempts that count, in a window. Judged by <see cref="Judge"/> alone, in rules and in stores.</summary>
/// <param name="Limit">The limit that asks it, by name.</param>
/// <param name="Counts">What is counted: an attempt that was any of these.</param>
/// <param name="Scope">Whose attempts.</param>
/// <param name="Rolling">The length of a window that ends now; null where <paramref name="Day"/> is given.</param>
/// <param name="Day">A fixed window, such as the callee's day; null where <paramref name="Rolling"/> is given.</param>
/// <param name="Max">The most attempts in the window, this one included. One or more.</param>
/// <param name="SkippedOnceFor">A request of the person, by reference: while no attempt in the window relies on it, the line does not bind. Null means none.</param>
public readonly record struct ChargeLine(
    string Limit, AttemptMeasures Counts, AttemptScope Scope, Duration? Rolling, Interval? Day, int Max, string? SkippedOnceFor = null)
{
    /// <summary>How many earlier attempts count now; the larger of those on the number and those on the person.</summary>
    /// <param name="attempts">Earlier attempts, in any order.</param>
    /// <param name="call">Campaign and request of the attempt to be judged.</param>
    /// <param name="now">The instant, on the clock of the attempts.</param>
    /// <param name="freesAt">Where the line does not hold: when it holds again by itself.</param>
    /// <returns>Whether one more attempt is within the line.</returns>
    public bool Judge(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, out Instant? freesAt)
    {
        freesAt = null;
        // The window is of another day: nobody counted what this day holds.
        if (Day is { } day && !day.Contains(now))
            return false;
        if (IsSkipped(attempts, now))
            return true;
        bool holds = JudgeBy(attempts, call, now, bySubject: false, ref freesAt);
        return JudgeBy(attempts, call, now, bySubject: true, ref freesAt) && holds;
    }

    /// <summary>How many attempts the line counts now; the larger of those on the number and those on the person.</summary>
    public int CountOf(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now) =>
        Math.Max(CountBy(attempts, call, now, Instant.MinValue, bySubject: false), CountBy(attempts, call, now, Instant.MinValue, bySubject: true));

    private bool JudgeBy(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, bool bySubject, ref Instant? freesAt)
    {
        if (CountBy(attempts, call, now, Instant.MinValue, bySubject) < Max)
            return true;

        // The line holds again when so many have left the window that fewer than the most remain: at the end of one of them.
        Instant frees = Day?.End ?? Instant.MaxValue;
        if (Rolling is { } length)
        {
            foreach (AttemptRecord attempt in attempts)
            {
                Instant leaves = attempt.At + length;
                if (Matters(attempt, call, now, bySubject) && leaves < frees && CountBy(attempts, call, now, attempt.At, bySubject) < Max)
                    frees = leaves;
            }
        }

        if (!(freesAt > frees))
            freesAt = frees;
        return false;
    }

    private int CountBy(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, Instant after, bool bySubject)
    {
        int count = 0;
        foreach (AttemptRecord attempt in attempts)
            count += attempt.At > after && Matters(attempt, call, now, bySubject) ? 1 : 0;
        return count;
    }

    private bool Matters(AttemptRecord attempt, in ChargedCall call, Instant now, bool bySubject) =>
        (bySubject ? attempt.IsSameSubject : attempt.IsSameNumber) && (attempt.Counts & Counts) != 0 && IsInWindow(attempt, now) && Scope switch
        {
            AttemptScope.Controller => attempt.IsSameController,
            AttemptScope.Processor => attempt.IsSameProcessor,
            AttemptScope.Campaign => attempt.IsSameController && attempt.Campaign == call.Campaign,
            AttemptScope.Request => attempt.IsSameController && call.RequestReference is not null && attempt.RequestReference == call.RequestReference,
            _ => true,
        };

    // An attempt from the future, by a clock apart, counts: it did happen.
    private bool IsInWindow(AttemptRecord attempt, Instant now) =>
        Rolling is { } length ? attempt.At + length > now : Day is { } day && day.Contains(attempt.At);

    private bool IsSkipped(ReadOnlySpan<AttemptRecord> attempts, Instant now)
    {
        if (SkippedOnceFor is null)
            return false;
        foreach (AttemptRecord attempt in attempts)
        {
            if (attempt.IsSameController && attempt.RequestReference == SkippedOnceFor && (attempt.Counts & Counts) != 0 && IsInWindow(attempt, now))
                return false;
        }

        return true;
    }
}
