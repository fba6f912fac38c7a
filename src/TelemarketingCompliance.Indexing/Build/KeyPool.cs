namespace TelemarketingCompliance;

/// <summary>Bytes that the pools of one build may hold together.</summary>
internal sealed class MemoryMeter(long budget)
{
    public long Budget { get; } = budget;

    public long Used { get; set; }

    public bool IsFull => Used > Budget;
}

/// <summary>Takes keys in any order and any number, and gives them back ascending and distinct; what does not fit the budget waits in sorted runs on disk.</summary>
internal sealed class KeyPool(string folder, MemoryMeter meter) : IDisposable
{
    private readonly List<RunFile> runs = [];
    private KeyPages pages = new(meter);
    private EntryBuffer? entries;

    /// <summary>Keys added, each as often as it came.</summary>
    public long Added { get; private set; }

    public bool IsEmpty => Added == 0;

    public void Add(ReadOnlySpan<ulong> keys)
    {
        Added += keys.Length;

        while (!keys.IsEmpty)
        {
            keys = keys[pages.Add(keys)..];

            if (meter.IsFull && pages.Held > 0)
                Spill();
        }
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

        Added++;
        entries ??= new EntryBuffer(meter);

        if (!entries.TryAdd(key, payload))
        {
            runs.Add(RunFile.Write(folder, entries.Drain()));
            entries.TryAdd(key, payload);
        }
    }

    public KeySource Sort()
    {
        List<KeySource> sources = [.. runs.Select(run => run.Read())];

        if (pages.Held > 0 || runs.Count == 0)
            sources.Add(pages.Sort());

        if (entries is not null)
            sources.Add(entries.Drain());

        // Pairs of pairs: each key passes as many comparisons as there are levels.
        while (sources.Count > 1)
            sources = [.. sources.Chunk(2).Select(pair => pair.Length == 2 ? new UnionSource(pair[0], pair[1]) : pair[0])];

        return sources[0];
    }

    public void Dispose()
    {
        foreach (RunFile run in runs)
            run.Dispose();

        runs.Clear();
    }

    private void Spill()
    {
        using (KeySource sorted = pages.Sort())
            runs.Add(RunFile.Write(folder, sorted));

        pages.Release();
        pages = new KeyPages(meter);
    }
}
