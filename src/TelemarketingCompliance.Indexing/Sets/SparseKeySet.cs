using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>Keys of a whole set in one Elias–Fano code; a sample of zero positions finds a bucket.</summary>
internal sealed unsafe class SparseKeySet : KeySet
{
    private readonly FileImage image;
    private readonly SetRole role;
    private readonly SetHeader header;
    private readonly byte* lows;
    private readonly byte* uppers;
    private readonly byte* samples;
    private readonly long upperWords;
    private readonly long sampleCount;
    private readonly ulong last;
    private readonly int low;

    public SparseKeySet(FileImage image, SetRole role, SetHeader header)
    {
        this.image = image;
        this.role = role;
        this.header = header;
        SectionEntry section = image.Require(SectionType.Sparse, role);
        byte* start = image.Pointer(section);

        if (section.Length < SparseWriter.HeaderBytes || (long)Bits.Load(start) != header.Count)
            throw Failure.Malformed("a sparse set has another count than its header");

        last = Bits.Load(start + 8);
        upperWords = (long)Bits.Load(start + 16);
        low = start[24];

        if (low > 50 || last > TelemarketingCompliance.Keys.Max || header.Count > section.Length * 8 || upperWords < 0 || upperWords > section.Length / 8)
            throw Failure.Malformed("a sparse set holds impossible numbers");

        long lowBytes = ((header.Count * low) + 63) / 64 * 8;
        long sampleBytes = section.Length - SparseWriter.HeaderBytes - lowBytes - (upperWords * 8);

        if (sampleBytes < 8 || sampleBytes % 8 != 0 || (ulong)upperWords * 64 < (ulong)header.Count + (last >> low) + 1)
            throw Failure.Malformed("a sparse set has another length than it says");

        lows = start + SparseWriter.HeaderBytes;
        uppers = lows + lowBytes;
        samples = uppers + (upperWords * 8);
        sampleCount = sampleBytes / 8;
    }

    public override long Count => header.Count;

    public override bool Contains(ulong key) => Rank(key) >= 0;

    public override void Mark(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (Rank(keys[i]) >= 0)
                marks[i] = mark;
        }
    }

    public override long Rank(ulong key)
    {
        if (key > last)
            return -1;

        long bucket = (long)(key >> low);
        long bit = BucketStart(bucket);
        ulong wanted = key & ((1UL << low) - 1);
        long first = bit - bucket;
        long end = first + CountOnes(bit);

        if (first < 0 || end > Count)
            return -1;

        // The low bits inside a bucket ascend.
        while (first < end)
        {
            long middle = first + ((end - first) >> 1);
            ulong value = Low(middle);

            if (value == wanted)
                return middle;

            if (value < wanted)
                first = middle + 1;
            else
                end = middle;
        }

        return -1;
    }

    public override KeySource Keys() => new SparseKeySource(this);

    private ulong Low(long index)
    {
        // Fields of up to 50 bits at any bit: 57 are read at once.
        return Bits.From(lows, index * low) & ((1UL << low) - 1);
    }

    /// <summary>Where the ones of a bucket begin: behind the zero that ends the bucket before.</summary>
    private long BucketStart(long bucket)
    {
        if (bucket == 0)
            return 0;

        long zero = bucket - 1;
        long sample = Math.Min(zero / SparseWriter.ZerosPerSample, sampleCount - 1);
        long position = (long)Bits.Load(samples + (sample * 8));
        long before = sample * SparseWriter.ZerosPerSample;
        long index = position >> 6;

        if (index < 0 || index >= upperWords)
            return 0;

        // The sampled zero is the first one counted.
        ulong word = ~Bits.Load(uppers + (index * 8)) & (ulong.MaxValue << (int)(position & 63));
        long rank = zero - before;

        while (true)
        {
            int inWord = BitOperations.PopCount(word);

            if (rank < inWord)
                return (index * 64) + Bits.Select(word, (int)rank) + 1;

            rank -= inWord;

            if (++index >= upperWords)
                return 0;

            word = ~Bits.Load(uppers + (index * 8));
        }
    }

    private long CountOnes(long bit)
    {
        long ones = 0;

        while (bit + ones < upperWords * 64)
        {
            long at = bit + ones;
            int left = 64 - (int)(at & 63);
            int run = Math.Min(left, BitOperations.TrailingZeroCount(~(Bits.Load(uppers + ((at >> 6) * 8)) >> (int)(at & 63))));
            ones += run;

            if (run < left)
                break;
        }

        return ones;
    }

    /// <summary>Walks the upper bits; the n-th one is the n-th key.</summary>
    private sealed class SparseKeySource(SparseKeySet set) : KeySource
    {
        private readonly Columns columns = Columns.Open(set.image, set.role, set.header);
        private long index = -1;
        private ulong word;
        private long rank;

        public override bool HasPayload => !columns.IsEmpty;

        public override void Rewind()
        {
            index = -1;
            word = 0;
            rank = 0;
        }

        public override int Read(Span<ulong> keys, Span<uint> payloads)
        {
            int count = 0;

            while (count < keys.Length && rank < set.Count)
            {
                while (word == 0)
                {
                    if (++index >= set.upperWords)
                        return count;

                    word = Bits.Load(set.uppers + (index * 8));
                }

                long bucket = (index * 64) + BitOperations.TrailingZeroCount(word) - rank;
                word &= word - 1;

                if (!payloads.IsEmpty)
                    payloads[count] = columns.At(rank);

                keys[count++] = ((ulong)bucket << set.low) | set.Low(rank);
                rank++;
            }

            GC.KeepAlive(set.image);
            return count;
        }
    }
}
