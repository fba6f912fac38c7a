using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a campaign dialed, exact to the instant and without counting anew: attempts pass through it in the order of their instants, and each is touched once per boundary it crosses.</summary>
internal sealed class CampaignTally
{
    private static readonly Duration Grace = Duration.FromMinutes(10);
    private static readonly Duration Month = Duration.FromDays(30);

    private readonly Lock gate = new();
    private readonly Dictionary<PartyId, CampaignCounter> parts = [];
    private readonly CampaignCounter whole = new();
    private readonly CampaignCounter month = new();
    private HeldAttempt? first;

    // Where the last one was put in: the place of the next one is almost always right behind it, also while a history is taken over in order.
    private HeldAttempt? near;

    // The first attempt that is not yet ten minutes old, and the first that is not yet thirty days old; null where all are.
    private HeldAttempt? firstRecent;
    private HeldAttempt? firstOfMonth;

    internal CampaignCounter PartOf(PartyId processor)
    {
        lock (gate)
        {
            if (!parts.TryGetValue(processor, out CampaignCounter? part))
                parts.Add(processor, part = new CampaignCounter());
            return part;
        }
    }

    /// <summary>Takes in an attempt that is not dialed yet, at the place of its instant; it counts once its state is replaced.</summary>
    internal void Add(HeldAttempt attempt)
    {
        lock (gate)
        {
            // Two threads may arrive in another order than they read the clock, and a clock may be set back.
            Instant at = attempt.Current.ChargedAt;
            HeldAttempt? before = near;
            while (before?.NextOfCampaign is { } next && next.Current.ChargedAt <= at)
                before = next;
            while (before is not null && before.Current.ChargedAt > at)
                before = before.PreviousOfCampaign;
            HeldAttempt? after = before is null ? first : before.NextOfCampaign;
            (attempt.PreviousOfCampaign, attempt.NextOfCampaign) = (before, after);
            if (before is null)
                first = attempt;
            else
                before.NextOfCampaign = attempt;
            if (after is not null)
                after.PreviousOfCampaign = attempt;
            near = attempt;

            attempt.IsEarlier = after is not null && after.IsEarlier;
            attempt.IsOld = after is not null && after.IsOld;
            if (!attempt.IsEarlier && after == firstRecent)
                firstRecent = attempt;
            if (!attempt.IsOld && after == firstOfMonth)
                firstOfMonth = attempt;
        }
    }

    /// <summary>Replaces the state of an attempt. The caller holds the attempt's lock.</summary>
    internal void Replace(HeldAttempt attempt, StoredAttempt state)
    {
        lock (gate)
        {
            Count(attempt, -1);
            attempt.Current = state;
            Count(attempt, 1);
        }
    }

    internal CampaignStatistics Count(PartyId processor, TimeProvider time)
    {
        lock (gate)
        {
            Advance(Instant.FromDateTimeOffset(time.GetUtcNow()));
            return new CampaignStatistics
            {
                Whole = whole.ToCounts(),
                OfProcessor = parts.TryGetValue(processor, out CampaignCounter? part) ? part.ToCounts() : CampaignCounts.None,
                Last30Days = month.ToCounts(),
            };
        }
    }

    private void Advance(Instant now)
    {
        for (; firstRecent is { } attempt && attempt.Current.ChargedAt < now - Grace; firstRecent = attempt.NextOfCampaign)
        {
            Count(attempt, -1);
            attempt.IsEarlier = true;
            Count(attempt, 1);
        }

        for (; firstOfMonth is { } attempt && attempt.Current.ChargedAt <= now - Month; firstOfMonth = attempt.NextOfCampaign)
        {
            Count(attempt, -1);
            attempt.IsOld = true;
            Count(attempt, 1);
        }
    }

    private void Count(HeldAttempt attempt, int times)
    {
        CampaignCounts counts = attempt.Current.ForCampaign(attempt.IsEarlier);
        whole.Add(counts, times);
        attempt.Part.Add(counts, times);
        if (!attempt.IsOld)
            month.Add(counts, times);
    }
}
