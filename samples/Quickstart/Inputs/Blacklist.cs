namespace Quickstart;

/// <summary>The objections.</summary>
internal static class Blacklist
{
    private static readonly Column Id = new("id");
    private static readonly Column Scope = new("scope", "ambito");
    private static readonly Column RecordedBy = new("recorded_by", "registrato_da");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column Mandates = new("recorder_mandates");
    private static readonly Column Purposes = new("purposes", "finalità");
    private static readonly Column NoCallsAtAll = new("no_calls_at_all", "nessuna_chiamata");
    private static readonly Column At = new("at", "data");
    private static readonly Column Actor = new("actor", "operatore");
    private static readonly Column Channel = new("channel", "canale");
    private static readonly Column Reason = new("reason", "motivo");

    internal static IEnumerable<BlacklistEntry> Read(string path, Parties parties)
    {
        using Table table = Table.Open(path, Id, People.Phone, Scope, RecordedBy, Controller, At, Actor, Channel);
        var ids = new UniqueIds();
        foreach (Row row in table.RowsOrNone())
        {
            var entry = new BlacklistEntry
            {
                Id = row.Needed(Id),
                Number = row.NumberOrNull(People.Phone),
                Subject = row.IdOrNull(People.Customer, id => new SubjectId(id)),
                Scope = row.Choice<BlacklistScope>(Scope),
                RecordedBy = parties.IdOf(row, RecordedBy),
                Controller = parties.IdOrNull(row, Controller),
                RecorderMandates = [.. parties.IdsOf(row, Mandates)],
                Purposes = [.. row.Choices<CallPurpose>(Purposes)],
                NoCallsAtAll = row.YesNo(NoCallsAtAll) ?? false,
                At = row.TimeOrNull(At),
                Actor = row.Needed(Actor),
                Channel = row.Needed(Channel),
                Reason = row.TextOrNull(Reason),
            };
            ids.Add(row, Id, entry.Id);
            yield return row.Checked(Id, entry, objection => objection.Validate());
        }
    }
}
