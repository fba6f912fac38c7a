namespace TelemarketingCompliance;

/// <summary>What a first pass over the keys finds: enough to choose the chunk width, a pure function of the keys.</summary>
internal sealed class SetSurvey
{
    public const int FastChunkKeys = 100;
    public const int SparseChunkKeys = 60;

    // What a group and a chunk take beside their keys: the group's line and its share of the directory; header and rounding.
    private const long GroupBits = 640;
    private const long ChunkBits = 8;

    private readonly long[] chunks = new long[Layout.Widths.Length];
    private long groups;
    private ulong last = ulong.MaxValue;

    public long Count { get; private set; }

    /// <summary>True when any key has a day or a flag; a source that could have some may have none.</summary>
    public bool HasPayload { get; private set; }

    public ulong Last => Count == 0 ? 0 : last;

    public static SetSurvey Of(KeySource source, CancellationToken cancellationToken)
    {
        SetSurvey survey = new();
        ulong[] keys = new ulong[4096];
        uint[] payloads = new uint[source.HasPayload ? keys.Length : 0];
        source.Rewind();

        for (int read = source.Read(keys, payloads); read > 0; read = source.Read(keys, payloads))
        {
            cancellationToken.ThrowIfCancellationRequested();
            survey.Add(keys.AsSpan(0, read));
            survey.HasPayload |= payloads.AsSpan(0, Math.Min(read, payloads.Length)).ContainsAnyExcept(0u);
        }

        return survey;
    }

    /// <summary>
    /// The smallest width whose populated chunks hold 100 keys on average. Where even the widest hold fewer: that one, or 0 for a sparse set, whichever is
    /// smaller by estimate when they hold fewer than 60. Scattered keys make a sparse set; few keys in few places do not.
    /// </summary>
    public uint ChooseWidth()
    {
        for (int i = 0; i < chunks.Length; i++)
        {
            if (Count >= FastChunkKeys * chunks[i])
                return Count == 0 ? 0 : Layout.Widths[i];
        }

        return Count < SparseChunkKeys * chunks[^1] && SparseBits <= ChunkedBits ? 0 : Layout.Widths[^1];
    }

    private long SparseBits => Count == 0 ? 0 : Count * (2 + Log2(last / (ulong)Count));

    private long ChunkedBits => Count == 0 ? 0 : (GroupBits * groups) + (ChunkBits * chunks[^1]) + (Count * (2 + Log2(Layout.Widths[^1] * (ulong)chunks[^1] / (ulong)Count)));

    private static int Log2(ulong value) => System.Numerics.BitOperations.Log2(value);

    private void Add(ReadOnlySpan<ulong> keys)
    {
        foreach (ulong key in keys)
        {
            // A new chunk of a width is a new chunk of every narrower width that divides it; most keys end here.
            if (last != ulong.MaxValue && key / 1_000 == last / 1_000)
            {
                last = key;
                continue;
            }

            for (int i = 0; i < chunks.Length; i++)
            {
                if (last == ulong.MaxValue || key / Layout.Widths[i] != last / Layout.Widths[i])
                    chunks[i]++;
            }

            ulong group = key / (Layout.ChunksPerGroup * (ulong)Layout.Widths[^1]);
            groups += last == ulong.MaxValue || group != last / (Layout.ChunksPerGroup * (ulong)Layout.Widths[^1]) ? 1 : 0;

            last = key;
        }

        Count += keys.Length;
    }
}
