using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>The part of the <see cref="IfChain"/> that counts earlier attempts against the house's seven limits.</summary>
internal static class FrequencyChain
{
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
        Rolling(AttemptMeasures.Rang, 4, 1, request);
        Today(AttemptMeasures.Rang, 2, request);
        Rolling(AttemptMeasures.Rang, 14 * 24, 6, null);
        Rolling(AttemptMeasures.Spoken, 30 * 24, 1, request);
        Rolling(AttemptMeasures.Refused, 30 * 24, 1, null);
        Today(AttemptMeasures.Technical, 3, null);
        string? named = facts.Request.Evidence is { Kind: EvidenceKind.PersonRequest } evidence ? evidence.Reference : null;
        if (named is not null)
            Rolling(AttemptMeasures.Rang, 14 * 24, 3, null, named);
        return frees > at ? Finding.Block(FrequencyReasons.LimitReached, liftsAt: frees) : Finding.Pass();

        void Rolling(AttemptMeasures counts, int hours, int max, string? skippedFor, string? of = null)
        {
            if (IsSkipped(counts, skippedFor))
                return;
            for (int side = 0; side < 2; side++)
            {
                var newest = new PriorityQueue<Instant, Instant>();
                foreach (AttemptRecord attempt in attempts)
                {
                    if ((side == 0 ? attempt.IsSameNumber : attempt.IsSameSubject) && attempt.IsSameController && (attempt.Counts & counts) != 0
                        && at - attempt.At < Duration.FromHours(hours) && (of is null || attempt.RequestReference == of))
                        newest.Enqueue(attempt.At, attempt.At);
                }

                while (newest.Count > max)
                    newest.Dequeue();
                if (newest.Count == max)
                    frees = Instant.Max(frees, newest.Peek() + Duration.FromHours(hours));
            }
        }

        void Today(AttemptMeasures counts, int max, string? skippedFor)
        {
            if (IsSkipped(counts, skippedFor))
                return;
            foreach (CalleePlace place in places)
            {
                LocalDate today = at.InZone(place.Zone).Date;
                Instant start = place.Zone.AtStartOfDay(today).ToInstant();
                (int onNumber, int onSubject) = (0, 0);
                foreach (AttemptRecord attempt in attempts)
                {
                    bool matters = attempt.IsSameController && (attempt.Counts & counts) != 0 && attempt.At >= start;
                    onNumber += matters && attempt.IsSameNumber ? 1 : 0;
                    onSubject += matters && attempt.IsSameSubject ? 1 : 0;
                }

                if (onNumber >= max || onSubject >= max)
                    frees = Instant.Max(frees, place.Zone.AtStartOfDay(today.PlusDays(1)).ToInstant());
            }
        }

        bool IsSkipped(AttemptMeasures counts, string? skippedFor) =>
            skippedFor is not null && !attempts.Any(attempt => attempt.IsSameController && attempt.RequestReference == skippedFor && (attempt.Counts & counts) != 0);
    }
}
