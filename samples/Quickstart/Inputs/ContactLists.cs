namespace Quickstart;

/// <summary>Where the lists of numbers came from. The controller's own customers are a list without a supplier.</summary>
internal static class ContactLists
{
    private static readonly Column Id = new("list", "lista");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column Supplier = new("supplier", "fornitore");
    private static readonly Column AcquiredOn = new("acquired_on", "acquisita_il");
    private static readonly Column SupplyContract = new("supply_contract", "contratto_fornitura");
    private static readonly Column SupplyEndsOn = new("supply_ends_on", "fine_fornitura");
    private static readonly Column CampaignIds = new("campaigns", "campagne");
    private static readonly Column SampleCheckedOn = new("sample_checked_on", "campione_verificato_il");

    internal static IEnumerable<ContactList> Read(string path, Parties parties, Campaigns campaigns)
    {
        using Table table = Table.Open(path, Id, Controller, Supplier, AcquiredOn);
        var ids = new UniqueIds();
        foreach (Row row in table.Rows())
        {
            var list = new ContactList
            {
                Id = row.Id(Id, id => new ContactListId(id)),
                Controller = parties.IdOf(row, Controller),
                Supplier = parties.IdOrNull(row, Supplier),
                AcquiredAt = row.Time(AcquiredOn),
                SupplyContract = row.TextOrNull(SupplyContract),
                SupplyEndsAt = row.TimeOrNull(SupplyEndsOn),
                Campaigns = [.. campaigns.IdsOf(row, CampaignIds)],
                ConsentSampleCheckedAt = row.TimeOrNull(SampleCheckedOn),
            };
            ids.Add(row, Id, list.Id.Value);
            yield return row.Checked(Id, list, provenance => provenance.Validate());
        }
    }
}
