namespace TelemarketingCompliance;

/// <summary>Reads the keys of a table of entries or attempts: the number and the person of each row.</summary>
internal sealed class NumbersAndPersons(string table) : Presence.IKeys
{
    private readonly string allNumbers = $"SELECT number, seq FROM {table} INDEXED BY {table}_number WHERE number IS NOT NULL AND seq <= ?1";
    private readonly string allSubjects = $"SELECT subject, seq FROM {table} INDEXED BY {table}_subject WHERE subject IS NOT NULL AND seq <= ?1";
    private readonly string added = $"SELECT number, subject, seq FROM {table} WHERE seq > ?1 AND seq <= ?2 ORDER BY seq";

    public bool TryAddAll(Connection connection, long upTo, RowMap map)
    {
        using Statement numbers = connection.Prepare(allNumbers);
        numbers.Bind(1, upTo);
        while (numbers.Step())
        {
            if (!map.TryAdd((ulong)numbers.Int64(0), numbers.Int64(1)))
                return false;
        }

        using Statement subjects = connection.Prepare(allSubjects);
        subjects.Bind(1, upTo);
        while (subjects.Step())
        {
            if (!map.TryAdd(RowMap.KeyOfSubject(subjects.Utf8(0)), subjects.Int64(1)))
                return false;
        }

        return true;
    }

    public bool TryAddNew(Connection connection, long after, long upTo, RowMap map)
    {
        using Statement rows = connection.Prepare(added);
        rows.Bind(1, after).Bind(2, upTo);
        while (rows.Step())
        {
            if ((!rows.IsNull(0) && !map.TryAdd((ulong)rows.Int64(0), rows.Int64(2))) || (!rows.IsNull(1) && !map.TryAdd(RowMap.KeyOfSubject(rows.Utf8(1)), rows.Int64(2))))
                return false;
        }

        return true;
    }
}
