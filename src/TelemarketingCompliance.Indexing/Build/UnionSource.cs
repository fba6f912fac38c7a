namespace TelemarketingCompliance;

/// <summary>The keys of two sources, each once; where both have a payload, it is merged.</summary>
internal sealed class UnionSource(KeySource left, KeySource right) : KeySource
{
    private readonly SourceBuffer one = new(left);
    private readonly SourceBuffer other = new(right);

    public override bool HasPayload => left.HasPayload || right.HasPayload;

    public override void Rewind()
    {
        one.Rewind();
        other.Rewind();
    }

    public override int Read(Span<ulong> keys, Span<uint> payloads)
    {
        int count = 0;

        while (count < keys.Length)
        {
            bool hasOne = one.Fill();
            bool hasOther = other.Fill();

            if (!hasOne && !hasOther)
                break;

            if (!payloads.IsEmpty)
                count += MergePayloads(keys[count..], payloads[count..]);
            else if (hasOne && hasOther)
                count += Merge(keys[count..]);
            else
                count += (hasOne ? one : other).CopyTo(keys[count..]);
        }

        return count;
    }

    public override void Dispose()
    {
        left.Dispose();
        right.Dispose();
        base.Dispose();
    }

    // Without branches on the keys: which source comes next is as good as random.
    private int Merge(Span<ulong> keys)
    {
        ReadOnlySpan<ulong> a = one.Keys;
        ReadOnlySpan<ulong> b = other.Keys;
        int i = 0;
        int j = 0;
        int count = 0;

        while (i < a.Length && j < b.Length && count < keys.Length)
        {
            ulong x = a[i];
            ulong y = b[j];
            keys[count++] = Math.Min(x, y);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        one.Skip(i);
        other.Skip(j);
        return count;
    }

    private int MergePayloads(Span<ulong> keys, Span<uint> payloads)
    {
        ulong x = one.Keys.IsEmpty ? ulong.MaxValue : one.Keys[0];
        ulong y = other.Keys.IsEmpty ? ulong.MaxValue : other.Keys[0];
        uint payload = x == y ? Payload.Merge(one.Payloads[0], other.Payloads[0]) : x < y ? one.Payloads[0] : other.Payloads[0];
        keys[0] = Math.Min(x, y);
        payloads[0] = payload;
        one.Skip(x <= y ? 1 : 0);
        other.Skip(y <= x ? 1 : 0);
        return 1;
    }
}

/// <summary>A window on a source that can be read a little at a time.</summary>
internal sealed class SourceBuffer(KeySource source)
{
    private readonly ulong[] keys = new ulong[2048];
    private readonly uint[] payloads = new uint[2048];
    private int at;
    private int count;

    public ReadOnlySpan<ulong> Keys => keys.AsSpan(at, count - at);

    public ReadOnlySpan<uint> Payloads => payloads.AsSpan(at, count - at);

    public void Rewind()
    {
        source.Rewind();
        at = count = 0;
    }

    /// <summary>True when there is at least one key.</summary>
    public bool Fill()
    {
        if (at < count)
            return true;

        at = 0;
        count = source.Read(keys, source.HasPayload ? payloads : []);
        return count > 0;
    }

    public void Skip(int read) => at += read;

    public int CopyTo(Span<ulong> destination)
    {
        int read = Math.Min(destination.Length, count - at);
        keys.AsSpan(at, read).CopyTo(destination);
        at += read;
        return read;
    }
}
