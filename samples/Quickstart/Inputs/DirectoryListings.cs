namespace Quickstart;

/// <summary>What the public telephone directories say: listed numbers follow the opt-out regime.</summary>
internal static class DirectoryListings
{
    private static readonly Column IsListed = new("listed", "in_elenco");
    private static readonly Column Directory = new("directory", "elenco");
    private static readonly Column At = new("at", "data");

    internal static IEnumerable<DirectoryListing> Read(string path)
    {
        using Table table = Table.Open(path, People.Phone, IsListed, Directory, At);
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new DirectoryListing
            {
                Id = $"{Path.GetFileNameWithoutExtension(table.File)}:{row.Line}",
                Number = row.Number(People.Phone),
                IsListed = row.YesNo(IsListed) ?? throw row.Fault(IsListed, "there is nothing; write S or N"),
                Directory = row.Needed(Directory),
                At = row.Time(At),
            };
            yield return row.Checked(People.Phone, entry, listing => listing.Validate());
        }
    }
}
