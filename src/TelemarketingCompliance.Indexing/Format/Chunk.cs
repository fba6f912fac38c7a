using System.Numerics;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>One chunk of a set: its header's low four bits say how its keys are coded.</summary>
internal static unsafe class Chunk
{
    public const int LastParameter = 12;
    public const int OwnRice = 13;
    public const int Full = 14;
    public const int Bitmap = 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(byte* chunk, uint size, in SetHeader set, uint rest)
    {
        int code = *chunk & 15;

        if (code <= LastParameter && set.Code == ChunkCode.Cyclic)
            return CyclicChunk.Contains(chunk, size, set.LowBase + code, rest);

        return ContainsOtherwise(chunk, size, set, code, rest);
    }

    /// <summary>Keys of the chunk below <paramref name="rest"/>, or -1 when it is not there.</summary>
    public static int Rank(byte* chunk, uint size, in SetHeader set, uint rest)
    {
        int code = *chunk & 15;

        if (code == Full)
            return (int)rest;

        if (code == Bitmap)
        {
            if (!InBitmap(chunk, size, rest))
                return -1;

            int below = BitOperations.PopCount(chunk[1 + (rest >> 3)] & ((1u << (int)(rest & 7)) - 1));

            for (uint i = 0; i < rest >> 3; i++)
                below += BitOperations.PopCount((uint)chunk[1 + i]);

            return below;
        }

        if (code != OwnRice && set.Code == ChunkCode.Cyclic)
            return CyclicChunk.Rank(chunk, size, set.LowBase + code, rest);

        RiceChunk gaps = GapsOf(chunk, size, set, code);

        for (int rank = 0; ; rank++)
        {
            long key = gaps.Next();

            if (key >= rest)
                return key == rest ? rank : -1;
        }
    }

    /// <summary>Writes the chunk's keys into a cleared bitmap of the set's width.</summary>
    public static void Decode(byte* chunk, uint size, in SetHeader set, byte* bitmap)
    {
        int code = *chunk & 15;

        if (code == Full)
            new Span<byte>(bitmap, (int)(set.Width / 8)).Fill(0xFF);
        else if (code == Bitmap)
            new ReadOnlySpan<byte>(chunk + 1, (int)Math.Min(set.Width / 8, size - 1)).CopyTo(new Span<byte>(bitmap, (int)(set.Width / 8)));
        else if (code != OwnRice && set.Code == ChunkCode.Cyclic)
            CyclicChunk.Decode(chunk, size, set.LowBase + code, set.Width, bitmap);
        else
            DecodeGaps(GapsOf(chunk, size, set, code), set.Width, bitmap);
    }

    private static RiceChunk GapsOf(byte* chunk, uint size, in SetHeader set, int code) =>
        code == OwnRice ? RiceChunk.WithOwnParameter(chunk, size) : new RiceChunk(chunk, size, set.LowBase - 1 + code);

    private static void DecodeGaps(RiceChunk gaps, uint width, byte* bitmap)
    {
        for (long key = gaps.Next(); key < width; key = gaps.Next())
            bitmap[key >> 3] |= (byte)(1 << (int)(key & 7));
    }

    private static bool ContainsOtherwise(byte* chunk, uint size, in SetHeader set, int code, uint rest)
    {
        if (code == Bitmap)
            return InBitmap(chunk, size, rest);

        if (code == Full)
            return true;

        RiceChunk gaps = GapsOf(chunk, size, set, code);
        long key;

        do
        {
            key = gaps.Next();
        }
        while (key < rest);

        return key == rest;
    }

    private static bool InBitmap(byte* chunk, uint size, uint rest) =>
        1 + (rest >> 3) < size && ((chunk[1 + (rest >> 3)] >> (int)(rest & 7)) & 1) != 0;
}
