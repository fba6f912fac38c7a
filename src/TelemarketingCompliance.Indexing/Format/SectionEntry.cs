using System.Buffers.Binary;

namespace TelemarketingCompliance;

/// <summary>One line of the section table: what stands where.</summary>
internal readonly record struct SectionEntry(SectionType Type, SetRole Role, uint Flags, long Offset, long Length)
{
    public bool IsCritical => (Flags & Layout.Critical) != 0;

    public static SectionEntry Read(ReadOnlySpan<byte> bytes) => new(
        (SectionType)BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (SetRole)BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)Type);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], (ushort)Role);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Flags);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Length);
    }
}
