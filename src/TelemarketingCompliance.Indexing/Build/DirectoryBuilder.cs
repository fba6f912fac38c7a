using System.Buffers.Binary;

namespace TelemarketingCompliance;

/// <summary>64 groups of chunks: its tag, the index of its first group's line, and which of the groups exist.</summary>
internal readonly record struct DirectoryRegion(uint Tag, uint FirstGroup, ulong Present);

/// <summary>The open-addressing table of regions: 64-byte lines of four slots, at most half full, probed line by line.</summary>
internal sealed class DirectoryBuilder
{
    private readonly List<DirectoryRegion> regions;

    public DirectoryBuilder(List<DirectoryRegion> regions)
    {
        this.regions = regions;

        while (Layout.SlotsPerLine << LineBits < 2L * regions.Count)
            LineBits++;
    }

    public int LineBits { get; }

    /// <summary>Lines that the farthest region needs.</summary>
    public int MaxProbe { get; private set; }

    public static ulong LineOf(uint tag, int lineBits) => (tag * Layout.TagMultiplier) >> 1 >> (63 - lineBits);

    public byte[] Build()
    {
        byte[] table = new byte[Layout.LineBytes << LineBits];

        for (int line = 0; line < table.Length; line += Layout.LineBytes)
            table.AsSpan(line, 16).Fill(0xFF);

        // Ascending tags, so that equal sets give equal tables.
        foreach (DirectoryRegion region in regions)
            Insert(table, region);

        return table;
    }

    private void Insert(byte[] table, DirectoryRegion region)
    {
        int mask = (1 << LineBits) - 1;
        int line = (int)LineOf(region.Tag, LineBits);

        for (int probe = 1; ; probe++, line = (line + 1) & mask)
        {
            Span<byte> bytes = table.AsSpan(line * Layout.LineBytes, Layout.LineBytes);

            for (int slot = 0; slot < Layout.SlotsPerLine; slot++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[(slot * 4)..]) != Layout.EmptyTag)
                    continue;

                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(slot * 4)..], region.Tag);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(16 + (slot * 4))..], region.FirstGroup);
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[(32 + (slot * 8))..], region.Present);
                MaxProbe = Math.Max(MaxProbe, probe);
                return;
            }
        }
    }
}
