using System.Collections.Frozen;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>One way to screen a list: returns how many of the keys are in the set, so that ways can be compared.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Screen">Asks for all keys of a list.</param>
/// <param name="Waits">Each question waits for the answer before it: what one call costs. Such ways are compared with one another only.</param>
internal sealed record Competitor(string Name, Func<ReadOnlyMemory<ulong>, long> Screen, bool Waits = false);

internal static class Competitors
{
    public static IEnumerable<Competitor> OfHashSet(ulong[] keys)
    {
        HashSet<ulong> set = new(keys.Length);

        foreach (ulong key in keys)
            set.Add(key);

        yield return Single("HashSet", set.Contains);
        yield return new("HashSet loop", list =>
        {
            long found = 0;

            foreach (ulong key in list.Span)
                found += set.Contains(key) ? 1 : 0;

            return found;
        });
    }

    public static IEnumerable<Competitor> OfFrozenSet(ulong[] keys)
    {
        FrozenSet<ulong> set = keys.ToFrozenSet();
        yield return Single("FrozenSet", set.Contains);
        yield return new("FrozenSet loop", list =>
        {
            long found = 0;

            foreach (ulong key in list.Span)
                found += set.Contains(key) ? 1 : 0;

            return found;
        });
    }

    public static IEnumerable<Competitor> OfArray(ulong[] keys)
    {
        yield return Single("sorted array", key => Array.BinarySearch(keys, key) >= 0);
        yield return new("sorted array loop", list =>
        {
            long found = 0;

            foreach (ulong key in list.Span)
                found += Array.BinarySearch(keys, key) >= 0 ? 1 : 0;

            return found;
        });
    }

    public static IEnumerable<Competitor> OfBitmap(ulong[] keys)
    {
        BlockBitmap bitmap = new(keys);
        yield return Single("block bitmap", bitmap.Contains);
        yield return new("block bitmap loop", list =>
        {
            long found = 0;

            foreach (ulong key in list.Span)
                found += bitmap.Contains(key) ? 1 : 0;

            return found;
        });
    }

    public static IEnumerable<Competitor> OfIndex(string name, NumberSet set)
    {
        bool[] answers = new bool[10_000_000];
        yield return Single(name, set.Contains);
        yield return new($"{name} batch of 4096", list => Batches(set, list.Span, 4096, answers));
        yield return new($"{name} batch of 1M", list => Batches(set, list.Span, 1_000_000, answers));
    }

    public static Competitor Whole(string name, NumberSet set)
    {
        bool[] answers = new bool[10_000_000];
        return new($"{name} whole list", list => Batches(set, list.Span, list.Length, answers));
    }

    public static Competitor Single(string name, Func<ulong, bool> contains) =>
        new($"{name} single", list => Dependent(list.Span, contains), Waits: true);

    private static long Dependent(ReadOnlySpan<ulong> list, Func<ulong, bool> contains)
    {
        long found = 0;
        ulong zero = 0;

        foreach (ulong key in list)
        {
            bool answer = contains(key | zero);
            found += answer ? 1 : 0;
            zero = (ulong)(found >> 62);
        }

        return found;
    }

    private static long Batches(NumberSet set, ReadOnlySpan<ulong> list, int size, bool[] answers)
    {
        long found = 0;

        for (int at = 0; at < list.Length; at += size)
        {
            int count = Math.Min(size, list.Length - at);
            set.Contains(list.Slice(at, count), answers);
            found += answers.AsSpan(0, count).Count(true);
        }

        return found;
    }
}

/// <summary>The largest structure worth comparing with: a bitmap for each populated block of ten thousand.</summary>
internal sealed class BlockBitmap
{
    private readonly int[] blocks;
    private readonly ulong first;
    private readonly ulong[] bits;

    public BlockBitmap(ulong[] keys)
    {
        first = keys[0] / 10_000;
        blocks = new int[(keys[^1] / 10_000) - first + 1];
        int count = 0;
        ulong last = ulong.MaxValue;

        foreach (ulong key in keys)
        {
            if (key / 10_000 == last)
                continue;

            last = key / 10_000;
            blocks[last - first] = ++count;
        }

        bits = new ulong[(count + 1) * 157L];

        foreach (ulong key in keys)
        {
            uint rest = (uint)(key % 10_000);
            bits[(blocks[(key / 10_000) - first] * 157L) + (rest >> 6)] |= 1UL << (int)(rest & 63);
        }
    }

    public bool Contains(ulong key)
    {
        ulong block = (key / 10_000) - first;

        if (block >= (ulong)blocks.Length)
            return false;

        uint rest = (uint)(key % 10_000);
        return ((bits[(blocks[block] * 157L) + (rest >> 6)] >> (int)(rest & 63)) & 1) != 0;
    }
}
