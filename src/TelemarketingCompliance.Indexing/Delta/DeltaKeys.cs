using System.Buffers;

namespace TelemarketingCompliance;

/// <summary>Ascending keys as variable-length differences, with their payloads where there are any.</summary>
internal sealed class DeltaKeys
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly bool hasPayload;
    private ulong last;

    public DeltaKeys(bool hasPayload) => this.hasPayload = hasPayload;

    public long Count { get; private set; }

    public static ArraySource Read(ReadOnlySpan<byte> section)
    {
        if (section.Length < 1 || section[0] > 1)
            throw Failure.Malformed("a list of numbers has no beginning");

        bool hasPayload = section[0] == 1;
        List<ulong> keys = [];
        List<uint> payloads = [];
        ulong last = 0;

        for (int at = 1; at < section.Length;)
        {
            ulong step = Varint.Read(section, ref at);

            if (step == 0 || step > Keys.Max - last)
                throw Failure.Malformed("a list of numbers is not in order");

            last += step;
            keys.Add(last);

            if (hasPayload)
                payloads.Add(Varint.Read(section, ref at) is var payload && payload <= uint.MaxValue ? (uint)payload : throw Failure.Malformed("a day is impossible"));
        }

        return new ArraySource([.. keys], hasPayload ? [.. payloads] : null);
    }

    public void Add(ulong key, uint payload)
    {
        Span<byte> varint = stackalloc byte[10];
        bytes.Write(varint[..Varint.Write(varint, key - last)]);

        if (hasPayload)
            bytes.Write(varint[..Varint.Write(varint, payload)]);

        last = key;
        Count++;
    }

    public void WriteTo(FileWriter file, SectionType type, SetRole role)
    {
        file.Begin();
        file.Write([(byte)(hasPayload ? 1 : 0)]);
        file.Write(bytes.WrittenSpan);
        file.End(type, role);
    }
}
