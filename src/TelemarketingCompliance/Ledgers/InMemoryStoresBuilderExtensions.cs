namespace TelemarketingCompliance;

/// <summary>Gives an engine all its stores at once.</summary>
public static class InMemoryStoresBuilderExtensions
{
    /// <summary>Takes every store from <paramref name="stores"/> and puts its attempts on the engine's clock; registers are added with <c>AddRegister</c>.</summary>
    public static ComplianceEngineBuilder UseInMemoryStores(this ComplianceEngineBuilder engine, InMemoryStores stores)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(stores);
        engine.OnClock(stores.Attempts.UseClock);
        return engine
            .UseAttempts(stores.Attempts)
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
