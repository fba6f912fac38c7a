using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>The tables of contact lists: how records and numbers are written into them and read back.</summary>
internal static class ListTable
{
    private const string InsertList = "INSERT INTO contact_list (id, batch, body) VALUES (?1, ?2, ?3)";
    private const string ById = "SELECT seq, body FROM contact_list WHERE id = ?1";
    private const string InsertNumber = "INSERT OR IGNORE INTO contact_list_number (list, number, batch) VALUES (?1, ?2, ?3)";
    private const string ByNumber = "SELECT 1 FROM contact_list_number WHERE list = ?1 AND number = ?2";

    /// <summary>Adds a list unless it stands there.</summary>
    /// <returns>Its row.</returns>
    /// <exception cref="ArgumentException">Another record stands under its id.</exception>
    internal static long Add(Connection connection, ContactList list, long? batch)
    {
        ReadOnlyMemory<byte> body = StoredJson.Write(list);
        connection.Prepare(InsertList).Bind(1, list.Id.Value).Bind(2, batch).Bind(3, body.Span).TryInsert();
        (long row, ContactList held) = Find(connection, list.Id)!.Value;
        return StoredJson.Write(held).Span.SequenceEqual(body.Span) ? row : throw new ArgumentException($"another record already stands under the list id `{list.Id}`", nameof(list));
    }

    /// <summary>Adds a number to a list; false where it is there already.</summary>
    internal static bool AddNumber(Connection connection, long list, E164Number number, long? batch)
    {
        long before = connection.Changes;
        connection.Prepare(InsertNumber).Bind(1, list).Bind(2, (long)number.Digits).Bind(3, batch).Run();
        return connection.Changes > before;
    }

    internal static (long Row, ContactList List)? Find(Connection connection, ContactListId id)
    {
        using Statement held = connection.Prepare(ById).Bind(1, id.Value);
        if (!held.Step())
            return null;
        try
        {
            return (held.Int64(0), StoredJson.Read<ContactList>(held.Utf8(1)));
        }
        catch (JsonException e)
        {
            throw Failure.Unreadable(connection.Name, "contact_list", held.Int64(0), e);
        }
    }

    internal static bool Contains(Connection connection, long list, E164Number number)
    {
        using Statement held = connection.Prepare(ByNumber).Bind(1, list).Bind(2, (long)number.Digits);
        return held.Step();
    }
}
