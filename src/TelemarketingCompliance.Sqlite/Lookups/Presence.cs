namespace TelemarketingCompliance;

/// <summary>Which rows of one table are about which number or person, kept in memory for bulk questions. Never stale: whoever asks first takes in what was committed since. Safe on any thread.</summary>
/// <param name="file">The store.</param>
/// <param name="table">The table whose rows it knows.</param>
/// <param name="budget">The memory it may take.</param>
/// <param name="read">How rows become keys.</param>
/// <remarks>
/// It may know rows that the asking transaction does not see yet, which then finds nothing there. It never lacks a row that is seen: rows are only ever added, their
/// sequence numbers rise in the order of commits, and no number is used twice.
/// </remarks>
internal sealed class Presence(StoreFile file, string table, LookupBudget budget, Presence.IKeys read) : IDisposable
{
    /// <summary>Fewer questions than this are looked up in the file at once.</summary>
    internal const int BulkCount = 32;

    // What a question takes in itself, in about ten milliseconds; more is read on another thread while questions are looked up.
    private const int TakenAtOnce = 20_000;

    private readonly string newest = $"SELECT max(seq) FROM {table}";
    private readonly ReaderWriterLockSlim gate = new();
    private readonly Lock loading = new();
    private RowMap? map;
    private long last;
    private Task? load;
    private volatile bool isOff;

    /// <summary>How keys are read from a table.</summary>
    internal interface IKeys
    {
        /// <summary>Adds the keys of every row up to one, from indexes that hold nothing else.</summary>
        bool TryAddAll(Connection connection, long upTo, RowMap map);

        /// <summary>Adds the keys of the rows after one, up to another.</summary>
        bool TryAddNew(Connection connection, long after, long upTo, RowMap map);
    }

    /// <summary>Looks into the map when it knows all that the connection's transaction sees; null when the file must be asked.</summary>
    internal Look? TryLook(Connection connection)
    {
        if (isOff)
            return null;
        long seen = connection.Ask(newest);
        gate.EnterReadLock();
        if (map is not null && last >= seen)
            return new Look(this, map);
        gate.ExitReadLock();
        return TryTakeIn(connection, seen) ? TryLook(connection) : null;
    }

    /// <summary>Reads the whole table, unless it is known already.</summary>
    internal Task LoadAsync()
    {
        lock (loading)
            return load is null or { IsCompleted: true } ? load = Task.Run(Load) : load;
    }

    public void Dispose()
    {
        Task? running;
        lock (loading)
            running = load;
        // It may have failed, as the next question will; that is no matter of this end.
        if (running is not null)
            Task.WaitAny(running);
        gate.Dispose();
    }

    private bool TryTakeIn(Connection connection, long seen)
    {
        gate.EnterWriteLock();
        try
        {
            if (isOff)
                return false;
            if (map is not null && seen <= last)
                return true;
            if (map is null && seen <= TakenAtOnce)
                map = RowMap.TryCreate(budget);
            if (map is null || seen - last > TakenAtOnce)
            {
                Forget();
                _ = LoadAsync();
                return false;
            }

            if (!read.TryAddNew(connection, last, seen, map))
            {
                TurnOff();
                return false;
            }

            last = seen;
            return true;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    private void Load()
    {
        RowMap? fresh = RowMap.TryCreate(budget);
        using StoreFile.Reading reading = file.Read();
        long seen = reading.Connection.Ask(newest);
        bool whole = fresh is not null && read.TryAddAll(reading.Connection, seen, fresh);
        gate.EnterWriteLock();
        try
        {
            if (!whole)
            {
                fresh?.Release();
                TurnOff();
                return;
            }

            if (seen < last)
            {
                fresh!.Release();
                return;
            }

            map?.Release();
            (map, last) = (fresh, seen);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    // There is no room, and rows do not become fewer.
    private void TurnOff()
    {
        isOff = true;
        Forget();
    }

    private void Forget()
    {
        map?.Release();
        (map, last) = (null, 0);
    }

    /// <summary>The map, unchanged until it is disposed of.</summary>
    internal readonly struct Look(Presence presence, RowMap map) : IDisposable
    {
        internal RowMap Map => map;

        public void Dispose() => presence.gate.ExitReadLock();
    }
}
