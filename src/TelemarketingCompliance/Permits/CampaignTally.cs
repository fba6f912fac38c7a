using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a campaign dialed, exact to the instant and without counting anew: attempts pass through it in the order of their instants, and each is touched once per boundary it crosses.</summary>
internal sealed class CampaignTally
{
    private static readonly Duration Month = Duration.FromDays(30);

    private readonly Lock gate = new();
    private readonly Dictionary<PartyId, CampaignCounter> parts = [];
    private readonly CampaignCounter whole = new();
    private readonly CampaignCounter month = new();
    private HeldAttempt? first;
    private HeldAttempt? last;

    // Where one was last put in before others: while a history is taken over in order, the place of the next one is right behind it.
    private HeldAttempt? near;

    // The first attempt that is not yet ten minutes old, and the first that is not yet thirty days old; null where all are.
    private HeldAttempt? firstRecent;
    private HeldAttempt? firstOfMonth;

    // Those that are ten minutes old and not over yet, by their end: none, unless permits live longer than that.
    private readonly PriorityQueue<HeldAttempt, Instant> longLived = new();

    // The instant for which everything is counted.
    private Instant counted = NodaConstants.UnixEpoch;

    internal CampaignCounter PartOf(PartyId processor)
    {
        lock (gate)
        {
            if (!parts.TryGetValue(processor, out CampaignCounter? part))
                parts.Add(processor, part = new CampaignCounter());
            return part;
        }
    }

    /// <summary>Takes in an attempt, at the place of its instant.</summary>
    internal void Add(HeldAttempt attempt)
    {
        lock (gate)
        {
            HeldAttempt? before = PlaceOf(attempt.Current.ChargedAt);
            HeldAttempt? after = before is null ? first : before.NextOfCampaign;
            (attempt.PreviousOfCampaign, attempt.NextOfCampaign) = (before, after);
            if (before is null)
                first = attempt;
            else
                before.NextOfCampaign = attempt;
            if (after is null)
                last = attempt;
            else
                (after.PreviousOfCampaign, near) = (attempt, attempt);

            if (!IsBefore(attempt, counted - StoredAttempt.Grace) && after == firstRecent)
                firstRecent = attempt;
            else if (IsBefore(attempt, counted - StoredAttempt.Grace))
                AwaitEnd(attempt, counted);
            if (IsOfMonth(attempt) && after == firstOfMonth)
                firstOfMonth = attempt;
            attempt.IsCounted = true;
            Count(attempt, counted, 1);
        }
    }

    /// <summary>Replaces the state of an attempt. The caller holds the attempt's lock.</summary>
    internal void Replace(HeldAttempt attempt, StoredAttempt state)
    {
        lock (gate)
        {
            Count(attempt, counted, -1);
            attempt.Current = state;
            Count(attempt, counted, 1);
        }
    }

    internal CampaignStatistics Count(PartyId processor, TimeProvider time)
    {
        lock (gate)
        {
            Advance(Instant.FromDateTimeOffset(time.GetUtcNow()));
            return new CampaignStatistics
            {
                Whole = whole.Counts,
                OfProcessor = parts.TryGetValue(processor, out CampaignCounter? part) ? part.Counts : CampaignCounts.None,
                Last30Days = month.Counts,
            };
        }
    }

    /// <summary>The attempt behind which one of that instant stands; null means before all.</summary>
    private HeldAttempt? PlaceOf(Instant at)
    {
        // Two threads may arrive in another order than they read the clock, and a clock may be set back: for a charge almost always no step.
        HeldAttempt? before = last is null || last.Current.ChargedAt <= at ? last : near ?? last;
        while (before is not null && before.Current.ChargedAt > at)
            before = before.PreviousOfCampaign;
        while ((before is null ? first : before.NextOfCampaign) is { } next && next.Current.ChargedAt <= at)
            before = next;
        return before;
    }

    private void Advance(Instant now)
    {
        if (now <= counted)
            return;
        for (; firstRecent is { } attempt && IsBefore(attempt, now - StoredAttempt.Grace); firstRecent = attempt.NextOfCampaign)
        {
            Recount(attempt, now);
            AwaitEnd(attempt, now);
        }

        while (longLived.TryPeek(out HeldAttempt? attempt, out Instant end) && end <= now)
        {
            longLived.Dequeue();
            Recount(attempt, now);
        }

        for (; firstOfMonth is { } attempt && attempt.Current.ChargedAt <= now - Month; firstOfMonth = attempt.NextOfCampaign)
            month.Add(attempt.Current.ForCampaign(now), -1);
        counted = now;
    }

    private void Recount(HeldAttempt attempt, Instant now)
    {
        Count(attempt, counted, -1);
        Count(attempt, now, 1);
    }

    private void Count(HeldAttempt attempt, Instant at, int times)
    {
        if (!attempt.IsCounted)
            return;
        CampaignCounts counts = attempt.Current.ForCampaign(at);
        whole.Add(counts, times);
        attempt.Part.Add(counts, times);
        if (IsOfMonth(attempt))
            month.Add(counts, times);
    }

    private void AwaitEnd(HeldAttempt attempt, Instant now)
    {
        if (attempt.Current.ExpiresAt > now)
            longLived.Enqueue(attempt, attempt.Current.ExpiresAt);
    }

    private bool IsOfMonth(HeldAttempt attempt) => attempt.Current.ChargedAt > counted - Month;

    private static bool IsBefore(HeldAttempt attempt, Instant instant) => attempt.Current.ChargedAt < instant;
}
