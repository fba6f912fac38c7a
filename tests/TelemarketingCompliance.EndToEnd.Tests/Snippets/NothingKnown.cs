namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>A call about which nothing was recorded.</summary>
internal static class NothingKnown
{
    internal static async Task<CallDecision> AskAsync()
    {
        InMemoryStores stores = new();
        RegisterSet register = new("it-rpo");
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().AddRegister(register).UseInMemoryStores(stores));

        CampaignParty shop = new() { Id = new PartyId("shop") };
        Campaign spring = new()
        {
            Id = new CampaignId("spring"),
            Controller = shop,
            Processor = shop,
            Purpose = CallPurpose.Sale,
            Sector = new Sector("telecom"),
            Mode = DialingMode.Preview,
            CreatedAt = Instant.FromUtc(2026, 11, 20, 8, 0),
        };
        CallRequest request = new() { Callee = E164Number.Parse("333 1234567", "IT"), Campaign = spring };

        CallDecision decision = await engine.EvaluateAsync(request, Instant.FromUtc(2026, 11, 24, 10, 0));

        Console.WriteLine(decision.ToText(Language.English));
        return decision;
    }
}
