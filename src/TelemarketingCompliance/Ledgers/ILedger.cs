using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Keeps entries of one kind and finds those that concern a call. Safe on any thread.</summary>
/// <typeparam name="TEntry">What it keeps.</typeparam>
/// <remarks>A ledger that cannot answer throws, and the engine then blocks. A ledger never forgets an entry to make room.</remarks>
public interface ILedger<TEntry>
    where TEntry : LedgerEntry
{
    /// <summary>Adds entries, all or none; when the call returns, they are durable and the next question sees them.</summary>
    /// <param name="entries">What to add; an entry that is already there under its id and equal is skipped.</param>
    /// <param name="cancellationToken">Gives up before anything is added.</param>
    /// <exception cref="ArgumentException">An entry is invalid, or another one stands under its id; nothing was added.</exception>
    ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken);

    /// <summary>Finds the entries that answer each question, as <see cref="LedgerEntry.Select"/> selects them.</summary>
    /// <param name="queries">The questions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer per question, in order; within an answer, by id in ordinal order.</returns>
    ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken);
}
