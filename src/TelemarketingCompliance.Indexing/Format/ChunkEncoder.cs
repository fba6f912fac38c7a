using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>Writes one chunk in its smallest form; a pure function of keys, width, code and profile.</summary>
internal sealed unsafe class ChunkEncoder
{
    private readonly uint width;
    private readonly ChunkCode code;
    private readonly int lowBase;
    private readonly int bitmapBytes;

    public ChunkEncoder(uint width, ChunkCode code)
    {
        this.width = width;
        this.code = code;
        lowBase = SetHeader.LowBaseOf(width);
        bitmapBytes = 1 + (int)((width + 7) / 8);
    }

    /// <summary>No chunk is longer; sixteen more bytes are for whole-word stores.</summary>
    public int MaxBytes => bitmapBytes + 16;

    /// <summary>Where the front part of the last chunk ended, in bits; padding goes there. 0: padding goes behind the chunk.</summary>
    public long FrontBits { get; private set; }

    /// <summary>Encodes ascending offsets below the width into cleared memory; returns the bytes used.</summary>
    public int Encode(ReadOnlySpan<uint> keys, byte* chunk)
    {
        FrontBits = 0;

        if (keys.Length == width)
        {
            chunk[0] = Chunk.Full;
            return 1;
        }

        int parameter = 0;
        long bits = code == ChunkCode.Cyclic ? BestCyclic(keys, out parameter) : BestRice(keys, out parameter);
        long bytes = (bits + 7) / 8;

        long expected = Math.Min(bytes, bitmapBytes);

        // Keys crowded into corners of a wide chunk defeat buckets and bitmaps; gaps do not mind.
        if (expected > 16 + (2L * keys.Length) && OwnRiceBytes(keys, out int own) is var gapBytes && gapBytes * 2 < expected)
        {
            Bits.Store(chunk, Chunk.OwnRice | ((ulong)own << 4));
            WriteRice(keys, chunk, own, RiceChunk.OwnHeaderBits);
            return (int)gapBytes;
        }

        // At equal size the bitmap wins: it is read faster.
        if (bytes >= bitmapBytes)
            return WriteBitmap(keys, chunk);

        if (code == ChunkCode.Cyclic)
            WriteCyclic(keys, chunk, parameter, bytes * 8);
        else
        {
            chunk[0] = (byte)(parameter - (lowBase - 1));
            WriteRice(keys, chunk, parameter, RiceChunk.HeaderBits);
        }

        return (int)bytes;
    }

    private int WriteBitmap(ReadOnlySpan<uint> keys, byte* chunk)
    {
        chunk[0] = Chunk.Bitmap;

        foreach (uint key in keys)
            chunk[1 + (key >> 3)] |= (byte)(1 << (int)(key & 7));

        return bitmapBytes;
    }

    private long BestCyclic(ReadOnlySpan<uint> keys, out int best)
    {
        int middle = BitOperations.Log2(Math.Max(1, (uint)(6UL * width / (5UL * (uint)keys.Length))));
        int first = Math.Clamp(middle - 1, lowBase, lowBase + Chunk.LastParameter);
        int last = Math.Clamp(middle + 1, lowBase, lowBase + Chunk.LastParameter);
        long cheapest = long.MaxValue;
        best = first;

        for (int low = first; low <= last; low++)
        {
            long cost = 4 + ((long)low * keys.Length) + ((width - 1) >> low) + 1 + CountBuckets(keys, low);

            if (cost < cheapest && !HasLongRun(keys, low))
            {
                cheapest = cost;
                best = low;
            }
        }

        // Keys crowded into few buckets may exclude all three: then a bitmap is written.
        return cheapest == long.MaxValue ? long.MaxValue - 8 : cheapest;
    }

    private static int CountBuckets(ReadOnlySpan<uint> keys, int low)
    {
        int count = 1;

        for (int i = 1; i < keys.Length; i++)
            count += ((keys[i] ^ keys[i - 1]) >> low) != 0 ? 1 : 0;

        return count;
    }

    private static bool HasLongRun(ReadOnlySpan<uint> keys, int low)
    {
        if (1L << low <= Layout.MaxRun)
            return false;

        for (int i = Layout.MaxRun; i < keys.Length; i++)
        {
            if (keys[i] >> low == keys[i - Layout.MaxRun] >> low)
                return true;
        }

        return false;
    }

    private void WriteCyclic(ReadOnlySpan<uint> keys, byte* chunk, int low, long bit)
    {
        uint bucketWidth = 1u << low;
        uint mask = bucketWidth - 1;
        chunk[0] = (byte)(low - lowBase);

        for (int i = 0; i < keys.Length;)
        {
            uint bucket = keys[i] >> low;
            int from = i;
            uint largest = 0;
            int start = i;

            do
            {
                long one = 4 + (long)bucket + i;
                chunk[one >> 3] |= (byte)(1 << (int)(one & 7));
                i++;
            }
            while (i < keys.Length && keys[i] >> low == bucket);

            // The gap before the first key goes round the bucket; of equal gaps the first counts.
            for (int k = from; k < i; k++)
            {
                uint gap = k == from ? bucketWidth - (keys[i - 1] - keys[from]) : keys[k] - keys[k - 1];

                if (gap > largest)
                {
                    largest = gap;
                    start = k;
                }
            }

            uint value = keys[start] & mask;
            bit -= low;
            Put(chunk, bit, value);

            for (int k = 1; k < i - from; k++)
            {
                uint next = keys[start + k < i ? start + k : start + k - (i - from)] & mask;
                bit -= low - 1;
                Put(chunk, bit, (next - value - 1) & mask);
                value = next;
            }
        }

        FrontBits = 4 + keys.Length + ((width - 1) >> low) + 1;
    }

    private long BestRice(ReadOnlySpan<uint> keys, out int best)
    {
        uint mean = (uint)((width - (uint)keys.Length) / (uint)keys.Length);
        int middle = BitOperations.Log2((mean * 7 / 10) + 1);
        int lowest = lowBase - 1;
        int highest = lowest + Chunk.LastParameter;
        return RiceChunk.HeaderBits + CheapestRice(keys, Math.Clamp(middle - 1, lowest, highest), Math.Clamp(middle + 1, lowest, highest), out best);
    }

    private static long OwnRiceBytes(ReadOnlySpan<uint> keys, out int best) =>
        (RiceChunk.OwnHeaderBits + CheapestRice(keys, 0, 20, out best) + 7) / 8;

    private static long CheapestRice(ReadOnlySpan<uint> keys, int first, int last, out int best)
    {
        long cheapest = long.MaxValue;
        best = first;

        for (int low = first; low <= last; low++)
        {
            long cost = ((low + 1L) * keys.Length) + (keys[0] >> low);

            for (int i = 1; i < keys.Length; i++)
                cost += (keys[i] - keys[i - 1] - 1) >> low;

            if (cost < cheapest)
            {
                cheapest = cost;
                best = low;
            }
        }

        return cheapest;
    }

    private static void WriteRice(ReadOnlySpan<uint> keys, byte* chunk, int low, long bit)
    {
        uint mask = (1u << low) - 1;
        uint next = 0;

        foreach (uint key in keys)
        {
            uint gap = key - next;
            bit += gap >> low;
            Put(chunk, bit, 1 | ((ulong)(gap & mask) << 1));
            bit += 1 + low;
            next = key + 1;
        }
    }

    private static void Put(byte* chunk, long bit, ulong value) =>
        Bits.Store(chunk + (bit >> 3), Bits.Load(chunk + (bit >> 3)) | (value << (int)(bit & 7)));
}
