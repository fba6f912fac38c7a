using System.Buffers.Binary;
using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>One Elias–Fano code over a whole set, for keys so far apart that chunks would cost more than they save.</summary>
internal sealed class SparseWriter
{
    public const int HeaderBytes = 32;
    public const int ZerosPerSample = 512;

    private readonly int low;
    private readonly long count;
    private readonly ulong last;
    private readonly ulong[] lows;
    private readonly ulong[] uppers;
    private long at;

    public SparseWriter(long count, ulong last)
    {
        this.count = count;
        this.last = last;
        low = BitOperations.Log2(Math.Max(1, (last + 1) / (ulong)count));
        lows = new ulong[((count * low) + 63) / 64];
        uppers = new ulong[(count + (long)(last >> low) + 1 + 63) / 64];
    }

    public void Add(ReadOnlySpan<ulong> ascending)
    {
        foreach (ulong key in ascending)
        {
            long one = (long)(key >> low) + at;
            uppers[one >> 6] |= 1UL << (int)(one & 63);
            long bit = at * low;
            ulong field = key & ((1UL << low) - 1);

            if (low > 0)
            {
                lows[bit >> 6] |= field << (int)(bit & 63);

                if ((bit & 63) + low > 64)
                    lows[(bit >> 6) + 1] |= field >> (64 - (int)(bit & 63));
            }

            at++;
        }
    }

    public void WriteTo(FileWriter file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        header.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(header, count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], last);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], uppers.LongLength);
        header[24] = (byte)low;
        file.Write(header);
        WriteWords(file, lows);
        WriteWords(file, uppers);
        WriteSamples(file);
    }

    private static void WriteWords(FileWriter file, ulong[] words)
    {
        Span<byte> bytes = stackalloc byte[8];

        foreach (ulong word in words)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, word);
            file.Write(bytes);
        }
    }

    // The position of zero number 0, 512, 1024, …: where the search for a bucket begins.
    private void WriteSamples(FileWriter file)
    {
        Span<byte> bytes = stackalloc byte[8];
        long zeros = 0;
        long wanted = 0;
        long length = count + (long)(last >> low) + 1;

        for (long i = 0; i < uppers.LongLength; i++)
        {
            ulong word = ~uppers[i];
            long inWord = BitOperations.PopCount(word);

            for (; wanted < zeros + inWord; wanted += ZerosPerSample)
            {
                long position = (i * 64) + Bits.Select(word, (int)(wanted - zeros));

                if (position >= length)
                    return;

                BinaryPrimitives.WriteInt64LittleEndian(bytes, position);
                file.Write(bytes);
            }

            zeros += inWord;
        }
    }
}
