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
            .AddConsents(stores.Consents)
            .AddContracts(stores.Contracts)
            .AddPersonRequests(stores.Requests)
            .AddBlacklist(stores.Blacklist)
            .AddDirectory(stores.Directory)
            .AddSelectiveRevocations(stores.SelectiveRevocations)
            .AddContactLists(stores.ContactLists);
    }
}
