namespace Quickstart;

/// <summary>The numbers that are presented: who declared them, who authorised them for what, who called them back.</summary>
internal static class CallerIds
{
    private static readonly Column Id = new("id");
    private static readonly Column CallerId = new("caller_id");
    private static readonly Column Event = new("event");
    private static readonly Column Party = new("party");
    private static readonly Column At = new("at", "data");
    private static readonly Column CampaignIds = new("campaigns");
    private static readonly Column Ends = new("ends");

    internal static IEnumerable<CallerIdRecord> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, CallerId, Event, Party, At);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new CallerIdRecord
            {
                Id = row.Needed(Id),
                Number = row.Number(CallerId),
                Event = row.Choice<CallerIdEvent>(Event),
                Party = parties.IdOf(row, Party),
                At = row.Time(At),
                Campaigns = [.. row.Ids(CampaignIds, id => new CampaignId(id))],
                Ends = row.TextOrNull(Ends),
            };
            ids.Add(row, Id, entry.Id);
            yield return row.Checked(Id, entry, record => record.Validate());
        }
    }
}
