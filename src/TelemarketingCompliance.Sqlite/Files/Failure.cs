using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemarketingCompliance;

/// <summary>The one place that words what fails: lower case, the file's name, what to do.</summary>
internal static class Failure
{
    internal static SqliteStoreException NotFound(string name, string detail) => new(SqliteStoreError.NotFound, $"the store `{name}` cannot be opened: {detail}");

    internal static SqliteStoreException NotAStore(string name, string detail) => new(SqliteStoreError.NotAStore, $"the file `{name}` is no store of this library: {detail}");

    internal static SqliteStoreException Unreadable(string name, string table, long seq, JsonException fault) => new(
        SqliteStoreError.Damaged,
        // The exception's own words may hold what the row says.
        $"the store `{name}` is damaged: row {seq} of `{table}` cannot be read ({fault.GetType().Name}); restore a copy");

    /// <summary>What SQLite said, as one of our failures.</summary>
    internal static SqliteStoreException Of(string name, int code, string? words = null)
    {
        var cause = new SqliteException(words ?? raw.sqlite3_errstr(code).utf8_to_string(), code & 0xFF, code);
        return (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
                SqliteStoreError.Locked, $"the store `{name}` is held by somebody else for longer than the busy timeout; nothing was written", cause),
            raw.SQLITE_FULL => new(SqliteStoreError.Full, $"the store `{name}` is full, or its disk is; nothing was written: free some space", cause),
            raw.SQLITE_READONLY => new(SqliteStoreError.ReadOnly, $"the store `{name}` may not be written; grant the right to write the file and its folder", cause),
            raw.SQLITE_CORRUPT => new(SqliteStoreError.Damaged, $"the store `{name}` is damaged or cut short; restore a copy", cause),
            raw.SQLITE_CANTOPEN => new(
                SqliteStoreError.InputOutput, $"the store `{name}` cannot be opened: grant the right to read and write the file and to write its folder", cause),
            raw.SQLITE_NOTADB => NotAStore(name, "it does not begin as an SQLite file does"),
            _ => new(SqliteStoreError.InputOutput, $"the store `{name}` failed with SQLite's code {code}; see the inner exception", cause),
        };
    }
}
