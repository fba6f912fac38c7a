namespace TelemarketingCompliance.Cli.Import;

/// <summary>The entry that ends what a row said, because a snapshot has the row no more.</summary>
internal static class EndingEntries
{
    /// <summary>Whether anything of this kind may end so. An objection never does.</summary>
    public static bool Exist(ImportKind kind) => kind is ImportKind.Consents or ImportKind.Contracts or ImportKind.Requests or ImportKind.Directory or ImportKind.CallerIds;

    /// <summary>The end of an entry; null where it is over already, or never was in force.</summary>
    public static LedgerEntry? Of(LedgerEntry last, string id, ImportBatch batch)
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
            ContractEntry { EndedAt: null } contract when !contract.StartedAt.IsAfter(now) => contract with { Id = id, EndedAt = now },
            PersonRequest { UsedAt: null } request when !request.MadeAt.IsAfter(now) => request with { Id = id, UsedAt = now },
            DirectoryListing { IsListed: true } listing => listing with { Id = id, IsListed = false, At = now },
            CallerIdRecord { Event: CallerIdEvent.Declared or CallerIdEvent.Authorised or CallerIdEvent.Assigned } record =>
                new CallerIdRecord { Id = id, Number = record.Number, Event = CallerIdEvent.Ended, Party = record.Party, At = now, Ends = record.Id },
            _ => null,
        };
    }
}
