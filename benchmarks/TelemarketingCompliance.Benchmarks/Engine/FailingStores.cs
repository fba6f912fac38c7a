using System.Collections.Immutable;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>Stores that do not answer, so that the conditions for that are compared as well.</summary>
internal static class FailingStores
{
    /// <summary>One at a time.</summary>
    internal static ImmutableArray<string> Names { get; } =
    [
        "attempts", "lists", nameof(ConsentEntry), nameof(ContractEntry), nameof(PersonRequest), nameof(BlacklistEntry), nameof(DirectoryListing), nameof(SelectiveRevocation), nameof(CallerIdRecord),
    ];

    internal static ILedger<TEntry> Or<TEntry>(ILedger<TEntry> ledger, string? failing)
        where TEntry : LedgerEntry => failing == typeof(TEntry).Name ? new Ledger<TEntry>() : ledger;

    private static IOException Down() => new IOException();

    private sealed class Ledger<TEntry> : ILedger<TEntry>
        where TEntry : LedgerEntry
    {
        public ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken) => throw Down();

        public ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => throw Down();
    }

    internal sealed class Lists : IContactListStore
    {
        public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken) => throw Down();

        public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => throw Down();
    }

    internal sealed class Attempts : IAttemptStore
    {
        public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken) => throw Down();

        public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken) => throw Down();

        public ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken) => throw Down();

        public ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) => throw Down();

        public ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken) => throw Down();

        public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken) => throw Down();

        public ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken) => throw Down();

        public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => throw Down();
    }
}
