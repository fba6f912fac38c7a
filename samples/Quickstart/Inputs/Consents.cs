namespace Quickstart;

/// <summary>The consent ledger: grants, refusals, withdrawals, and numbers that passed to somebody else.</summary>
internal static class Consents
{
    private static readonly Column Id = new("id");
    private static readonly Column State = new("state", "stato");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column Collector = new("collected_by", "raccolto_da");
    private static readonly Column Recipients = new("recipients", "destinatari");
    private static readonly Column Purposes = new("purposes", "finalità");
    private static readonly Column Categories = new("categories", "categorie");
    private static readonly Column Channels = new("channels", "canali");
    private static readonly Column At = new("at", "data");
    private static readonly Column ExpiresAt = new("expires_at", "scadenza");
    private static readonly Column TextVersion = new("text_version", "testo");
    private static readonly Column Level = new("level", "livello");
    private static readonly Column Evidence = new("evidence", "prova");
    private static readonly Column Contract = new("contract", "contratto");
    private static readonly Column List = new("list", "lista");

    internal static IEnumerable<ConsentEntry> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, People.Phone, State, Controller, Purposes, Channels, At, TextVersion, Level);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new ConsentEntry
            {
                Id = row.Needed(Id),
                Number = row.NumberOrNull(People.Phone),
                Subject = row.IdOrNull(People.Customer, id => new SubjectId(id)),
                State = row.Choice<ConsentState>(State),
                Controller = parties.IdOf(row, Controller),
                Collector = parties.IdOrNull(row, Collector),
                Recipients = [.. parties.IdsOf(row, Recipients)],
                Purposes = [.. row.Choices<CallPurpose>(Purposes)],
                Categories = [.. row.Ids(Categories, name => new Sector(name))],
                Channels = row.Choices<CallChannels>(Channels).Aggregate(CallChannels.None, (all, one) => all | one),
                At = row.TimeOrNull(At),
                ExpiresAt = row.InstantOrNull(ExpiresAt),
                TextVersion = row.TextOrNull(TextVersion),
                Level = row.Text(Level).Length == 0 ? EvidenceLevel.None : row.Choice<EvidenceLevel>(Level),
                Evidence = row.TextOrNull(Evidence),
                Contract = row.IdOrNull(Contract, id => new ContractId(id)),
                List = row.IdOrNull(List, id => new ContactListId(id)),
            };
            ids.Add(row, Id, entry.Id);
            yield return row.Checked(Id, entry, consent => consent.Validate());
        }
    }
}
