namespace TelemarketingCompliance;

/// <summary>The keys of a snapshot that is being imported, in temporary tables of its connection, and those of the last complete one of its source.</summary>
internal sealed class SnapshotKeys(Connection connection, string kind, string source)
{
    private const int Chunk = 10_000;

    private const string Insert = "INSERT OR IGNORE INTO temp.seen (key) VALUES (?1)";
    private const string CountBefore = "SELECT count(*) FROM snapshot_key WHERE kind = ?1 AND source = ?2";
    private const string InsertFresh = "INSERT INTO temp.fresh (key) SELECT key FROM temp.seen WHERE key NOT IN (SELECT key FROM snapshot_key WHERE kind = ?1 AND source = ?2)";
    private const string InsertGone = "INSERT INTO temp.gone (key) SELECT key FROM snapshot_key WHERE kind = ?1 AND source = ?2 AND key NOT IN (SELECT key FROM temp.seen)";
    private const string GoneAfter = "SELECT key FROM temp.gone WHERE rowid > ?1 ORDER BY rowid LIMIT 1";
    private const string Keep = "INSERT OR IGNORE INTO snapshot_key (kind, source, key) SELECT ?1, ?2, key FROM temp.fresh WHERE rowid > ?3 AND rowid <= ?4";
    private const string Drop = "DELETE FROM snapshot_key WHERE kind = ?1 AND source = ?2 AND key IN (SELECT key FROM temp.gone WHERE rowid > ?3 AND rowid <= ?4)";

    private bool isOpen;

    /// <summary>Whether any key was named.</summary>
    internal bool IsNamed => isOpen;

    /// <summary>Notes keys of the snapshot; one named twice counts once.</summary>
    internal void Name(ReadOnlySpan<string> keys)
    {
        if (!isOpen)
            connection.Execute("CREATE TEMP TABLE seen (key TEXT PRIMARY KEY) WITHOUT ROWID; CREATE TEMP TABLE fresh (key TEXT NOT NULL); CREATE TEMP TABLE gone (key TEXT NOT NULL)");
        isOpen = true;
        connection.Execute("BEGIN");
        try
        {
            foreach (string key in keys)
                connection.Prepare(Insert).Bind(1, key).Run();
            connection.Execute("COMMIT");
        }
        finally
        {
            connection.GiveUp();
        }
    }

    /// <summary>Compares with the last complete snapshot.</summary>
    internal SnapshotGap Compare()
    {
        connection.Execute("BEGIN; DELETE FROM temp.fresh; DELETE FROM temp.gone");
        try
        {
            OfSource(InsertFresh).Run();
            OfSource(InsertGone).Run();
            using Statement before = OfSource(CountBefore);
            before.Step();
            var gap = new SnapshotGap(before.Int64(0), connection.Ask("SELECT count(*) FROM temp.gone"), connection.Ask("SELECT count(*) FROM temp.seen"));
            before.Dispose();
            connection.Execute("COMMIT");
            return gap;
        }
        finally
        {
            connection.GiveUp();
        }
    }

    /// <summary>The missing key after one that was given before; null when there is none.</summary>
    internal string? NextMissing(long after)
    {
        using Statement gone = connection.Prepare(GoneAfter).Bind(1, after);
        return gone.Step() ? gone.Text(0) : null;
    }

    /// <summary>Makes the snapshot the last one, in steps that hold nobody up for long: each does a part of the work in a transaction that the caller began.</summary>
    /// <returns>Whether there was something left to do.</returns>
    internal bool Replace(long step)
    {
        long from = step * Chunk;
        long most = Math.Max(connection.Ask("SELECT count(*) FROM temp.fresh"), connection.Ask("SELECT count(*) FROM temp.gone"));
        if (from >= most)
            return false;
        OfSource(Keep).Bind(3, from).Bind(4, from + Chunk).Run();
        OfSource(Drop).Bind(3, from).Bind(4, from + Chunk).Run();
        return true;
    }

    private Statement OfSource(string sql) => connection.Prepare(sql).Bind(1, kind).Bind(2, source);
}
