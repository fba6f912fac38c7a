namespace Quickstart;

/// <summary>Who calls and for whom. Every other file may name only these, so that a misspelt party is noticed.</summary>
internal sealed class Parties
{
    private static readonly Column Party = new("party", "id");
    private static readonly Column Roc = new("roc");
    private static readonly Column RocConfirmedOn = new("roc_confirmed_on");
    private static readonly Column Adheres = new("code_of_conduct");

    private readonly List<CampaignParty> all = [];
    private readonly string file;

    private Parties(string file) => this.file = file;

    internal static Parties Read(string path)
    {
        using Table table = Table.Open(path, Party);
        var parties = new Parties(table.File);
        var ids = new UniqueIds();
        foreach (Row row in table.Rows())
        {
            var party = new CampaignParty
            {
                Id = row.Id(Party, id => new PartyId(id)),
                RocNumber = row.TextOrNull(Roc),
                RocConfirmedOn = row.TimeOrNull(RocConfirmedOn)?.Earliest.InZone(Times.Rome).Date,
                AdheresToCodeOfConduct = row.YesNo(Adheres),
            };
            ids.Add(row, Party, party.Id.Value);
            parties.all.Add(party);
        }

        return parties;
    }

    /// <summary>The party a field names.</summary>
    internal CampaignParty Find(Row row, Column column) => Find(row, column, row.Needed(column));

    internal PartyId IdOf(Row row, Column column) => Find(row, column).Id;

    internal PartyId? IdOrNull(Row row, Column column) => row.Text(column).Length == 0 ? null : IdOf(row, column);

    /// <summary>The parties a field lists.</summary>
    internal IEnumerable<PartyId> IdsOf(Row row, Column column) => row.Several(column).Select(name => Find(row, column, name).Id);

    private CampaignParty Find(Row row, Column column, string name) =>
        all.Find(party => party.Id.Value == name)
        ?? throw row.Fault(column, $"`{name}` is not declared; add it to `{file}` or use one of {string.Join(", ", all.Select(party => $"`{party.Id}`"))}");
}
