using System.Numerics;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>From a number or a person to the rows about it, in memory: 12 bytes a slot, at least a quarter of them free. Grows, never shrinks.</summary>
/// <remarks>Numbers are exact; two persons may share a key, so rows found are candidates. For one writer, or many readers, at a time.</remarks>
internal sealed class RowMap
{
    /// <summary>Rows that one key remembers; a key with more says so, and its rows are looked up in the file.</summary>
    internal const int MaxRows = 8;

    /// <summary>What <c>Find</c> says of a key with more rows.</summary>
    internal const int Many = -1;

    private const ulong OfSubject = 1UL << 63;
    private const uint ManyMark = 0;
    private const int FirstSlots = 1024;

    private readonly LookupBudget budget;
    private ulong[] keys = [];
    private uint[] rows = [];
    private int used;

    private RowMap(LookupBudget budget) => this.budget = budget;

    private long Bytes => BytesOf(keys.Length);

    /// <summary>An empty map; null when the budget has no room even for that.</summary>
    internal static RowMap? TryCreate(LookupBudget budget)
    {
        var map = new RowMap(budget);
        return map.TryGrow(FirstSlots) ? map : null;
    }

    internal static ulong KeyOf(E164Number number) => number.Digits;

    internal static ulong KeyOf(SubjectId subject)
    {
        Span<byte> utf8 = stackalloc byte[64];
        return KeyOfSubject(utf8[..Encoding.UTF8.GetBytes(subject.Value, utf8)]);
    }

    /// <summary>The key of a person, from the text of its id.</summary>
    internal static ulong KeyOfSubject(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a: ids are short, and a shared key only costs a look.
        ulong hash = 14695981039346656037;
        foreach (byte one in utf8)
            hash = (hash ^ one) * 1099511628211;
        return hash | OfSubject;
    }

    /// <summary>The key of a number in a contact list: a number has less than fifty bits.</summary>
    internal static ulong KeyOf(long list, E164Number number) => ((ulong)list << 50) | number.Digits;

    /// <summary>Adds a row about a key; rows of one key come in ascending order. False when there is no room.</summary>
    internal bool TryAdd(ulong key, long row)
    {
        if (row > uint.MaxValue || ((used + 1) * 4L > keys.Length * 3L && !TryGrow(keys.Length * 2L)))
            return false;
        Put(key, (uint)row);
        return true;
    }

    /// <summary>Finds the rows about a key.</summary>
    /// <param name="key">The key, never 0.</param>
    /// <param name="found">Where they go, in ascending order: at least <see cref="MaxRows"/> places.</param>
    /// <returns>How many there are; <see cref="Many"/> when they must be looked up.</returns>
    internal int Find(ulong key, Span<uint> found)
    {
        int count = 0;
        for (int slot = SlotOf(key); keys[slot] != 0; slot = Next(slot))
        {
            if (keys[slot] != key)
                continue;
            if (rows[slot] == ManyMark)
                return Many;
            found[count++] = rows[slot];
        }

        return count;
    }

    /// <summary>Finds the rows about a number or a person, each row once.</summary>
    /// <param name="number">The number; <c>default</c> means none.</param>
    /// <param name="subject">The person; null means none.</param>
    /// <param name="found">Where they go, in ascending order: twice <see cref="MaxRows"/> places.</param>
    /// <returns>How many there are; <see cref="Many"/> when they must be looked up.</returns>
    internal int Find(E164Number number, SubjectId? subject, Span<uint> found)
    {
        int count = number.IsDefault ? 0 : Find(KeyOf(number), found);
        if (count == Many || subject is not { Value: not null } person)
            return count;
        int more = Find(KeyOf(person), found[count..]);
        return more == Many ? Many : count == 0 ? more : Union(found[..(count + more)], count);
    }

    /// <summary>Whether there is any row about a key.</summary>
    internal bool Contains(ulong key)
    {
        int slot = SlotOf(key);
        while (keys[slot] != 0 && keys[slot] != key)
            slot = Next(slot);
        return keys[slot] != 0;
    }

    /// <summary>Gives its memory back; it must not be asked again.</summary>
    internal void Release() => budget.GiveBack(Bytes);

    private static long BytesOf(long slots) => slots * (sizeof(ulong) + sizeof(uint));

    private static int Union(Span<uint> rows, int second)
    {
        if (second == rows.Length)
            return second;
        rows.Sort();
        int kept = 1;
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] != rows[kept - 1])
                rows[kept++] = rows[i];
        }

        return kept;
    }

    private void Put(ulong key, uint row)
    {
        int count = 0, first = -1, slot = SlotOf(key);
        for (; keys[slot] != 0; slot = Next(slot))
        {
            if (keys[slot] != key)
                continue;
            first = first < 0 ? slot : first;
            if (rows[slot] == ManyMark || ++count == MaxRows)
            {
                // Without a mark one key with thousands of rows would slow down all its neighbours.
                rows[first] = ManyMark;
                return;
            }
        }

        (keys[slot], rows[slot]) = (key, row);
        used++;
    }

    private bool TryGrow(long slots)
    {
        if (slots > 1 << 30 || !budget.TryTake(BytesOf(slots)))
            return false;
        (ulong[] oldKeys, uint[] oldRows) = (keys, rows);
        (keys, rows, used) = (new ulong[slots], new uint[slots], 0);
        // Slots of one key keep their order when each run is copied from its beginning: start behind a free one.
        int start = Array.IndexOf(oldKeys, 0UL) + 1;
        for (int i = 0; i < oldKeys.Length; i++)
        {
            int old = (start + i) & (oldKeys.Length - 1);
            if (oldKeys[old] != 0)
                Put(oldKeys[old], oldRows[old]);
        }

        budget.GiveBack(BytesOf(oldKeys.Length));
        return true;
    }

    private int SlotOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> (64 - BitOperations.Log2((uint)keys.Length)));

    private int Next(int slot) => (slot + 1) & (keys.Length - 1);
}
