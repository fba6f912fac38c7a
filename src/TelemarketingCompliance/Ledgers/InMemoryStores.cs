namespace TelemarketingCompliance;

/// <summary>All stores in memory: for trials, tests and small lists. Exact, bounded, gone with the process.</summary>
public sealed class InMemoryStores
{
    /// <summary>Attempts and permits, on the clock of the engine that uses them.</summary>
    public InMemoryAttemptStore Attempts { get; } = new(TimeProvider.System);

    /// <summary>Consents, refusals, withdrawals.</summary>
    public InMemoryLedger<ConsentEntry> Consents { get; } = new();

    /// <summary>Contracts.</summary>
    public InMemoryLedger<ContractEntry> Contracts { get; } = new();

    /// <summary>Requests to be called.</summary>
    public InMemoryLedger<PersonRequest> Requests { get; } = new();

    /// <summary>Objections.</summary>
    public InMemoryLedger<BlacklistEntry> Blacklist { get; } = new();

    /// <summary>Directory listings.</summary>
    public InMemoryLedger<DirectoryListing> Directory { get; } = new();

    /// <summary>Selective revocations.</summary>
    public InMemoryLedger<SelectiveRevocation> SelectiveRevocations { get; } = new();

    /// <summary>Records of caller IDs.</summary>
    public InMemoryLedger<CallerIdRecord> CallerIds { get; } = new();

    /// <summary>Contact lists.</summary>
    public InMemoryContactLists ContactLists { get; } = new();
}
