using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>The table of one ledger: how entries are written into it and read back.</summary>
internal sealed class EntryTable<TEntry>(string table)
    where TEntry : LedgerEntry
{
    private readonly string insert = $"INSERT INTO {table} (id, number, subject, batch, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    private readonly string byId = $"SELECT seq, body FROM {table} WHERE id = ?1";
    private readonly string byRow = $"SELECT seq, body FROM {table} WHERE seq = ?1";
    private readonly string byNumber = $"SELECT seq, body FROM {table} WHERE number = ?1";
    private readonly string versions = $"SELECT seq, body FROM {table} WHERE id = ?1 OR (id > ?1 || '#' AND id < ?1 || '$') ORDER BY seq";
    private readonly string bySubject = $"SELECT seq, body FROM {table} WHERE subject = ?1 AND number IS NOT ?2";

    /// <summary>Adds an entry unless one stands under its id.</summary>
    /// <param name="connection">A connection that writes.</param>
    /// <param name="entry">The entry, validated.</param>
    /// <param name="body">Its stored form.</param>
    /// <param name="batch">The import it came with; null means none.</param>
    /// <returns>Whether it was added.</returns>
    internal bool TryAdd(Connection connection, TEntry entry, ReadOnlySpan<byte> body, long? batch) => connection.Prepare(insert)
        .Bind(1, entry.Id).Bind(2, (long?)entry.Number?.Digits).Bind(3, entry.Subject?.Value).Bind(4, batch).Bind(5, body)
        .TryInsert();

    /// <summary>Whether what stands under the id of an entry says the same.</summary>
    internal bool HoldsSame(Connection connection, TEntry entry, ReadOnlySpan<byte> body)
    {
        using Statement held = connection.Prepare(byId).Bind(1, entry.Id);
        return held.Step() && (held.Utf8(1).SequenceEqual(body) || entry.IsSameAs(Read(connection, held)));
    }

    /// <summary>Reads the rows that a map found; what this transaction does not see yet is left out.</summary>
    internal void ReadRows(Connection connection, ReadOnlySpan<uint> rows, List<TEntry> found)
    {
        using Statement held = connection.Prepare(byRow);
        foreach (uint row in rows)
        {
            if (held.Bind(1, row).Step())
                found.Add(Read(connection, held));
            held.Dispose();
        }
    }

    /// <summary>Looks a number and a person up in the file; an entry about both is read once.</summary>
    internal void LookUp(Connection connection, E164Number number, SubjectId? subject, List<TEntry> found)
    {
        if (!number.IsDefault)
            ReadAll(connection, connection.Prepare(byNumber).Bind(1, (long)number.Digits), found);
        if (subject is { Value: { } person })
            ReadAll(connection, connection.Prepare(bySubject).Bind(1, person).Bind(2, (long)number.Digits), found);
    }

    /// <summary>Looks up what was imported under an id, changed content included.</summary>
    internal void LookUpVersions(Connection connection, string id, List<TEntry> found) => ReadAll(connection, connection.Prepare(versions).Bind(1, id), found);

    private void ReadAll(Connection connection, Statement rows, List<TEntry> found)
    {
        using Statement held = rows;
        while (held.Step())
            found.Add(Read(connection, held));
    }

    private TEntry Read(Connection connection, Statement row)
    {
        try
        {
            return StoredJson.Read<TEntry>(row.Utf8(1));
        }
        catch (JsonException e)
        {
            throw Failure.Unreadable(connection.Name, table, row.Int64(0), e);
        }
    }
}
