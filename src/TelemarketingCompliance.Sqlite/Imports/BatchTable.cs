using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>The table of imports: how they are written and read back.</summary>
internal static class BatchTable
{
    private const string Columns = "seq, id, kind, source, extent, file_name, file_sha256, mapping_sha256, zone, actor, started_at, completed_at, row_count, added, changed, refused";
    private const string All = $"SELECT {Columns} FROM import_batch ORDER BY seq";
    private const string Running = $"SELECT {Columns} FROM import_batch WHERE completed_at IS NULL ORDER BY seq";
    private const string ById = $"SELECT {Columns} FROM import_batch WHERE id = ?1";
    private const string Insert = """
        INSERT INTO import_batch (id, kind, source, extent, file_name, file_sha256, mapping_sha256, zone, actor, started_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    private const string Update = "UPDATE import_batch SET row_count = ?2, added = added + ?3, changed = changed + ?4, refused = ?5 WHERE seq = ?1";
    private const string End = "UPDATE import_batch SET completed_at = ?2 WHERE seq = ?1";

    internal static ImmutableArray<ImportRecord> ReadAll(Connection connection)
    {
        ImmutableArray<ImportRecord>.Builder found = ImmutableArray.CreateBuilder<ImportRecord>();
        using Statement rows = connection.Prepare(All);
        while (rows.Step())
            found.Add(Read(rows));
        return found.DrainToImmutable();
    }

    /// <summary>The import that brought in the same file and was not completed.</summary>
    internal static (long Row, ImportRecord Record)? FindInterrupted(Connection connection, ImportBatch batch)
    {
        using Statement rows = connection.Prepare(Running);
        while (rows.Step())
        {
            if (Read(rows) is var record && record.Batch.IsSameImport(batch))
                return (rows.Int64(0), record);
        }

        return null;
    }

    internal static (long Row, ImportRecord Record)? Find(Connection connection, string id)
    {
        using Statement rows = connection.Prepare(ById).Bind(1, id);
        return rows.Step() ? (rows.Int64(0), Read(rows)) : null;
    }

    /// <summary>Adds an import.</summary>
    /// <returns>Its row.</returns>
    /// <exception cref="ArgumentException">Another one stands under its id.</exception>
    internal static long Add(Connection connection, ImportBatch batch)
    {
        bool added = connection.Prepare(Insert)
            .Bind(1, batch.Id).Bind(2, batch.Kind.ToString()).Bind(3, batch.Source).Bind(4, batch.Extent.ToString()).Bind(5, batch.FileName).Bind(6, batch.FileSha256)
            .Bind(7, batch.MappingSha256).Bind(8, batch.Zone).Bind(9, batch.Actor).Bind(10, InstantPattern.ExtendedIso.Format(batch.At))
            .TryInsert();
        return added ? Find(connection, batch.Id)!.Value.Row : throw OnRecord(batch.Id);
    }

    internal static ArgumentException OnRecord(string id) => new($"another import is on record under the id `{id}`: give this one its own");

    /// <summary>Notes what became of rows: all of this run so far, and what was added since the last note.</summary>
    internal static void Note(Connection connection, long row, ImportCounts soFar, long added, long changed) =>
        connection.Prepare(Update).Bind(1, row).Bind(2, soFar.Rows).Bind(3, added).Bind(4, changed).Bind(5, soFar.Refused).Run();

    internal static void Complete(Connection connection, long row, Instant at) => connection.Prepare(End).Bind(1, row).Bind(2, InstantPattern.ExtendedIso.Format(at)).Run();

    private static ImportRecord Read(Statement row) => new(
        new ImportBatch
        {
            Id = row.Text(1),
            Kind = Enum.Parse<ImportKind>(row.Text(2)),
            Source = row.Text(3),
            Extent = Enum.Parse<ImportExtent>(row.Text(4)),
            FileName = row.Text(5),
            FileSha256 = row.Text(6),
            MappingSha256 = row.TextOrNull(7),
            Zone = row.TextOrNull(8),
            Actor = row.Text(9),
            At = InstantPattern.ExtendedIso.Parse(row.Text(10)).Value,
        },
        row.TextOrNull(11) is { } completed ? InstantPattern.ExtendedIso.Parse(completed).Value : null,
        new ImportCounts { Rows = row.Int64(12), Added = row.Int64(13), Changed = row.Int64(14), Refused = row.Int64(15) });
}
