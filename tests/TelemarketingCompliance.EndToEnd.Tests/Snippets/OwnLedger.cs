using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The host's table of customers who said no, read as a blacklist.</summary>
internal interface ICustomerTable
{
    ValueTask<ImmutableArray<BlacklistEntry>> ReadAsync(ImmutableArray<E164Number> numbers, ImmutableArray<SubjectId> subjects, CancellationToken cancellationToken);

    ValueTask WriteAllOrNothingAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken);
}

internal sealed class CustomerBlacklist(ICustomerTable table) : ILedger<BlacklistEntry>
{
    public async ValueTask AddAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken)
    {
        foreach (BlacklistEntry entry in entries)
            entry.Validate();
        await table.WriteAllOrNothingAsync(entries, cancellationToken);
    }

    public async ValueTask<ImmutableArray<ImmutableArray<BlacklistEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        // One round trip for the whole batch; a failure is thrown on, and the engine blocks.
        ImmutableArray<BlacklistEntry> rows = await table.ReadAsync(
            [.. queries.Select(query => query.Number).Distinct()],
            [.. queries.Select(query => query.Subject).OfType<SubjectId>().Distinct()],
            cancellationToken);
        // `Select` decides what is about the number or the person, and what these two parties may see of it.
        return [.. queries.Select(query => LedgerEntry.Select(rows, query))];
    }
}
