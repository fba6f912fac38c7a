using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What every ledger must do, for each kind of entry. A case keeps its name from kind to kind; those about persons are missing where entries name none.</summary>
public static class LedgerConformance
{
    /// <summary>The cases for ledgers of consents.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<ConsentEntry>>> Consents { get; } = CasesOf(EntrySamples.Consents);

    /// <summary>The cases for ledgers of contracts.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<ContractEntry>>> Contracts { get; } = CasesOf(EntrySamples.Contracts);

    /// <summary>The cases for ledgers of requests to be called.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<PersonRequest>>> Requests { get; } = CasesOf(EntrySamples.Requests);

    /// <summary>The cases for blacklists.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<BlacklistEntry>>> Blacklist { get; } = CasesOf(EntrySamples.Blacklist);

    /// <summary>The cases for ledgers of directory listings.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<DirectoryListing>>> Directory { get; } = CasesOf(EntrySamples.Listings);

    /// <summary>The cases for ledgers of selective revocations.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<SelectiveRevocation>>> SelectiveRevocations { get; } = CasesOf(EntrySamples.Revocations);

    /// <summary>The cases for ledgers of caller IDs.</summary>
    public static ImmutableArray<ConformanceCase<ILedger<CallerIdRecord>>> CallerIds { get; } = CasesOf(EntrySamples.CallerIds);

    private static ImmutableArray<ConformanceCase<ILedger<TEntry>>> CasesOf<TEntry>(EntrySamples<TEntry> samples)
        where TEntry : LedgerEntry => [.. LedgerFindCases.For(samples), .. LedgerAddCases.For(samples), .. LedgerRaceCases.For(samples)];
}
