namespace TelemarketingCompliance;

/// <summary>Gives an engine all its stores at once, in an SQLite file.</summary>
public static class SqliteStoresBuilderExtensions
{
    /// <summary>Takes every store from <paramref name="stores"/>; registers are added with <c>AddRegister</c>.</summary>
    /// <remarks>The clock of <see cref="SqliteStoreOptions.Clock"/> and the engine's must show the same, or <c>engine.clock-skew</c> blocks.</remarks>
    public static ComplianceEngineBuilder UseSqliteStores(this ComplianceEngineBuilder engine, SqliteStores stores)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(stores);
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

    /// <summary>Opens the stores of a file, or creates them, for as long as the process runs.</summary>
    /// <exception cref="SqliteStoreException">The file cannot be used; the message says why.</exception>
    public static ComplianceEngineBuilder UseSqliteStores(this ComplianceEngineBuilder engine, string path) => engine.UseSqliteStores(SqliteStores.Open(path));
}
