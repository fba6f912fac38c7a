namespace Quickstart;

/// <summary>The campaigns, and what each presents to the people it calls.</summary>
internal sealed class Campaigns
{
    private static readonly Column Id = new("campaign", "id");
    private static readonly Column Controller = new("controller");
    private static readonly Column Processor = new("processor");
    private static readonly Column Purpose = new("purpose");
    private static readonly Column SectorName = new("sector");
    private static readonly Column Mode = new("mode");
    private static readonly Column CreatedAt = new("created_at");
    private static readonly Column Script = new("script");
    private static readonly Column CallerId = new("caller_id");
    private static readonly Column OperatorCountry = new("operator_country");
    private static readonly Column NetworkCountry = new("network_country");

    private readonly List<Outbound> all = [];
    private readonly string file;

    private Campaigns(string file) => this.file = file;

    /// <summary>A campaign with the number and the countries it calls from: of its operators, and of the network that takes its calls.</summary>
    internal sealed record Outbound(Campaign Campaign, E164Number? CallerId, string? OperatorCountry, NetworkOrigin? Network);

    internal static Campaigns Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, Controller, Processor, Purpose, SectorName, Mode, CreatedAt);
        var campaigns = new Campaigns(table.File);
        var ids = new UniqueIds();
        foreach (Row row in table.Rows())
        {
            var campaign = new Campaign
            {
                Id = row.Id(Id, id => new CampaignId(id)),
                Controller = parties.Find(row, Controller),
                Processor = parties.Find(row, Processor),
                Purpose = row.Choice<CallPurpose>(Purpose),
                Sector = row.Id(SectorName, sector => new Sector(sector)),
                Mode = row.Choice<DialingMode>(Mode),
                CreatedAt = row.Time(CreatedAt).Latest,
                Script = row.TextOrNull(Script),
            };
            ids.Add(row, Id, campaign.Id.Value);
            campaigns.all.Add(new Outbound(campaign, row.NumberOrNull(CallerId), row.TextOrNull(OperatorCountry), NetworkOf(row)));
        }

        return campaigns;
    }

    private static NetworkOrigin? NetworkOf(Row row) => row.Text(NetworkCountry).Length == 0
        ? null
        : new NetworkOrigin(row.Checked(NetworkCountry, row.Text(NetworkCountry), country => _ = new NetworkOrigin(country)));

    /// <summary>The campaign that <paramref name="chosen"/> names, or the only one there is; null where each row must name its own.</summary>
    internal Outbound? Choose(string? chosen)
    {
        if (chosen is null)
            return all.Count == 1 ? all[0] : null;
        return Find(chosen)
            ?? throw new BadInputException(file, $"there is no campaign `{chosen}`; the file has {Names}");
    }

    /// <summary>The campaign a row names.</summary>
    internal Outbound Find(Row row, Column column)
    {
        if (row.Text(column).Length == 0)
            throw row.Fault(column, $"the row names no campaign; fill it in or choose one with --campaign: {Names}");
        return Find(row.Text(column)) ?? throw row.Fault(column, $"there is no campaign `{row.Text(column)}`; `{file}` has {Names}");
    }

    /// <summary>The campaign of this name; null if there is none.</summary>
    internal Outbound? Find(string name) => all.Find(outbound => outbound.Campaign.Id.Value == name);

    /// <summary>The campaigns a field lists.</summary>
    internal IEnumerable<CampaignId> IdsOf(Row row, Column column) =>
        row.Several(column).Select(name => Find(name)?.Campaign.Id
            ?? throw row.Fault(column, $"there is no campaign `{name}`; `{file}` has {Names}"));

    private string Names => string.Join(", ", all.Select(outbound => $"`{outbound.Campaign.Id}`"));
}
