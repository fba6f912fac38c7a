using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A call that is over, as a rule reviews it.</summary>
public readonly ref struct CompletedCall
{
    internal CompletedCall(StoredAttempt attempt, CallOutcome outcome, CampaignStatistics? statistics)
    {
        Attempt = attempt;
        Outcome = outcome;
        Statistics = statistics;
    }

    /// <summary>The attempt, with its outcome on record.</summary>
    public StoredAttempt Attempt { get; }

    /// <summary>The call.</summary>
    public CallRequest Request => Attempt.Request;

    /// <summary>How it ended.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>When it ended; the rules of that day review it.</summary>
    public Instant At => Outcome.OccurredAt;

    /// <summary>What was dialed for the campaign, this call included; given for calls that were answered, null for others and where it could not be counted.</summary>
    public CampaignStatistics? Statistics { get; }
}
