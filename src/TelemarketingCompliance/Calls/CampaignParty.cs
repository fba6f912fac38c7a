using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A controller or processor of a campaign, with what it declares of itself.</summary>
public sealed record CampaignParty
{
    /// <summary>The party.</summary>
    public required PartyId Id { get; init; }

    /// <summary>The party's number in Italy's register of communication operators (ROC); null means unknown or not registered.</summary>
    public string? RocNumber { get; init; }

    /// <summary>The day on which the party last confirmed its ROC data; null means unknown.</summary>
    public LocalDate? RocConfirmedOn { get; init; }

    /// <summary>Whether the party adheres to the telemarketing code of conduct; null means unknown: the code then applies as house policy.</summary>
    public bool? AdheresToCodeOfConduct { get; init; }
}
