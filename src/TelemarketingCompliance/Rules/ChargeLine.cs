using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One condition under which an attempt may be charged: fewer than <see cref="Max"/> attempts that count, in a window. Judged by <see cref="Judge"/> alone, in rules and in stores.</summary>
/// <remarks>Attempts, rings and answers lie where the attempt was charged; what was said, a conversation, a refusal, a silence, lies where the call ended, if that is known and later.</remarks>
/// <param name="Limit">The limit that asks it, by name.</param>
/// <param name="Counts">What is counted: an attempt that was any of these.</param>
/// <param name="Scope">Whose attempts.</param>
/// <param name="Rolling">The length of a window that ends now; null where <paramref name="Day"/> is given.</param>
/// <param name="Day">A fixed window, such as the callee's day; null where <paramref name="Rolling"/> is given.</param>
/// <param name="Max">The most attempts in the window, this one included. One or more.</param>
/// <param name="SkippedOnceFor">A request of the person, by reference: while no attempt that counts was made for it, the line does not bind. Null means none.</param>
public readonly record struct ChargeLine(
    string Limit, AttemptMeasures Counts, AttemptScope Scope, Duration? Rolling, Interval? Day, int Max, string? SkippedOnceFor = null)
{
    private const AttemptMeasures Said = AttemptMeasures.Spoken | AttemptMeasures.Refused | AttemptMeasures.Silent;

    /// <summary>Whether one more attempt is within the line. More earlier attempts never make it hold, nor free it earlier.</summary>
    /// <param name="attempts">Earlier attempts, in any order.</param>
    /// <param name="call">Campaign and request of the attempt to be judged.</param>
    /// <param name="now">The instant, on the clock of the attempts.</param>
    /// <param name="freesAt">Where the line does not hold: when it holds again by itself; for a fixed window its end, and null where <paramref name="now"/> is outside it.</param>
    /// <returns>Whether one more attempt is within the line.</returns>
    public bool Judge(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, out Instant? freesAt)
    {
        freesAt = null;
        // The window is of another day: nobody counted what this day holds.
        if (Day is { } day && !day.Contains(now))
            return false;
        Count(attempts, call, now, out int onNumber, out int onSubject);
        if ((onNumber < Max && onSubject < Max) || IsSkipped(attempts))
            return true;
        Instant number = onNumber < Max ? Instant.MinValue : FreesAt(attempts, call, now, bySubject: false);
        Instant subject = onSubject < Max ? Instant.MinValue : FreesAt(attempts, call, now, bySubject: true);
        freesAt = Instant.Max(number, subject);
        return false;
    }

    /// <summary>How many earlier attempts the line counts now; the larger of those on the number and those on the person.</summary>
    public int CountOf(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now)
    {
        Count(attempts, call, now, out int onNumber, out int onSubject);
        return Math.Max(onNumber, onSubject);
    }

    private void Count(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, out int onNumber, out int onSubject)
    {
        (onNumber, onSubject) = (0, 0);
        foreach (AttemptRecord attempt in attempts)
        {
            if (!Matters(attempt, call, now))
                continue;
            onNumber += attempt.IsSameNumber ? 1 : 0;
            onSubject += attempt.IsSameSubject ? 1 : 0;
        }
    }

    // Fewer than the most remain once the last but so many has left the window: counted from the newest backwards, those of one instant together.
    private Instant FreesAt(ReadOnlySpan<AttemptRecord> attempts, in ChargedCall call, Instant now, bool bySubject)
    {
        if (Rolling is not { } length)
            return Day!.Value.End;
        Instant leaver = Instant.MaxValue;
        for (int remaining = 0, equal = 1; remaining < Max && equal > 0; remaining += equal)
        {
            (Instant bound, leaver, equal) = (leaver, Instant.MinValue, 0);
            foreach (AttemptRecord attempt in attempts)
            {
                Instant at = InstantOf(attempt);
                if (at >= bound || at < leaver || !(bySubject ? attempt.IsSameSubject : attempt.IsSameNumber) || !Matters(attempt, call, now))
                    continue;
                equal = at == leaver ? equal + 1 : 1;
                leaver = at;
            }
        }

        return length > Instant.MaxValue - leaver ? Instant.MaxValue : leaver + length;
    }

    private bool Matters(AttemptRecord attempt, in ChargedCall call, Instant now) =>
        (attempt.Counts & Counts) != 0 && IsInWindow(InstantOf(attempt), now) && Scope switch
        {
            AttemptScope.Controller => attempt.IsSameController,
            AttemptScope.Processor => attempt.IsSameProcessor,
            AttemptScope.Campaign => attempt.IsSameController && attempt.Campaign == call.Campaign,
            AttemptScope.Request => attempt.IsSameController && call.RequestReference is not null && attempt.RequestReference == call.RequestReference,
            _ => true,
        };

    // Thirty days after a refusal are thirty days after it was said, and not after a call began that lasted an hour.
    private Instant InstantOf(AttemptRecord attempt) =>
        (attempt.Counts & Counts & Said) != 0 && attempt.EndedAt is { } ended && ended > attempt.At ? ended : attempt.At;

    // An attempt from the future, by a clock apart, counts: it did happen.
    private bool IsInWindow(Instant at, Instant now) => Rolling is { } length ? now - at < length : at >= Day!.Value.Start;

    // Once means once for the request, not once for each window: a second attempt for it finds the line as everybody does.
    private bool IsSkipped(ReadOnlySpan<AttemptRecord> attempts)
    {
        if (SkippedOnceFor is null)
            return false;
        foreach (AttemptRecord attempt in attempts)
        {
            if (attempt.IsSameController && attempt.RequestReference == SkippedOnceFor && (attempt.Counts & Counts) != 0)
                return false;
        }

        return true;
    }
}
