namespace Quickstart;

/// <summary>The selective revocations: people in the register who lifted their opposition towards one controller.</summary>
internal static class Revocations
{
    private static readonly Column Id = new("id");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column At = new("at", "data");
    private static readonly Column Until = new("until", "fino_al");

    internal static IEnumerable<SelectiveRevocation> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, People.Phone, Controller, At);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new SelectiveRevocation
            {
                Id = row.Needed(Id),
                Register = Consultations.Register,
                Number = row.Number(People.Phone),
                Controller = parties.IdOf(row, Controller),
                At = row.Time(At),
                Until = row.InstantOrNull(Until),
            };
            ids.Add(row, Id, entry.Id);
            yield return row.Checked(Id, entry, revocation => revocation.Validate());
        }
    }
}
