using System.Buffers.Binary;

namespace TelemarketingCompliance;

/// <summary>The numbers that describe one set of keys: 64 bytes.</summary>
internal readonly record struct SetHeader(
    uint Width, ChunkCode Code, byte LineBits, ushort MaxProbe, long Count, long Chunks, uint Groups, uint Regions, SetColumns Columns)
{
    public const int Bytes = 64;

    /// <summary>The 4-bit codes 0..12 of a chunk stand for 13 consecutive parameters; the widest chunks need the higher ones.</summary>
    public int LowBase { get; } = LowBaseOf(Width);

    public static int LowBaseOf(uint width) => Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount(width) - 12);

    public static SetHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes)
            throw Failure.Malformed("a set header is too short");

        SetHeader header = new(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (ChunkCode)bytes[4],
            bytes[5],
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]),
            (SetColumns)bytes[32]);

        if (header.Count < 0 || header.Count > (long)Keys.Max || header.Code > ChunkCode.Rice || header.LineBits > 40)
            throw Failure.Malformed("a set header holds impossible numbers");

        if (header.Width != 0 && !Layout.Widths.Contains(header.Width))
            throw Failure.Malformed("a set has an unknown chunk width");

        return header;
    }

    public void WriteTo(Span<byte> bytes)
    {
        bytes[..Bytes].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Width);
        bytes[4] = (byte)Code;
        bytes[5] = LineBits;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], MaxProbe);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Chunks);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], Groups);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[28..], Regions);
        bytes[32] = (byte)Columns;
    }
}

/// <summary>How the keys of a chunk are coded where a bitmap would be larger.</summary>
internal enum ChunkCode : byte
{
    /// <summary>Cyclic Elias–Fano: random access.</summary>
    Cyclic = 0,

    /// <summary>Golomb–Rice gaps: smaller, read from the front.</summary>
    Rice = 1,
}

[Flags]
internal enum SetColumns : byte
{
    None = 0,
    Days = 1,
    Flags = 2,
}
