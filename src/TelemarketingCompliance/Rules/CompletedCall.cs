namespace TelemarketingCompliance;

/// <summary>What a rule sees when a call is over.</summary>
/// <param name="request">The call as it was permitted.</param>
/// <param name="outcome">What really happened.</param>
/// <param name="statistics">What was dialed for the campaign, this outcome included; null where it was not counted.</param>
public readonly ref struct CompletedCall(CallRequest request, CallOutcome outcome, CampaignStatistics? statistics)
{
    /// <summary>The call as it was permitted.</summary>
    public CallRequest Request { get; } = request;

    /// <summary>What really happened.</summary>
    public CallOutcome Outcome { get; } = outcome;

    /// <summary>What was dialed for the campaign, this outcome included; null where it was not counted.</summary>
    public CampaignStatistics? Statistics { get; } = statistics;
}
