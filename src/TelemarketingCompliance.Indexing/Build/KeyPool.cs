namespace TelemarketingCompliance;

/// <summary>Bytes that the pools of one build may hold together; when they are used up, the largest of them goes to disk, whoever asked for more.</summary>
internal sealed class MemoryMeter(long budget)
{
    private readonly List<KeyPool> pools = [];

    public long Budget { get; } = budget;

    public long Used { get; set; }

    public bool IsFull => Used > Budget;

    public void Join(KeyPool pool) => pools.Add(pool);

    public void SpillLargest() => pools.MaxBy(pool => pool.HeldBytes)!.Spill();
}

/// <summary>Takes keys in any order and any number, and gives them back ascending and distinct; what does not fit the budget waits in sorted runs on disk.</summary>
internal sealed class KeyPool : IDisposable
{
    private const int MaxRuns = 32;

    private readonly string folder;
    private readonly MemoryMeter meter;
    private readonly EntryBuffer entries;
    private List<RunFile> runs = [];
    private KeyPages pages;
    private bool isBroken;

    public KeyPool(string folder, MemoryMeter meter)
    {
        this.folder = folder;
        this.meter = meter;
        entries = new EntryBuffer(meter);
        pages = new KeyPages(meter);
        meter.Join(this);
    }

    /// <summary>Keys added, each as often as it came.</summary>
    public long Added { get; private set; }

    public bool IsEmpty => Added == 0;

    /// <summary>Memory that spilling would give back.</summary>
    public long HeldBytes => pages.Bytes + entries.Bytes;

    /// <summary>Takes all the keys, or none when one of them is no number.</summary>
    public void Add(ReadOnlySpan<ulong> keys)
    {
        foreach (ulong key in keys)
        {
            if (key - 1 >= Keys.Max)
                throw Failure.KeyOutOfRange();
        }

        Begin();

        for (ReadOnlySpan<ulong> left = keys; !left.IsEmpty;)
        {
            left = left[pages.Add(left)..];

            while (meter.IsFull && HeldBytes > 0)
                meter.SpillLargest();
        }

        End(keys.Length);
    }

    public void Add(ulong key, uint payload)
    {
        if (payload == 0)
        {
            Add([key]);
            return;
        }

        if (key is 0 or > Keys.Max)
            throw Failure.KeyOutOfRange();

        Begin();

        while (!entries.TryAdd(key, payload))
            meter.SpillLargest();

        End(1);
    }

    public KeySource Sort()
    {
        ThrowIfBroken();
        List<KeySource> sources = [.. runs.Select(run => run.Read())];

        if (pages.Held > 0 || runs.Count == 0)
            sources.Add(pages.Sort());

        if (entries.Count > 0)
            sources.Add(entries.Drain());

        return Union(sources);
    }

    /// <summary>Writes what is held in memory to disk.</summary>
    public void Spill()
    {
        if (pages.Held > 0)
        {
            using (KeySource sorted = pages.Sort())
                AddRun(sorted);

            pages.Release();
            pages = new KeyPages(meter);
        }

        if (entries.Count > 0)
            AddRun(entries.Drain());
    }

    public void Dispose()
    {
        foreach (RunFile run in runs)
            run.Dispose();

        runs.Clear();
    }

    // Pairs of pairs: each key passes as many comparisons as there are levels.
    private static KeySource Union(List<KeySource> sources)
    {
        while (sources.Count > 1)
            sources = [.. sources.Chunk(2).Select(pair => pair.Length == 2 ? new UnionSource(pair[0], pair[1]) : pair[0])];

        return sources[0];
    }

    // Each run keeps a handle and buffers: many become one.
    private void AddRun(KeySource source)
    {
        runs.Add(RunFile.Write(folder, source));

        if (runs.Count < MaxRuns)
            return;

        List<RunFile> merged = [RunFile.Write(folder, Union([.. runs.Select(run => run.Read())]))];

        foreach (RunFile run in runs)
            run.Dispose();

        runs = merged;
    }

    // What fails in the middle has taken some of the keys: nobody can say which, so nothing is built from them.
    private void Begin()
    {
        ThrowIfBroken();
        isBroken = true;
    }

    private void ThrowIfBroken()
    {
        if (isBroken)
            throw new InvalidOperationException("adding numbers failed before; begin again with a new builder");
    }

    private void End(int added)
    {
        Added += added;
        isBroken = false;
    }
}
