using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Numbers the pages in the order in which their first key came: an open hash from the upper bits of a key to the page's number.</summary>
internal sealed class PageTable
{
    private ulong[] highs = new ulong[64];
    private int[] slots = NewSlots(256);
    private int shift = 64 - 8;

    /// <summary>Pages numbered so far.</summary>
    public int Count { get; private set; }

    /// <summary>Memory of the table.</summary>
    public long Bytes => (highs.Length * 8L) + (slots.Length * 4L);

    public ulong HighOf(int page) => highs[page];

    /// <summary>The number of the page with these upper bits; a new one when it is the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(ulong high)
    {
        int slot = (int)((high * Layout.TagMultiplier) >> shift);

        while (true)
        {
            int page = slots[slot];

            if (page < 0)
                return Add(high, slot);

            if (highs[page] == high)
                return page;

            slot = (slot + 1) & (slots.Length - 1);
        }
    }

    public int[] InOrder()
    {
        int[] order = new int[Count];

        for (int i = 0; i < order.Length; i++)
            order[i] = i;

        Array.Sort(highs[..Count], order);
        return order;
    }

    private int Add(ulong high, int slot)
    {
        if (Count == highs.Length)
            Array.Resize(ref highs, highs.Length * 2);

        highs[Count] = high;
        slots[slot] = Count;

        if (2 * ++Count > slots.Length)
            Grow();

        return Count - 1;
    }

    private void Grow()
    {
        slots = NewSlots(slots.Length * 2);
        shift--;

        for (int i = 0; i < Count; i++)
        {
            int slot = (int)((highs[i] * Layout.TagMultiplier) >> shift);

            while (slots[slot] >= 0)
                slot = (slot + 1) & (slots.Length - 1);

            slots[slot] = i;
        }
    }

    private static int[] NewSlots(int size)
    {
        int[] empty = new int[size];
        Array.Fill(empty, -1);
        return empty;
    }
}
