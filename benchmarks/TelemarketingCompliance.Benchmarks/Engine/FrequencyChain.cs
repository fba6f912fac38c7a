using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>The part of the <see cref="IfChain"/> that counts earlier attempts against the house's seven limits.</summary>
internal static class FrequencyChain
{
    private const AttemptMeasures Said = AttemptMeasures.Spoken | AttemptMeasures.Refused | AttemptMeasures.Silent;

    internal static Finding Decide(CallFacts facts, Instant at, string? request)
    {
        if (!facts.Request.Campaign.Purpose.IsMarketing() || !facts.Request.IsDialed)
            return Finding.NotApplicable;
        if (!facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts))
            return Finding.Block(FactKeys.Attempts.Unavailable);
        if (!facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places))
            return Finding.Block(FactKeys.Place.Unavailable);
        if (attempts.IsEmpty)
            return Finding.Pass();
        Instant frees = at;
        Span<Instant> newest = stackalloc Instant[6];
        frees = Instant.Max(frees, Rolling(attempts, at, newest, AttemptMeasures.Rang, 4, 1, request));
        frees = Instant.Max(frees, Today(attempts, places, at, AttemptMeasures.Rang, 2, request));
        frees = Instant.Max(frees, Rolling(attempts, at, newest, AttemptMeasures.Rang, 14 * 24, 6, null));
        frees = Instant.Max(frees, Rolling(attempts, at, newest, AttemptMeasures.Spoken, 30 * 24, 1, request));
        frees = Instant.Max(frees, Rolling(attempts, at, newest, AttemptMeasures.Refused, 30 * 24, 1, null));
        frees = Instant.Max(frees, Today(attempts, places, at, AttemptMeasures.Technical, 3, null));
        string? named = facts.Request.Evidence is { Kind: EvidenceKind.PersonRequest } evidence ? evidence.Reference : null;
        if (named is not null)
            frees = Instant.Max(frees, Rolling(attempts, at, newest, AttemptMeasures.Rang, 14 * 24, 3, null, named));
        return frees > at ? Finding.Block(FrequencyReasons.LimitReached, liftsAt: frees) : Finding.Pass();
    }

    /// <summary>When a window has room: that of the newest attempts is full until the oldest of as many as are allowed leaves it.</summary>
    private static Instant Rolling(ImmutableArray<AttemptRecord> attempts, Instant at, Span<Instant> newest, AttemptMeasures counts, int hours, int max, string? skippedFor, string? of = null)
    {
        Instant frees = Instant.MinValue;
        if (IsSkipped(attempts, counts, skippedFor))
            return frees;
        for (int side = 0; side < 2; side++)
        {
            int count = 0;
            foreach (AttemptRecord attempt in attempts)
            {
                Instant when = InstantOf(attempt, counts);
                if (!(side == 0 ? attempt.IsSameNumber : attempt.IsSameSubject) || !attempt.IsSameController || (attempt.Counts & counts) == 0
                    || at - when >= Duration.FromHours(hours) || (of is not null && attempt.RequestReference != of))
                    continue;
                if (count < max)
                    newest[count++] = when;
                else if (OldestOf(newest[..max]) is var oldest && when > newest[oldest])
                    newest[oldest] = when;
            }

            if (count == max)
                frees = Instant.Max(frees, newest[OldestOf(newest[..max])] + Duration.FromHours(hours));
        }

        return frees;
    }

    private static int OldestOf(Span<Instant> instants)
    {
        int oldest = 0;
        for (int i = 1; i < instants.Length; i++)
            oldest = instants[i] < instants[oldest] ? i : oldest;
        return oldest;
    }

    private static Instant Today(ImmutableArray<AttemptRecord> attempts, ImmutableArray<CalleePlace> places, Instant at, AttemptMeasures counts, int max, string? skippedFor)
    {
        Instant frees = Instant.MinValue;
        if (IsSkipped(attempts, counts, skippedFor))
            return frees;
        foreach (CalleePlace place in places)
        {
            LocalDate today = at.InZone(place.Zone).Date;
            Instant start = MidnightOf(today, place.Zone);
            (int onNumber, int onSubject) = (0, 0);
            foreach (AttemptRecord attempt in attempts)
            {
                bool matters = attempt.IsSameController && (attempt.Counts & counts) != 0 && InstantOf(attempt, counts) >= start;
                onNumber += matters && attempt.IsSameNumber ? 1 : 0;
                onSubject += matters && attempt.IsSameSubject ? 1 : 0;
            }

            if (onNumber >= max || onSubject >= max)
                frees = Instant.Max(frees, MidnightOf(today.PlusDays(1), place.Zone));
        }

        return frees;
    }

    private static Instant InstantOf(AttemptRecord attempt, AttemptMeasures counts) =>
        (attempt.Counts & counts & Said) != 0 && attempt.EndedAt > attempt.At ? attempt.EndedAt.Value : attempt.At;

    private static bool IsSkipped(ImmutableArray<AttemptRecord> attempts, AttemptMeasures counts, string? skippedFor)
    {
        if (skippedFor is null)
            return false;
        foreach (AttemptRecord attempt in attempts)
        {
            if (attempt.IsSameController && attempt.RequestReference == skippedFor && (attempt.Counts & counts) != 0)
                return false;
        }

        return true;
    }

    /// <summary>Without an object for the mapping of a local time; no zone of the workload changes its clocks at midnight.</summary>
    internal static Instant MidnightOf(LocalDate date, DateTimeZone zone)
    {
        Instant utc = date.AtMidnight().InUtc().ToInstant();
        Instant guess = utc.PlusNanoseconds(-zone.GetUtcOffset(utc).Nanoseconds);
        return utc.PlusNanoseconds(-zone.GetUtcOffset(guess).Nanoseconds);
    }
}
