namespace TelemarketingCompliance;

/// <summary>What was dialed for a campaign so far.</summary>
public sealed record CampaignStatistics
{
    /// <summary>By all processors, since the campaign began.</summary>
    public CampaignCounts Whole { get; init; } = CampaignCounts.None;

    /// <summary>By the processor of the question, since the campaign began.</summary>
    public CampaignCounts OfProcessor { get; init; } = CampaignCounts.None;

    /// <summary>By all processors, in the 30 times 24 hours before the question.</summary>
    public CampaignCounts Last30Days { get; init; } = CampaignCounts.None;
}
