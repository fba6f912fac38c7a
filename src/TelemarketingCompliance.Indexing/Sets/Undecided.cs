using System.Buffers;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Asks a second set only for the keys that the first left unmarked.</summary>
internal static class Undecided
{
    private const int Block = 256;

    public static void Mark(KeySet set, ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        if (keys.Length >= PartitionedList.Shortest)
            MarkLong(set, keys, marks, mark);
        else
            MarkShort(set, keys, marks, mark);
    }

    // A long list stays long, so that the set may choose its way.
    private static void MarkLong(KeySet set, ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        int count = marks.Count((byte)0);
        ulong[] left = ArrayPool<ulong>.Shared.Rent(count + 1);
        byte[] found = ArrayPool<byte>.Shared.Rent(count + 1);

        for (int i = 0, at = 0; i < keys.Length; i++)
        {
            left[at] = keys[i];
            at += marks[i] == 0 ? 1 : 0;
        }

        found.AsSpan(0, count).Clear();
        set.Mark(left.AsSpan(0, count), found, mark);

        for (int i = 0, at = 0; at < count; i++)
        {
            if (marks[i] == 0)
                marks[i] = found[at++];
        }

        ArrayPool<ulong>.Shared.Return(left);
        ArrayPool<byte>.Shared.Return(found);
    }

    [SkipLocalsInit]
    private static void MarkShort(KeySet set, ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        Span<ulong> left = stackalloc ulong[Block];
        Span<int> places = stackalloc int[Block];
        Span<byte> found = stackalloc byte[Block];

        for (int at = 0; at < keys.Length; at += Block)
        {
            int count = Gather(keys[at..], marks[at..], left, places);
            found[..count].Clear();
            set.Mark(left[..count], found, mark);

            for (int i = 0; i < count; i++)
                marks[at + places[i]] = found[i];
        }
    }

    private static int Gather(ReadOnlySpan<ulong> keys, ReadOnlySpan<byte> marks, Span<ulong> left, Span<int> places)
    {
        int count = 0;
        int end = Math.Min(Block, keys.Length);

        for (int i = 0; i < end; i++)
        {
            left[count] = keys[i];
            places[count] = i;
            count += marks[i] == 0 ? 1 : 0;
        }

        return count;
    }
}
