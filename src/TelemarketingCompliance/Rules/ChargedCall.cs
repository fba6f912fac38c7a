namespace TelemarketingCompliance;

/// <summary>What of the attempt to be judged a <see cref="ChargeLine"/> needs beside the earlier ones.</summary>
/// <param name="Campaign">Its campaign.</param>
/// <param name="RequestReference">The request of the person it relies on; null means none.</param>
public readonly record struct ChargedCall(CampaignId Campaign, string? RequestReference)
{
    /// <summary>What <paramref name="request"/> would charge.</summary>
    public static ChargedCall For(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Campaign.Id, request.Evidence is { Kind: EvidenceKind.PersonRequest } evidence ? evidence.Reference : null);
    }
}
