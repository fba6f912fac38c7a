using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

/// <summary>
/// Unsorted keys in pages of 65,536 numbers: two bytes a key until a page holds 4,096, then a bitmap. Appending touches the tail of a page, which the
/// cache holds for all pages of a country; a bitmap over all keys would miss the cache with every key.
/// </summary>
internal sealed class KeyPages
{
    public const int BitmapWords = 1024;
    private const int InlineKeys = 4;
    private const int BlockEntries = 64;
    private const int LinkEntries = 2;
    private const int BlocksPerSlab = 8192;
    private const int BitmapsPerSlab = 128;
    private const int ListKeys = 4096;
    private const int IsBitmap = -1;
    private const int InFlight = 32;

    private readonly MemoryMeter meter;
    private readonly List<ushort[]> slabs = [];
    private readonly List<ulong[]> bitmaps = [];
    private readonly PageTable table = new();
    private Page[] pages = new Page[64];
    private int pageCount;
    private long chargedPages;
    private int blockCount;
    private int bitmapCount;
    private int freeBlock = -1;
    private long charged;

    public KeyPages(MemoryMeter meter) => this.meter = meter;

    /// <summary>Memory taken from the budget.</summary>
    public long Bytes => charged;

    /// <summary>Keys held, duplicates included.</summary>
    public long Held { get; private set; }

    /// <summary>Takes keys of 1 to 15 digits from the front until the budget is used up; returns how many.</summary>
    [SkipLocalsInit]
    public int Add(ReadOnlySpan<ulong> keys)
    {
        Span<int> numbers = stackalloc int[InFlight];

        for (int at = 0; at < keys.Length; at += InFlight)
        {
            ReadOnlySpan<ulong> some = keys.Slice(at, Math.Min(InFlight, keys.Length - at));

            // The page of each is looked up, and its tail on the way, before the first is written to.
            for (int i = 0; i < some.Length; i++)
                numbers[i] = Find(some[i]);

            for (int i = 0; i < some.Length; i++)
                Put(ref pages[numbers[i]], (ushort)some[i]);

            Held += some.Length;

            if (meter.IsFull)
                return at + some.Length;
        }

        return keys.Length;
    }

    public KeySource Sort() => new PageSource(this);

    /// <summary>Gives the memory back to the budget; the pages are not used afterwards.</summary>
    public void Release()
    {
        meter.Used -= charged;
        charged = 0;
        slabs.Clear();
        bitmaps.Clear();
    }

    public int[] PagesInOrder() => table.InOrder();

    /// <summary>Writes the keys of a page with up to four, ascending and distinct; -1 when it has more. Pages of scattered keys are all like this.</summary>
    public int CopyFew(int index, Span<ulong> keys)
    {
        ref Page page = ref pages[index];

        if (page.Count is IsBitmap or > InlineKeys || keys.Length < InlineKeys)
            return -1;

        for (int i = 0; i < page.Count; i++)
            keys[i] = (table.HighOf(index) << 16) | (ushort)(page.Inline >> (i * 16));

        keys[..page.Count].Sort();
        int kept = 1;

        for (int i = 1; i < page.Count; i++)
        {
            if (keys[i] != keys[kept - 1])
                keys[kept++] = keys[i];
        }

        return kept;
    }

    /// <summary>The keys of a page as a bitmap: its own, or written into <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<ulong> BitmapOf(int index, ulong[] scratch, out ulong first)
    {
        ref Page page = ref pages[index];
        first = table.HighOf(index) << 16;

        if (page.Count == IsBitmap)
            return bitmaps[page.Tail / BitmapsPerSlab].AsSpan((page.Tail % BitmapsPerSlab) * BitmapWords, BitmapWords);

        Array.Clear(scratch);
        Fill(page, scratch);
        return scratch;
    }

    private void Fill(in Page page, Span<ulong> bitmap)
    {
        if (page.Count <= InlineKeys)
        {
            for (int i = 0; i < page.Count; i++)
                Set(bitmap, (ushort)(page.Inline >> (i * 16)));

            return;
        }

        int block = page.Head;

        for (int left = page.Count; left > 0; left -= BlockEntries - LinkEntries)
        {
            Span<ushort> entries = Block(block);
            int count = Math.Min(left, BlockEntries - LinkEntries);

            foreach (ushort low in entries.Slice(LinkEntries, count))
                Set(bitmap, low);

            block = entries[0] | (entries[1] << 16);
        }
    }

    private int Find(ulong key)
    {
        int number = table.NumberOf(key >> 16);

        if (number == pageCount)
            AddPage();

        Prefetch(pages[number], (ushort)key);
        return number;
    }

    private void AddPage()
    {
        if (pageCount == pages.Length)
            Array.Resize(ref pages, pages.Length * 2);

        pageCount++;
        long bytes = table.Bytes + (pages.Length * (long)Unsafe.SizeOf<Page>());

        if (bytes > chargedPages)
        {
            Charge(bytes - chargedPages);
            chargedPages = bytes;
        }
    }

    private unsafe void Prefetch(in Page page, ushort low)
    {
        if (!Sse.IsSupported || page.Count is >= 0 and <= InlineKeys)
            return;

        ref byte at = ref page.Count == IsBitmap
            ? ref Unsafe.As<ulong, byte>(ref bitmaps[page.Tail / BitmapsPerSlab][((page.Tail % BitmapsPerSlab) * BitmapWords) + (low >> 6)])
            : ref Unsafe.As<ushort, byte>(ref slabs[page.Tail / BlocksPerSlab][((page.Tail % BlocksPerSlab) * BlockEntries) + LinkEntries + (page.Count % (BlockEntries - LinkEntries))]);

        // A hint only: the collector may have moved the array, and nothing is read.
        Sse.Prefetch0(Unsafe.AsPointer(ref at));
    }

    private void Put(ref Page page, ushort low)
    {
        if (page.Count == IsBitmap)
            bitmaps[page.Tail / BitmapsPerSlab][((page.Tail % BitmapsPerSlab) * BitmapWords) + (low >> 6)] |= 1UL << (low & 63);
        else
            Append(ref page, low);
    }

    private static void Set(Span<ulong> bitmap, ushort low) => bitmap[low >> 6] |= 1UL << (low & 63);

    private void Append(ref Page page, ushort low)
    {
        if (page.Count < InlineKeys)
        {
            page.Inline |= (ulong)low << (page.Count++ * 16);
            return;
        }

        if (page.Count == InlineKeys)
        {
            page.Head = page.Tail = NewBlock();
            Span<ushort> first = Block(page.Head);

            for (int i = 0; i < InlineKeys; i++)
                first[LinkEntries + i] = (ushort)(page.Inline >> (i * 16));
        }

        if (page.Count == ListKeys)
        {
            ToBitmap(ref page);
            Set(bitmaps[page.Tail / BitmapsPerSlab].AsSpan((page.Tail % BitmapsPerSlab) * BitmapWords), low);
            return;
        }

        int place = page.Count % (BlockEntries - LinkEntries);

        if (place == 0)
        {
            int next = NewBlock();
            Span<ushort> tail = Block(page.Tail);
            tail[0] = (ushort)next;
            tail[1] = (ushort)(next >> 16);
            page.Tail = next;
        }

        slabs[page.Tail / BlocksPerSlab][((page.Tail % BlocksPerSlab) * BlockEntries) + LinkEntries + place] = low;
        page.Count++;
    }

    private void ToBitmap(ref Page page)
    {
        if (bitmapCount % BitmapsPerSlab == 0)
        {
            bitmaps.Add(new ulong[BitmapsPerSlab * BitmapWords]);
            Charge(BitmapsPerSlab * BitmapWords * 8);
        }

        int bitmap = bitmapCount++;
        Fill(page, bitmaps[bitmap / BitmapsPerSlab].AsSpan((bitmap % BitmapsPerSlab) * BitmapWords, BitmapWords));

        // The list of blocks joins the free ones whole.
        Span<ushort> tail = Block(page.Tail);
        tail[0] = (ushort)freeBlock;
        tail[1] = (ushort)(freeBlock >> 16);
        freeBlock = page.Head;
        page.Tail = bitmap;
        page.Count = IsBitmap;
    }

    private int NewBlock()
    {
        if (freeBlock >= 0)
        {
            int block = freeBlock;
            Span<ushort> entries = Block(block);
            freeBlock = entries[0] | (entries[1] << 16);
            return block;
        }

        if (blockCount % BlocksPerSlab == 0)
        {
            slabs.Add(GC.AllocateUninitializedArray<ushort>(BlocksPerSlab * BlockEntries));
            Charge(BlocksPerSlab * BlockEntries * 2);
        }

        return blockCount++;
    }

    private Span<ushort> Block(int block) => slabs[block / BlocksPerSlab].AsSpan((block % BlocksPerSlab) * BlockEntries, BlockEntries);

    private void Charge(long bytes)
    {
        charged += bytes;
        meter.Used += bytes;
    }

    private struct Page
    {
        public ulong Inline;
        public int Head;
        public int Tail;
        public int Count;
    }
}
