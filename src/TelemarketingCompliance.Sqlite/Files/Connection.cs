using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemarketingCompliance;

/// <summary>One connection to a store, with its prepared statements. For one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    private readonly SqliteConnection link;
    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    private Connection(SqliteConnection link, string name)
    {
        this.link = link;
        handle = link.Handle!;
        Name = name;
    }

    /// <summary>The name of the file, for messages.</summary>
    internal string Name { get; }

    internal bool IsReadOnly => raw.sqlite3_db_readonly(handle, "main") == 1;

    /// <summary>Rows written since it was opened.</summary>
    internal long Changes => raw.sqlite3_total_changes(handle);

    /// <summary>Opens a file. Nothing is pooled: settings of a connection would come back with the next one that is opened.</summary>
    internal static Connection Open(string path, SqliteOpenMode mode)
    {
        string name = Path.GetFileName(path);
        var link = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            link.Open();
            return new Connection(link, name);
        }
        catch (SqliteException e)
        {
            link.Dispose();
            throw Failure.Of(name, e.SqliteExtendedErrorCode, e.Message);
        }
    }

    /// <summary>A statement of this connection, prepared once.</summary>
    internal Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out Statement? statement))
        {
            int code = raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt prepared);
            statements.Add(sql, statement = code == raw.SQLITE_OK ? new Statement(this, prepared) : throw Failed(code));
        }

        return statement.IsInUse ? throw new InvalidOperationException("a statement is used by two questions at once") : statement;
    }

    /// <summary>Runs statements that give no rows and take no values; several may stand in one text.</summary>
    internal void Execute(string sql)
    {
        int code = raw.sqlite3_exec(handle, sql, out string words);
        if (code != raw.SQLITE_OK)
            throw Failure.Of(Name, raw.sqlite3_extended_errcode(handle), words);
    }

    /// <summary>The one value that a statement gives; 0 where it is null.</summary>
    internal long Ask(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>Begins to write at once; false where somebody else does.</summary>
    internal bool TryBeginWrite()
    {
        int code = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
        return code == raw.SQLITE_OK || ((code & 0xFF) == raw.SQLITE_BUSY ? false : throw Failed(code));
    }

    /// <summary>Gives up what was begun, if anything still is: SQLite itself ends a transaction that met a full disk.</summary>
    internal void GiveUp()
    {
        if (raw.sqlite3_get_autocommit(handle) == 0)
            _ = raw.sqlite3_exec(handle, "ROLLBACK");
    }

    /// <summary>Settles how this connection works; not one of these is kept in the file.</summary>
    internal void Configure(SqliteStoreOptions options, TimeSpan busy, int cacheKiB)
    {
        Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA busy_timeout = {(long)busy.TotalMilliseconds};
            PRAGMA synchronous = FULL;
            PRAGMA trusted_schema = OFF;
            PRAGMA recursive_triggers = ON;
            PRAGMA cache_size = -{cacheKiB};
            PRAGMA mmap_size = {options.MappedBytes};
            PRAGMA journal_size_limit = 67108864;
            """));
        if (options.MaxBytes is { } most)
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {most / Ask("PRAGMA page_size")}"));
    }

    internal SqliteStoreException Failed(int code) => Failure.Of(Name, code, raw.sqlite3_errmsg(handle).utf8_to_string());

    public void Dispose()
    {
        foreach (Statement statement in statements.Values)
            statement.End();
        link.Dispose();
    }
}
