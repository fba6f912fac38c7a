namespace TelemarketingCompliance;

/// <summary>What a first pass over the keys finds: enough to choose the chunk width, a pure function of the keys.</summary>
internal sealed class SetSurvey
{
    public const int FastChunkKeys = 100;
    public const int SparseChunkKeys = 60;

    private readonly long[] chunks = new long[Layout.Widths.Length];
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

    /// <summary>The smallest width whose populated chunks hold 100 keys on average; 0 when even the widest hold fewer than 60: a sparse set.</summary>
    public uint ChooseWidth()
    {
        for (int i = 0; i < chunks.Length; i++)
        {
            if (Count >= FastChunkKeys * chunks[i])
                return Count == 0 ? 0 : Layout.Widths[i];
        }

        return Count < SparseChunkKeys * chunks[^1] ? 0 : Layout.Widths[^1];
    }

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

            last = key;
        }

        Count += keys.Length;
    }
}
