using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Numbers of contact lists on their way into the store, with the provenance that their rows tell.</summary>
internal sealed class ListSink : RowSink
{
    private readonly Dictionary<ContactListId, ContactList> lists = [];
    private readonly List<(ContactListId List, E164Number Number)> numbers = [];

    protected override string Read(ImportRow row)
    {
        E164Number number = row.Number(ImportFields.Number);
        ContactListId id = row.Id("list", text => new ContactListId(text));
        ContactList told = ImportRow.Checked(
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
        if (!lists.TryAdd(id, told) && !IsSame(lists[id], told))
            throw new RowFaultException("list", $"an earlier row tells another provenance of the list `{id}`");
        numbers.Add((id, number));
        return $"{id}|{number.Digits}";
    }

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
