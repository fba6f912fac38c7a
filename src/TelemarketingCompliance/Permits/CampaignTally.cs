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
    private HeldAttempt? last;

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

    /// <summary>Takes in an attempt that was charged now: it counts once it is dialed.</summary>
    internal void Add(HeldAttempt attempt)
    {
        lock (gate)
        {
            // Two threads may arrive in another order than they read the clock, and a clock may be set back: almost always no step.
            HeldAttempt? before = last;
            while (before is not null && before.Current.ChargedAt > attempt.Current.ChargedAt)
                before = before.PreviousOfCampaign;
            HeldAttempt? after = before is null ? first : before.NextOfCampaign;
            (attempt.PreviousOfCampaign, attempt.NextOfCampaign) = (before, after);
            if (before is null)
                first = attempt;
            else
                before.NextOfCampaign = attempt;
            if (after is null)
                last = attempt;
            else
                after.PreviousOfCampaign = attempt;

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
            Remove(attempt);
            attempt.Current = state;
            Insert(attempt);
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
            Remove(attempt);
            attempt.IsEarlier = true;
            Insert(attempt);
        }

        for (; firstOfMonth is { } attempt && attempt.Current.ChargedAt <= now - Month; firstOfMonth = attempt.NextOfCampaign)
        {
            Remove(attempt);
            attempt.IsOld = true;
            Insert(attempt);
        }
    }

    private void Insert(HeldAttempt attempt)
    {
        whole.Add(attempt.Current, attempt.IsEarlier);
        attempt.Part.Add(attempt.Current, attempt.IsEarlier);
        if (!attempt.IsOld)
            month.Add(attempt.Current, attempt.IsEarlier);
    }

    private void Remove(HeldAttempt attempt)
    {
        whole.Remove(attempt.Current, attempt.IsEarlier);
        attempt.Part.Remove(attempt.Current, attempt.IsEarlier);
        if (!attempt.IsOld)
            month.Remove(attempt.Current, attempt.IsEarlier);
    }
}
