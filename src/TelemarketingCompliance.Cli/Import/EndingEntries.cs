using System.Security.Cryptography;
using System.Text;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>The entries that end what a row said, because a snapshot has the row no more.</summary>
internal static class EndingEntries
{
    /// <summary>Whether anything of this kind may end so. An objection never does.</summary>
    public static bool Exist(ImportKind kind) => kind is ImportKind.Consents or ImportKind.Contracts or ImportKind.Requests or ImportKind.Directory or ImportKind.CallerIds;

    /// <summary>The ends of what is still in force of a row and of what it said before it changed.</summary>
    public static IEnumerable<TEntry> Of<TEntry>(MissingRow<TEntry> row, ImportBatch batch)
        where TEntry : LedgerEntry
    {
        for (int i = 0; i < row.Entries.Length; i++)
        {
            TEntry entry = row.Entries[i];
            if (EndOf(entry, IdOf(entry.Id, batch), batch) is TEntry end && !row.Entries.Skip(i + 1).Any(later => IsAboutSame(later, entry) && EndOf(later, "later", batch) is null))
                yield return end;
        }
    }

    /// <summary>The end of an entry; null where it is over already, or never was in force.</summary>
    private static LedgerEntry? EndOf(LedgerEntry last, string id, ImportBatch batch)
    {
        RecordedTime now = RecordedTime.At(batch.At);
        return last switch
        {
            ConsentEntry { State: ConsentState.Granted } consent => new ConsentEntry
            {
                Id = id,
                Number = consent.Number,
                Subject = consent.Subject,
                State = ConsentState.Withdrawn,
                Controller = consent.Controller,
                Purposes = consent.Purposes,
                Channels = consent.Channels,
                Contract = consent.Contract,
                List = consent.List,
                At = now,
                Evidence = batch.Id,
            },
            // One that has not begun ends as it begins.
            ContractEntry contract when contract.EndedAt is not { } end || end.IsAfter(now) =>
                contract with { Id = id, EndedAt = now.IsBefore(contract.StartedAt) ? RecordedTime.At(contract.StartedAt.Earliest) : now },
            PersonRequest { UsedAt: null } request when request.ExpiresAt is not { } end || end > batch.At =>
                request with { Id = id, ExpiresAt = Instant.Max(batch.At, request.MadeAt.Earliest) },
            DirectoryListing { IsListed: true } listing => listing with { Id = id, IsListed = false, At = now },
            CallerIdRecord { Event: CallerIdEvent.Declared or CallerIdEvent.Authorised or CallerIdEvent.Assigned } record =>
                new CallerIdRecord { Id = id, Number = record.Number, Event = CallerIdEvent.Ended, Party = record.Party, At = now, Ends = record.Id },
            _ => null,
        };
    }

    private static bool IsAboutSame(LedgerEntry one, LedgerEntry other) => one.Number == other.Number && one.Subject == other.Subject;

    // An import that was interrupted and goes on ends the same entry under the same id.
    private static string IdOf(string id, ImportBatch batch) => $"end-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{batch.Id}")).AsSpan(0, 16))}";
}
