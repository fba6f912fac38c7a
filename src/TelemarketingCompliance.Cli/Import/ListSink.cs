using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Numbers of contact lists on their way into the store, with the provenance that their rows tell.</summary>
/// <param name="onRecord">Where the provenance is that rows do not tell.</param>
internal sealed class ListSink(IContactListStore onRecord) : RowSink
{
    private readonly Dictionary<ContactListId, ContactList?> lists = [];
    private readonly List<(ContactList List, E164Number Number)> rows = [];

    public override string? KeyOf(ImportRow row)
    {
        string list = row.Text("list");
        string number = row.Text(ImportFields.Number);
        if (list.Length == 0)
            return null;
        return number.Length == 0 ? list : $"{list}|{row.PlainNumber(ImportFields.Number)}";
    }

    protected override void Read(ImportRow row)
    {
        E164Number number = row.Has(ImportFields.Number) ? row.Number(ImportFields.Number) : default;
        ContactListId id = row.Id("list", text => new ContactListId(text));
        ContactList? known = Find(id);
        if (row.TextOrNull(ImportFields.Controller) is not null || row.TextOrNull("acquiredAt") is not null)
        {
            ContactList told = ReadList(row, id);
            if (known is not null && !IsSame(known, told))
                throw new RowFaultException("list", $"an earlier row or import tells another provenance of the list `{id}`: provenance does not change; give the list another id");
            lists[id] = known = told;
        }

        rows.Add((known ?? throw new RowFaultException("list", $"nothing is on record of the list `{id}`: import its provenance first, or add `controller` and `acquiredAt`"), number));
    }

    protected override Func<SqliteImport, CancellationToken, ValueTask<ImmutableArray<ImportedAs>>> DrainRows()
    {
        (ContactList List, E164Number Number)[] read = [.. rows];
        rows.Clear();
        return (import, token) => AddAsync(import, read, token);
    }

    private static async ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, (ContactList List, E164Number Number)[] rows, CancellationToken cancellationToken)
    {
        var results = new ImportedAs[rows.Length];
        foreach (IGrouping<ContactListId, int> ofList in Enumerable.Range(0, rows.Length).GroupBy(i => rows[i].List.Id))
        {
            int[] of = [.. ofList];
            ImmutableArray<ImportedAs> added = await import.AddNumbersAsync(rows[of[0]].List, [.. of.Select(i => rows[i].Number)], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < of.Length; i++)
                results[of[i]] = added[i];
        }

        return [.. results];
    }

    private static ContactList ReadList(ImportRow row, ContactListId id) =>
        ImportRow.Checked(
            new ContactList
            {
                Id = id,
                Controller = row.Party(ImportFields.Controller),
                Supplier = row.PartyOrNull("supplier"),
                AcquiredAt = row.Time("acquiredAt"),
                SupplyContract = row.TextOrNull("supplyContract"),
                SupplyEndsAt = row.TimeOrNull("supplyEndsAt"),
                Campaigns = [.. row.Ids(ImportFields.Campaigns, text => new CampaignId(text))],
                ConsentSampleCheckedAt = row.TimeOrNull("sampleCheckedAt"),
            },
            list => list.Validate());

    // The store on disk answers at once.
    private ContactList? Find(ContactListId id)
    {
        if (!lists.TryGetValue(id, out ContactList? known))
            lists.Add(id, known = onRecord.FindAsync([new LedgerQuery(default, null, default, default, id)], CancellationToken.None).AsTask().GetAwaiter().GetResult()[0].List);
        return known;
    }

    private static bool IsSame(ContactList one, ContactList other) => one with { Campaigns = other.Campaigns } == other && one.Campaigns.SequenceEqual(other.Campaigns);
}
