using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelemarketingCompliance;

/// <summary>An open store: connections that read side by side, and one that writes, in turn. Safe on any thread.</summary>
internal sealed class StoreFile : IDisposable
{
    // Interior pages of a table of a hundred million rows fit; leaves are read once anyway.
    private const int ReadingCacheKiB = 8 << 10;
    private const int WritingCacheKiB = 64 << 10;

    // How long SQLite itself waits for a lock while the turn is tried again and again without holding a thread.
    private static readonly TimeSpan BriefWait = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentBag<Connection> resting = [];
    private readonly SemaphoreSlim turn = new(1);
    private readonly string path;
    private readonly SqliteStoreOptions options;
    private readonly Connection writing;
    private volatile bool closed;

    private StoreFile(string path, SqliteStoreOptions options, Connection writing) =>
        (this.path, this.options, this.writing) = (path, options, writing);

    internal string Name => writing.Name;

    /// <summary>Opens a store, or creates one; every refusal says why.</summary>
    internal static StoreFile Open(string path, SqliteStoreOptions options)
    {
        path = Path.GetFullPath(path);
        string name = Path.GetFileName(path);
        if (Directory.Exists(path))
            throw Failure.NotAStore(name, "it is a folder");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw Failure.NotFound(name, "its folder does not exist; create it");
        if (!File.Exists(path))
        {
            if (!options.CreateIfMissing)
                throw Failure.NotFound(name, "it does not exist; check its path");
            Schema.Create(path, name);
        }

        // A file that lost its content must not pass for a new one: its objections would be gone.
        if (new FileInfo(path).Length == 0)
            throw Failure.NotAStore(name, "it has no bytes; restore a copy, or delete it to begin anew");
        Connection writing = Connection.Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            if (writing.IsReadOnly)
                throw Failure.Of(name, raw.SQLITE_READONLY);
            writing.Configure(options, options.BusyTimeout.ToTimeSpan(), WritingCacheKiB);
            Schema.Check(writing);
            CheckLength(path, writing);
            writing.Configure(options, BriefWait, WritingCacheKiB);
            return new StoreFile(path, options, writing);
        }
        catch
        {
            writing.Dispose();
            throw;
        }
    }

    /// <summary>Begins to read: what is committed now, all of it and nothing later, until it is disposed of.</summary>
    internal Reading Read()
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteStores));
        if (!resting.TryTake(out Connection? connection))
            connection = Connect(options.BusyTimeout.ToTimeSpan(), ReadingCacheKiB);
        try
        {
            connection.Prepare("BEGIN").Run();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return new Reading(this, connection);
    }

    /// <summary>What a setting is on a connection that reads and on the one that writes.</summary>
    internal long[] Settings(string pragma)
    {
        using Reading reading = Read();
        return [reading.Connection.Ask(pragma), writing.Ask(pragma)];
    }

    /// <summary>A connection of the caller's own, which may also write in turn.</summary>
    internal Connection Connect()
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteStores));
        return Connect(BriefWait, WritingCacheKiB);
    }

    /// <summary>Waits for the turn to write and takes it. Cancellation is heard until then, and not after.</summary>
    internal ValueTask<Writing> WriteAsync(CancellationToken cancellationToken) => WriteAsync(writing, cancellationToken);

    /// <summary>Waits for the turn to write with a connection of the caller's own.</summary>
    internal async ValueTask<Writing> WriteAsync(Connection connection, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteStores));
        long started = Stopwatch.GetTimestamp();
        TimeSpan limit = options.BusyTimeout.ToTimeSpan();
        if (!await turn.WaitAsync(limit, cancellationToken).ConfigureAwait(false))
            throw Failure.Of(Name, raw.SQLITE_BUSY);
        try
        {
            ObjectDisposedException.ThrowIf(closed, typeof(SqliteStores));
            while (!connection.TryBeginWrite())
            {
                if (Stopwatch.GetElapsedTime(started) >= limit)
                    throw Failure.Of(Name, raw.SQLITE_BUSY);
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            }

            return new Writing(this, connection);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        // Whoever writes is waited for; whoever reads puts its connection away itself.
        turn.Wait();
        closed = true;
        while (resting.TryTake(out Connection? connection))
            connection.Dispose();
        writing.Dispose();
        turn.Release();
    }

    // SQLite reads what a last page lacks as zeros, and an entry in it as not there. While a log is left to be copied, the copy may have been cut short.
    private static void CheckLength(string path, Connection connection)
    {
        var log = new FileInfo(path + "-wal");
        if (new FileInfo(path).Length % connection.Ask("PRAGMA page_size") != 0 && !(log.Exists && log.Length > 0))
            throw Failure.Of(connection.Name, raw.SQLITE_CORRUPT);
    }

    private Connection Connect(TimeSpan busy, int cacheKiB)
    {
        Connection connection = Connection.Open(path, SqliteOpenMode.ReadWrite);
        connection.Configure(options, busy, cacheKiB);
        return connection;
    }

    private void Rest(Connection connection)
    {
        resting.Add(connection);
        if (closed && resting.TryTake(out Connection? late))
            late.Dispose();
    }

    /// <summary>One consistent look at the store.</summary>
    internal readonly struct Reading(StoreFile file, Connection connection) : IDisposable
    {
        internal Connection Connection => connection;

        public void Dispose()
        {
            connection.GiveUp();
            file.Rest(connection);
        }
    }

    /// <summary>A change of the store: what is not committed is given up.</summary>
    internal readonly struct Writing(StoreFile file, Connection connection) : IDisposable
    {
        internal Connection Connection => connection;

        /// <summary>Makes the change durable: it is on the disk when this returns.</summary>
        internal void Commit() => connection.Prepare("COMMIT").Run();

        public void Dispose()
        {
            connection.GiveUp();
            file.turn.Release();
        }
    }
}
