namespace TelemarketingCompliance;

/// <summary>Reads the keys of the numbers of contact lists: list and number together.</summary>
internal sealed class NumbersOfLists : Presence.IKeys
{
    /// <summary>Lists that fit into a key.</summary>
    internal const long MaxList = (1 << 14) - 1;

    private const string Added = "SELECT list, number, seq FROM contact_list_number WHERE seq > ?1 AND seq <= ?2 ORDER BY seq";

    public bool TryAddAll(Connection connection, long upTo, RowMap map) => TryAddNew(connection, 0, upTo, map);

    public bool TryAddNew(Connection connection, long after, long upTo, RowMap map)
    {
        using Statement rows = connection.Prepare(Added);
        rows.Bind(1, after).Bind(2, upTo);
        while (rows.Step())
        {
            if (rows.Int64(0) > MaxList || !map.TryAdd(RowMap.KeyOf(rows.Int64(0), E164Number.FromDigits((ulong)rows.Int64(1))), rows.Int64(2)))
                return false;
        }

        return true;
    }
}
