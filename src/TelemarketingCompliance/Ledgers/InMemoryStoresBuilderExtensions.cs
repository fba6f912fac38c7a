namespace TelemarketingCompliance;

/// <summary>Gives an engine all its ledgers at once.</summary>
public static class InMemoryStoresBuilderExtensions
{
    /// <summary>Takes every ledger from <paramref name="stores"/>; registers are added with <c>AddRegister</c>.</summary>
    public static ComplianceEngineBuilder UseInMemoryStores(this ComplianceEngineBuilder engine, InMemoryStores stores)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(stores);
        return engine
            .UseConsents(stores.Consents)
            .UseContracts(stores.Contracts)
            .UsePersonRequests(stores.Requests)
            .UseBlacklist(stores.Blacklist)
            .UseDirectory(stores.Directory)
            .UseSelectiveRevocations(stores.SelectiveRevocations)
            .UseCallerIds(stores.CallerIds)
            .UseContactLists(stores.ContactLists);
    }
}
