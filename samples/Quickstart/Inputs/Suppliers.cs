namespace Quickstart;

/// <summary>A list bought from suppliers. Each row names the list it came with; the lists' provenance stands in a file of its own.</summary>
internal sealed class Suppliers(Campaigns campaigns, Campaigns.Outbound? chosen)
{
    private static readonly Column RowId = new("record", "id");
    private static readonly Column List = new("list", "lista");
    private static readonly Column CampaignName = new("campaign", "campagna");

    internal ContactFile Read(string path)
    {
        using Table table = Table.Open(path, People.Phone, List);
        var file = new ContactFile();
        foreach (Row row in table.RowsAsTheyAre())
        {
            try
            {
                file.Contacts.Add(ReadRow(row.Whole()));
            }
            catch (RowFaultException fault)
            {
                file.Rejects.Add(new Reject(fault, row));
            }
        }

        return file;
    }

    private Contact ReadRow(Row row)
    {
        E164Number callee = row.Number(People.Phone);
        Campaigns.Outbound outbound = chosen ?? campaigns.Find(row, CampaignName);
        return new Contact
        {
            Source = row.File,
            Line = row.Line,
            RowId = row.Text(RowId),
            Request = new CallRequest
            {
                Callee = callee,
                Campaign = outbound.Campaign,
                CallerId = outbound.CallerId,
                OperatorCountry = outbound.OperatorCountry,
                NetworkOrigin = outbound.Network,
                NumberSource = NumberSource.ContactList,
                ContactList = row.IdOrNull(List, id => new ContactListId(id)),
            },
        };
    }
}
