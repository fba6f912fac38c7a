namespace TelemarketingCompliance;

/// <summary>Distinct ascending keys in memory.</summary>
internal sealed class ArraySource(ulong[] keys, uint[]? payloads = null) : KeySource
{
    private int at;

    public override bool HasPayload => payloads is not null;

    public bool IsEmpty => keys.Length == 0;

    /// <summary>Sorts and merges keys that come in any order, each with its payload.</summary>
    public static ArraySource Of((ulong Key, uint Payload)[] entries)
    {
        Array.Sort(entries);
        int count = 0;

        foreach ((ulong key, uint payload) in entries)
        {
            if (key is 0 or > Keys.Max)
                throw Failure.KeyOutOfRange();

            if (count > 0 && entries[count - 1].Key == key)
                entries[count - 1].Payload = Payload.Merge(entries[count - 1].Payload, payload);
            else
                entries[count++] = (key, payload);
        }

        ReadOnlySpan<(ulong Key, uint Payload)> distinct = entries.AsSpan(0, count);
        ulong[] sorted = new ulong[count];
        uint[] details = new uint[count];
        bool hasPayload = false;

        for (int i = 0; i < count; i++)
        {
            (sorted[i], details[i]) = distinct[i];
            hasPayload |= details[i] != 0;
        }

        return new ArraySource(sorted, hasPayload ? details : null);
    }

    public override int Read(Span<ulong> destination, Span<uint> details)
    {
        int count = Math.Min(destination.Length, keys.Length - at);
        keys.AsSpan(at, count).CopyTo(destination);

        if (!details.IsEmpty && payloads is null)
            details[..count].Clear();
        else if (!details.IsEmpty)
            payloads.AsSpan(at, count).CopyTo(details);

        at += count;
        return count;
    }

    public override void Rewind() => at = 0;
}
