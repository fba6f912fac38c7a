using System.Text;
using SQLitePCL;

namespace TelemarketingCompliance;

/// <summary>A prepared statement of one connection. Disposing of it makes it ready for its next use; it ends with its connection.</summary>
/// <remarks>SQLite's own interface instead of `SqliteCommand`: look-ups and inserts of millions of rows would spend more time on parameter objects than in the database.</remarks>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    /// <summary>Whether it is between its first step and its end.</summary>
    internal bool IsInUse { get; private set; }

    internal Statement Bind(int at, long value) => Check(raw.sqlite3_bind_int64(handle, at, value));

    internal Statement Bind(int at, long? value) => value is { } number ? Bind(at, number) : Check(raw.sqlite3_bind_null(handle, at));

    internal Statement Bind(int at, string? value) => value switch
    {
        null => Check(raw.sqlite3_bind_null(handle, at)),
        "" => Check(raw.sqlite3_bind_text(handle, at, "")),
        // With its length: a text may hold the character at which others end.
        _ => Bind(at, Encoding.UTF8.GetBytes(value)),
    };

    /// <summary>Binds a text of at least one byte.</summary>
    internal Statement Bind(int at, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(handle, at, utf8));

    /// <summary>Goes on to the next row; false when there is none.</summary>
    internal bool Step() => TryStep(out int code) ?? throw Ended(code);

    /// <summary>Runs a statement that gives no rows.</summary>
    internal void Run()
    {
        while (Step())
        {
        }

        Dispose();
    }

    /// <summary>Runs an insert; false where a row stands in its way.</summary>
    internal bool TryInsert()
    {
        if (TryStep(out int code) is null && (code & 0xFF) != raw.SQLITE_CONSTRAINT)
            throw Ended(code);
        Dispose();
        return (code & 0xFF) != raw.SQLITE_CONSTRAINT;
    }

    internal long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    internal long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a text, valid until the next step.</summary>
    internal ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        // Tells again what the last step told.
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
        IsInUse = false;
    }

    /// <summary>Ends it, with its connection.</summary>
    internal void End() => handle.Dispose();

    private bool? TryStep(out int code)
    {
        IsInUse = true;
        code = raw.sqlite3_step(handle);
        return code switch { raw.SQLITE_ROW => true, raw.SQLITE_DONE => false, _ => null };
    }

    private SqliteStoreException Ended(int code)
    {
        SqliteStoreException failed = connection.Failed(code);
        Dispose();
        return failed;
    }

    private Statement Check(int code) => code == raw.SQLITE_OK ? this : throw connection.Failed(code);
}
