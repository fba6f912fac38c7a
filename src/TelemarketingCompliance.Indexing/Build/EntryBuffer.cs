namespace TelemarketingCompliance;

/// <summary>Keys with days or flags, in the order they came; sorted and merged when asked for.</summary>
internal sealed class EntryBuffer(MemoryMeter meter)
{
    private const int FirstCapacity = 1024;
    private const int EntryBytes = 12;

    private ulong[] keys = new ulong[FirstCapacity];
    private uint[] payloads = new uint[FirstCapacity];
    private int count;

    public int Count => count;

    /// <summary>Memory taken from the budget.</summary>
    public long Bytes => (long)(keys.Length - FirstCapacity) * EntryBytes;

    /// <summary>False when the budget is used up: drain first.</summary>
    public bool TryAdd(ulong key, uint payload)
    {
        if (count == keys.Length)
        {
            // Growing copies: old and new stand side by side for a moment.
            if (count > FirstCapacity && meter.Used + (3L * count * EntryBytes) > meter.Budget)
                return false;

            meter.Used += (long)count * EntryBytes;
            Array.Resize(ref keys, count * 2);
            Array.Resize(ref payloads, count * 2);
        }

        keys[count] = key;
        payloads[count++] = payload;
        return true;
    }

    /// <summary>All entries so far, ascending and distinct; the buffer is empty afterwards and keeps no hold on them.</summary>
    public KeySource Drain()
    {
        Array.Sort(keys, payloads, 0, count);
        int kept = 0;

        for (int i = 0; i < count; i++)
        {
            if (kept > 0 && keys[kept - 1] == keys[i])
                payloads[kept - 1] = Payload.Merge(payloads[kept - 1], payloads[i]);
            else
                (keys[kept], payloads[kept++]) = (keys[i], payloads[i]);
        }

        ArraySource source = new(keys[..kept], payloads[..kept]);
        meter.Used -= Bytes;
        keys = new ulong[FirstCapacity];
        payloads = new uint[FirstCapacity];
        count = 0;
        return source;
    }
}
