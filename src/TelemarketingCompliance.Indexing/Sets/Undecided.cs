using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Asks a second set only for the keys that the first left unmarked.</summary>
internal static class Undecided
{
    private const int Block = 256;

    [SkipLocalsInit]
    public static void Mark(KeySet set, ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
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
