using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Numbers of contact lists on their way into the store, with the provenance that their rows tell.</summary>
internal sealed class ListSink : RowSink
{
    private readonly Dictionary<ContactListId, ContactList> lists = [];
    private readonly List<(ContactListId List, E164Number Number)> numbers = [];

    /// <summary>Where the provenance is that rows do not tell.</summary>
    public IContactListStore? OnRecord { get; set; }

    protected override string Read(ImportRow row)
    {
        E164Number number = row.Has(ImportFields.Number) ? row.Number(ImportFields.Number) : default;
        ContactListId id = row.Id("list", text => new ContactListId(text));
        if (row.TextOrNull(ImportFields.Controller) is null && row.TextOrNull("acquiredAt") is null)
            lists.TryAdd(id, Find(id));
        else
            Note(id, ReadList(row, id));
        numbers.Add((id, number));
        return number.IsDefault ? id.Value : $"{id}|{number.Digits}";
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

    private void Note(ContactListId id, ContactList told)
    {
        if (!lists.TryAdd(id, told) && !IsSame(lists[id], told))
            throw new RowFaultException("list", $"an earlier row or import tells another provenance of the list `{id}`");
    }

    // The store on disk answers at once.
    private ContactList Find(ContactListId id) =>
        lists.GetValueOrDefault(id)
        ?? OnRecord?.FindAsync([new LedgerQuery(default, null, default, default, id)], CancellationToken.None).AsTask().GetAwaiter().GetResult()[0].List
        ?? throw new RowFaultException("list", $"nothing is on record of the list `{id}`: import its provenance first, or add `controller` and `acquiredAt`");

    protected override async ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, CancellationToken cancellationToken)
    {
        var results = new ImportedAs[numbers.Count];
        foreach (IGrouping<ContactListId, int> rows in Enumerable.Range(0, numbers.Count).GroupBy(i => numbers[i].List))
        {
            int[] of = [.. rows];
            ImmutableArray<ImportedAs> added = await AddAsync(import, lists[rows.Key], [.. of.Select(i => numbers[i].Number)], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < of.Length; i++)
                results[of[i]] = added[i];
        }

        return [.. results];
    }

    protected override void Clear() => numbers.Clear();

    private static async ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken)
    {
        try
        {
            return await import.AddNumbersAsync(list, numbers, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException refused)
        {
            throw RefusalException.Input($"the list `{list.Id}`: {refused.Message.Split(" (Parameter")[0]}; its provenance does not change: give the list another id", refused);
        }
    }

    private static bool IsSame(ContactList one, ContactList other) => one with { Campaigns = other.Campaigns } == other && one.Campaigns.SequenceEqual(other.Campaigns);
}
