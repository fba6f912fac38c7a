namespace TelemarketingCompliance;

/// <summary>Which campaign's attempts are counted.</summary>
/// <param name="Controller">The campaign's controller: ids of campaigns are the controller's own.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Processor">The processor whose part is counted beside the whole.</param>
public readonly record struct CampaignQuery(PartyId Controller, CampaignId Campaign, PartyId Processor)
{
    /// <summary>The question that <paramref name="request"/> asks.</summary>
    public static CampaignQuery For(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Campaign.Controller.Id, request.Campaign.Id, request.Campaign.Processor.Id);
    }
}
