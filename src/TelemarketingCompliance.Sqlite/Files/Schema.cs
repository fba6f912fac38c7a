using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemarketingCompliance;

/// <summary>The tables of a store, and the way from each version of them to the next.</summary>
internal static class Schema
{
    /// <summary>Says in the file's header that it is ours: `TMCS`.</summary>
    internal const int ApplicationId = 0x544D4353;

    internal const string Consents = "consent";
    internal const string Contracts = "contract";
    internal const string Requests = "person_request";
    internal const string Blacklist = "blacklist";
    internal const string Directory = "directory";
    internal const string SelectiveRevocations = "selective_revocation";
    internal const string CallerIds = "caller_id";

    /// <summary>What leads from version 0, nothing, to version 1, and so on. A step that was released is never changed.</summary>
    internal static readonly string[] Steps = [First()];

    /// <summary>The last row of every table, and how many attempts were confirmed, returned and completed: rows are only ever added, and an attempt changes in one direction.</summary>
    internal static string PositionOf(Connection connection)
    {
        string[] tables = [Consents, Contracts, Requests, Blacklist, Directory, SelectiveRevocations, CallerIds, "contact_list", "contact_list_number", "attempt", "attempt_conflict"];
        IEnumerable<string> numbers = [.. tables.Select(table => $"SELECT max(seq) FROM {table}"), "SELECT count(confirmed_at) + count(outcome) + sum(cancelled) FROM attempt"];
        return string.Join('-', numbers.Select(connection.Ask));
    }

    /// <summary>Creates a store under another name and moves it to its place: a file that is there is always whole.</summary>
    internal static void Create(string path, string name)
    {
        string draft = $"{path}.new-{Path.GetRandomFileName()}";
        try
        {
            using (Connection connection = Connection.Open(draft, SqliteOpenMode.ReadWriteCreate))
            {
                connection.Execute("PRAGMA synchronous = FULL");
                Upgrade(connection, Steps);
                connection.Execute("PRAGMA journal_mode = WAL");
            }

            // Somebody else may have been faster; then theirs is opened.
            if (!File.Exists(path))
                File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
        catch (UnauthorizedAccessException)
        {
            throw Failure.Of(name, raw.SQLITE_READONLY);
        }
        catch (SqliteStoreException e) when (e.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN })
        {
            throw Failure.Of(name, raw.SQLITE_READONLY);
        }
        finally
        {
            foreach (string ending in new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(draft + ending);
        }
    }

    /// <summary>Refuses what is no store of ours, or of a later version, and brings an earlier one up to date.</summary>
    internal static void Check(Connection connection) => Check(connection, Steps);

    internal static void Check(Connection connection, string[] steps)
    {
        if (connection.Ask("PRAGMA application_id") != ApplicationId)
            throw Failure.NotAStore(connection.Name, "it is an SQLite file of another application");
        long version = connection.Ask("PRAGMA user_version");
        if (version > steps.Length)
        {
            throw new SqliteStoreException(
                SqliteStoreError.NewerVersion, $"the store `{connection.Name}` has version {version} and this library knows {steps.Length}: update the library");
        }

        if (version < steps.Length)
            Upgrade(connection, steps);
        using Statement mode = connection.Prepare("PRAGMA journal_mode = WAL");
        if (!mode.Step() || mode.Text(0) != "wal")
        {
            throw new SqliteStoreException(
                SqliteStoreError.InputOutput, $"the store `{connection.Name}` cannot keep a write-ahead log here: put it on a local disk");
        }
    }

    private static void Upgrade(Connection connection, string[] steps)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have done it while this one waited.
            for (long version = connection.Ask("PRAGMA user_version"); version < steps.Length; version++)
            {
                connection.Execute(steps[version]);
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}; PRAGMA application_id = {ApplicationId}"));
            }

            connection.Execute("COMMIT");
        }
        finally
        {
            connection.GiveUp();
        }
    }

    private static string First()
    {
        var sql = new StringBuilder();
        foreach (string table in new[] { Consents, Contracts, Requests, Blacklist, Directory, SelectiveRevocations, CallerIds })
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                CREATE TABLE {table} (
                    seq INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE,
                    number INTEGER,
                    subject TEXT,
                    batch INTEGER,
                    body TEXT NOT NULL
                ) STRICT;
                CREATE INDEX {table}_number ON {table} (number) WHERE number IS NOT NULL;
                CREATE INDEX {table}_subject ON {table} (subject) WHERE subject IS NOT NULL;
                {NeverReplaced(table, "id")}{NeverChanged(table)}{NeverDeleted(table)}
                """);
        }

        sql.Append(CultureInfo.InvariantCulture, $"""
            CREATE TABLE contact_list (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                batch INTEGER,
                body TEXT NOT NULL
            ) STRICT;
            {NeverReplaced("contact_list", "id")}{NeverChanged("contact_list")}{NeverDeleted("contact_list")}
            CREATE TABLE contact_list_number (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                list INTEGER NOT NULL,
                number INTEGER NOT NULL,
                batch INTEGER,
                UNIQUE (list, number)
            ) STRICT;
            {NeverChanged("contact_list_number")}{NeverDeleted("contact_list_number")}
            CREATE TABLE campaign_part (
                seq INTEGER PRIMARY KEY,
                controller TEXT NOT NULL,
                campaign TEXT NOT NULL,
                processor TEXT NOT NULL,
                UNIQUE (controller, campaign, processor)
            ) STRICT;
            CREATE TABLE campaign_count (
                part INTEGER NOT NULL,
                width INTEGER NOT NULL,
                start INTEGER NOT NULL,
                dialed INTEGER NOT NULL,
                open INTEGER NOT NULL,
                missing INTEGER NOT NULL,
                answered INTEGER NOT NULL,
                silent INTEGER NOT NULL,
                machine INTEGER NOT NULL,
                estimated INTEGER NOT NULL,
                PRIMARY KEY (part, width, start)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE attempt (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                permit TEXT NOT NULL UNIQUE,
                number INTEGER NOT NULL,
                subject TEXT,
                part INTEGER NOT NULL,
                processor TEXT NOT NULL,
                request_id TEXT,
                charged_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                confirmed_at INTEGER,
                cancelled INTEGER NOT NULL DEFAULT 0,
                past INTEGER NOT NULL DEFAULT 0,
                handed_out INTEGER NOT NULL DEFAULT 1,
                dialed INTEGER NOT NULL DEFAULT 0,
                open INTEGER NOT NULL DEFAULT 0,
                missing INTEGER NOT NULL DEFAULT 0,
                answered INTEGER NOT NULL DEFAULT 0,
                silent INTEGER NOT NULL DEFAULT 0,
                machine INTEGER NOT NULL DEFAULT 0,
                estimated INTEGER NOT NULL DEFAULT 0,
                batch INTEGER,
                outcome TEXT,
                request TEXT NOT NULL
            ) STRICT;
            CREATE INDEX attempt_number ON attempt (number);
            CREATE INDEX attempt_subject ON attempt (subject) WHERE subject IS NOT NULL;
            CREATE INDEX attempt_part ON attempt (part, charged_at);
            CREATE INDEX attempt_open ON attempt (part, expires_at) WHERE open = 1;
            CREATE UNIQUE INDEX attempt_request_id ON attempt (processor, request_id) WHERE request_id IS NOT NULL AND cancelled = 0;
            {NeverReplaced("attempt", "permit")}{NeverDeleted("attempt")}
            CREATE TRIGGER attempt_keeps_call
            BEFORE UPDATE OF seq, permit, number, subject, part, processor, request_id, charged_at, expires_at, past, batch, request ON attempt
            BEGIN SELECT RAISE(ABORT, 'the call of an attempt is never changed'); END;
            CREATE TRIGGER attempt_keeps_outcome BEFORE UPDATE OF confirmed_at, cancelled, handed_out, outcome ON attempt
            WHEN OLD.outcome IS NOT NULL OR OLD.cancelled > NEW.cancelled OR OLD.handed_out > NEW.handed_out OR (OLD.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NOT NEW.confirmed_at)
            BEGIN SELECT RAISE(ABORT, 'what happened to an attempt is never changed'); END;
            CREATE TABLE attempt_conflict (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                attempt INTEGER NOT NULL,
                outcome TEXT NOT NULL
            ) STRICT;
            CREATE INDEX attempt_conflict_attempt ON attempt_conflict (attempt);
            {NeverChanged("attempt_conflict")}{NeverDeleted("attempt_conflict")}
            CREATE TABLE import_batch (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                source TEXT NOT NULL,
                extent TEXT NOT NULL,
                file_name TEXT NOT NULL,
                file_sha256 TEXT NOT NULL,
                mapping_sha256 TEXT,
                zone TEXT,
                actor TEXT NOT NULL,
                started_at TEXT NOT NULL,
                completed_at TEXT,
                row_count INTEGER NOT NULL DEFAULT 0,
                added INTEGER NOT NULL DEFAULT 0,
                changed INTEGER NOT NULL DEFAULT 0,
                refused INTEGER NOT NULL DEFAULT 0
            ) STRICT;
            {NeverReplaced("import_batch", "id")}{NeverDeleted("import_batch")}
            CREATE TRIGGER import_batch_keeps_end BEFORE UPDATE ON import_batch WHEN OLD.completed_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'an import that was completed is never changed'); END;
            CREATE TABLE snapshot_key (
                kind TEXT NOT NULL,
                source TEXT NOT NULL,
                key TEXT NOT NULL,
                PRIMARY KEY (kind, source, key)
            ) STRICT, WITHOUT ROWID;
            """);
        return sql.ToString();
    }

    // `INSERT OR REPLACE` would delete the row that stands, and no trigger of deletion would hear of it.
    private static string NeverReplaced(string table, string key) => $"""
        CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) OR EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, '`{table}`: another row stands under this {key}'); END;

        """;

    private static string NeverChanged(string table) => $"""
        CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '`{table}`: what is on record is never changed; add an entry that corrects it'); END;

        """;

    private static string NeverDeleted(string table) => $"""
        CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, '`{table}`: what is on record is never deleted; add an entry that ends it'); END;

        """;
}
