namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="CampaignId"/> as its text.</summary>
public sealed class CampaignIdConverter : TextConverter<CampaignId>
{
    private protected override CampaignId FromText(string text) => new(text);

    private protected override string ToText(CampaignId value) => value.ToString();
}
