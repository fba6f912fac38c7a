using System.Buffers.Binary;
using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>Collects days and flags in the order of the keys, and writes them as columns with access by rank.</summary>
internal sealed class ColumnWriter : IDisposable
{
    private readonly List<uint[]> blocks = [];
    private readonly SortedSet<uint> days = [];
    private byte planes;
    private long count;

    public void Add(ReadOnlySpan<uint> payloads)
    {
        foreach (uint payload in payloads)
        {
            if ((count & 0xFFFF) == 0)
                blocks.Add(new uint[0x1_0000]);

            blocks[^1][count++ & 0xFFFF] = payload;
            planes |= Payload.Flags(payload);
            days.Add(Payload.Days(payload));
        }
    }

    public SetColumns Write(FileWriter file, SetRole role)
    {
        SetColumns columns = SetColumns.None;

        if (days.Count > 1 || !days.Contains(0))
        {
            WriteDays(file, role);
            columns |= SetColumns.Days;
        }

        if (planes != 0)
        {
            WriteFlags(file, role);
            columns |= SetColumns.Flags;
        }

        return columns;
    }

    public void Dispose() => blocks.Clear();

    // A dictionary of the distinct days, then one index of fixed width for each key.
    private void WriteDays(FileWriter file, SetRole role)
    {
        uint[] dictionary = [.. days];
        int width = 32 - BitOperations.LeadingZeroCount((uint)(dictionary.Length - 1));
        Dictionary<uint, uint> codes = [];
        Span<byte> word = stackalloc byte[4];
        file.Begin();
        BinaryPrimitives.WriteUInt32LittleEndian(word, (uint)dictionary.Length);
        file.Write(word);

        foreach (uint day in dictionary)
        {
            codes[day] = (uint)codes.Count;
            BinaryPrimitives.WriteUInt32LittleEndian(word, day);
            file.Write(word);
        }

        BitStream bits = new(file);

        for (long i = 0; i < count; i++)
            bits.Add(codes[Payload.Days(At(i))], width);

        bits.Finish();
        file.End(SectionType.Days, role);
    }

    private void WriteFlags(FileWriter file, SetRole role)
    {
        file.Begin();
        file.Write([planes, 0, 0, 0, 0, 0, 0, 0]);

        for (int plane = 0; plane < 8; plane++)
        {
            if (((planes >> plane) & 1) == 0)
                continue;

            BitStream bits = new(file);

            for (long i = 0; i < count; i++)
                bits.Add((At(i) >> plane) & 1, 1);

            bits.Finish();
        }

        file.End(SectionType.Flags, role);
    }

    private uint At(long i) => blocks[(int)(i >> 16)][i & 0xFFFF];
}

/// <summary>Bit fields, lowest bit first, padded to whole words.</summary>
internal sealed class BitStream(FileWriter file)
{
    private readonly byte[] bytes = new byte[8];
    private ulong word;
    private int used;

    public void Add(uint value, int width)
    {
        word |= (ulong)value << used;
        used += width;

        if (used < 64)
            return;

        Flush();
        used -= 64;
        word = used == 0 ? 0 : (ulong)value >> (width - used);
    }

    public void Finish()
    {
        if (used > 0)
            Flush();
    }

    private void Flush()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, word);
        file.Write(bytes);
    }
}
