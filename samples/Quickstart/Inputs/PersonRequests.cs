namespace Quickstart;

/// <summary>The requests of people to be called.</summary>
internal static class PersonRequests
{
    private static readonly Column Reference = new("reference", "pratica");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column Purposes = new("purposes", "finalità");
    private static readonly Column MadeAt = new("made_at", "data");
    private static readonly Column ExpiresAt = new("expires_at", "scadenza");
    private static readonly Column UsedAt = new("used_at", "evasa_il");

    internal static IEnumerable<PersonRequest> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Reference, People.Phone, Controller, Purposes, MadeAt);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new PersonRequest
            {
                Id = row.Needed(Reference),
                Reference = row.Needed(Reference),
                Number = row.NumberOrNull(People.Phone),
                Subject = row.IdOrNull(People.Customer, id => new SubjectId(id)),
                Controller = parties.IdOf(row, Controller),
                Purposes = [.. row.Choices<CallPurpose>(Purposes)],
                MadeAt = row.Time(MadeAt),
                ExpiresAt = row.InstantOrNull(ExpiresAt),
                UsedAt = row.TimeOrNull(UsedAt),
            };
            ids.Add(row, Reference, entry.Id);
            yield return row.Checked(Reference, entry, request => request.Validate());
        }
    }
}
