namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>An engine for two countries, and a sale on record in one of them.</summary>
internal static class AmericanEngine
{
    internal static ComplianceEngine Create(string dncFolder, string rpoFolder, InMemoryStores stores) =>
        ComplianceEngine.Create(engine => engine
            .AddUnitedStates(new UnitedStatesOptions { AcceptDoubleOptInAsSigned = false })
            .AddRegister("us-dnc", dncFolder)
            .AddItaly()
            .AddRegister("it-rpo", rpoFolder)
            .UseInMemoryStores(stores));

    internal static async Task RecordSaleAsync(InMemoryStores stores, E164Number buyer, PartyId shop, CancellationToken cancellationToken)
    {
        DateTimeZone newYork = DateTimeZoneProviders.Tzdb["America/New_York"];
        ContractEntry sale = new()
        {
            Id = "order-4711",
            Number = buyer,
            Contract = new ContractId("order-4711"),
            Controller = shop,
            StartedAt = RecordedTime.On(new LocalDate(2026, 3, 2), newYork),
            // The last payment: from here the 18 months count.
            EndedAt = RecordedTime.On(new LocalDate(2026, 5, 20), newYork),
        };
        await stores.Contracts.AddAsync([sale], cancellationToken);
    }
}
