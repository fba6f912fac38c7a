namespace Quickstart;

/// <summary>The contracts of the controllers with their customers.</summary>
internal static class Contracts
{
    private static readonly Column Id = new("contract", "contratto");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column StartedOn = new("started_on", "data attivazione");
    private static readonly Column EndedOn = new("ended_on", "data cessazione");

    internal static IEnumerable<ContractEntry> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, People.Phone, Controller, StartedOn, EndedOn);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new ContractEntry
            {
                Id = row.Needed(Id),
                Contract = row.Id(Id, id => new ContractId(id)),
                Number = row.NumberOrNull(People.Phone),
                Subject = row.IdOrNull(People.Customer, id => new SubjectId(id)),
                Controller = parties.IdOf(row, Controller),
                StartedAt = row.Time(StartedOn),
                EndedAt = row.TimeOrNull(EndedOn),
            };
            ids.Add(row, Id, entry.Id);
            if (entry.EndedAt is { } end && end.IsBefore(entry.StartedAt))
                throw row.Fault(EndedOn, $"the contract `{entry.Contract}` ends before it starts; correct one of the two dates");
            yield return row.Checked(Id, entry, contract => contract.Validate());
        }
    }
}
