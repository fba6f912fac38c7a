namespace TelemarketingCompliance;

/// <summary>The keys of one set in an opened file. Methods read through pointers: callers keep the file alive.</summary>
internal abstract class KeySet
{
    public abstract long Count { get; }

    public abstract bool Contains(ulong key);

    /// <summary>Keys below this one, or -1 when it is not in the set.</summary>
    public abstract long Rank(ulong key);

    /// <summary>Writes <paramref name="mark"/> beside every key that is in the set; leaves the other marks as they are.</summary>
    public abstract void Mark(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark);

    /// <summary>A new pass over the keys in ascending order.</summary>
    public abstract KeySource Keys();

    public static KeySet Open(FileImage image, SetRole role)
    {
        SetHeader header = SetHeader.Read(image.Span(image.Require(SectionType.Set, role)));

        if (header.Count == 0)
            return EmptyKeySet.Instance;

        return header.Width == 0 ? new SparseKeySet(image, role, header) : new ChunkedKeySet(image, role, header);
    }

    /// <summary>Decodes everything: every key once, ascending, as many as the header says, each found again.</summary>
    public void Verify()
    {
        using KeySource source = Keys();
        ulong[] keys = new ulong[4096];
        byte[] marks = new byte[4096];
        ulong last = 0;
        long count = 0;

        for (int read = source.Read(keys, []); read > 0; read = source.Read(keys, []))
        {
            Mark(keys.AsSpan(0, read), marks, 1);

            for (int i = 0; i < read; i++)
            {
                if (keys[i] <= last || keys[i] > TelemarketingCompliance.Keys.Max || marks[i] != 1)
                    throw Failure.Malformed("its numbers are not in order");

                last = keys[i];
                marks[i] = 0;
            }

            count += read;
        }

        if (count != Count)
            throw Failure.Malformed("it holds another count of numbers than it says");
    }
}

/// <summary>No keys at all.</summary>
internal sealed class EmptyKeySet : KeySet
{
    public static EmptyKeySet Instance { get; } = new();

    public override long Count => 0;

    public override bool Contains(ulong key) => false;

    public override long Rank(ulong key) => -1;

    public override void Mark(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
    }

    public override KeySource Keys() => new ArraySource([]);
}
