namespace TelemarketingCompliance;

/// <summary>Makes the ledgers of a <see cref="LawEngine"/>, empty ones for each world. Default: in memory.</summary>
public sealed record LawLedgers
{
    /// <summary>Consents, refusals, withdrawals.</summary>
    public Func<ILedger<ConsentEntry>> Consents { get; init; } = InMemory<ConsentEntry>;

    /// <summary>Contracts.</summary>
    public Func<ILedger<ContractEntry>> Contracts { get; init; } = InMemory<ContractEntry>;

    /// <summary>Requests to be called.</summary>
    public Func<ILedger<PersonRequest>> Requests { get; init; } = InMemory<PersonRequest>;

    /// <summary>Objections.</summary>
    public Func<ILedger<BlacklistEntry>> Blacklist { get; init; } = InMemory<BlacklistEntry>;

    /// <summary>Directory listings.</summary>
    public Func<ILedger<DirectoryListing>> Directory { get; init; } = InMemory<DirectoryListing>;

    /// <summary>Selective revocations.</summary>
    public Func<ILedger<SelectiveRevocation>> SelectiveRevocations { get; init; } = InMemory<SelectiveRevocation>;

    private static InMemoryLedger<TEntry> InMemory<TEntry>()
        where TEntry : LedgerEntry => new();
}
