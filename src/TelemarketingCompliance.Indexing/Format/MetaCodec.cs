using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Metadata as numbered fields in ascending order; equal metadata gives equal bytes.</summary>
internal static class MetaCodec
{
    private const int MaxText = 4096;
    private const int MaxField = 1 << 24;
    private const ushort CriticalField = 0x8000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(RegisterMetadata meta)
    {
        using MemoryStream stream = new();
        Text(stream, 1, meta.Register, required: true);
        Text(stream, 2, meta.Jurisdiction);
        Text(stream, 3, meta.Controller);
        Text(stream, 4, meta.Submitter);
        Texts(stream, 5, meta.Campaigns);
        Time(stream, 6, meta.ProcessedAt);
        Time(stream, 7, meta.ValidUntil);
        Text(stream, 8, meta.Reference);
        Ranges(stream, 9, CoverageRanges.Canonical(meta.Coverage));
        return stream.ToArray();
    }

    public static byte[] Write(NumberSetMetadata meta)
    {
        using MemoryStream stream = new();
        Text(stream, 1, meta.Name, required: true);
        Time(stream, 6, meta.AsOf);
        Text(stream, 8, meta.Reference);
        return stream.ToArray();
    }

    public static RegisterMetadata ReadRegister(ReadOnlySpan<byte> bytes)
    {
        Dictionary<ushort, byte[]> fields = Fields(bytes);

        return new RegisterMetadata
        {
            Register = Text(fields, 1) ?? throw Failure.Malformed("the register has no name"),
            Jurisdiction = Text(fields, 2),
            Controller = Text(fields, 3),
            Submitter = Text(fields, 4),
            Campaigns = Texts(fields, 5),
            ProcessedAt = Time(fields, 6) ?? throw Failure.Malformed("the register has no instant"),
            ValidUntil = Time(fields, 7),
            Reference = Text(fields, 8),
            Coverage = Ranges(fields, 9),
        };
    }

    public static NumberSetMetadata ReadSet(ReadOnlySpan<byte> bytes)
    {
        Dictionary<ushort, byte[]> fields = Fields(bytes);
        return new NumberSetMetadata { Name = Text(fields, 1) ?? throw Failure.Malformed("the set has no name"), AsOf = Time(fields, 6), Reference = Text(fields, 8) };
    }

    private static Dictionary<ushort, byte[]> Fields(ReadOnlySpan<byte> bytes)
    {
        Dictionary<ushort, byte[]> fields = [];
        int last = -1;

        while (bytes.Length > 0)
        {
            ushort id = bytes.Length < 6 ? (ushort)0 : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            uint size = bytes.Length < 6 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]);

            if (size > MaxField || size > bytes.Length - 6 || id <= last)
                throw Failure.Malformed("the metadata is not a list of fields");

            if ((id & CriticalField) != 0)
                throw new Refusal(IndexError.UnsupportedVersion, "has a critical field of a later version in its metadata; update the library");

            fields[id] = bytes.Slice(6, (int)size).ToArray();
            bytes = bytes[(6 + (int)size)..];
            last = id;
        }

        return fields;
    }

    private static void Field(MemoryStream stream, ushort id, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxField)
            throw new IndexException(IndexError.InvalidMetadata, "the metadata is too long; give fewer campaigns or ranges");

        Span<byte> head = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16LittleEndian(head, id);
        BinaryPrimitives.WriteUInt32LittleEndian(head[2..], (uint)bytes.Length);
        stream.Write(head);
        stream.Write(bytes);
    }

    private static byte[] Encode(string text)
    {
        try
        {
            byte[] bytes = Utf8.GetBytes(text);
            return bytes.Length is > 0 and <= MaxText
                ? bytes
                : throw new IndexException(IndexError.InvalidMetadata, "a text of the metadata is empty or longer than 4,096 bytes; shorten it, or use null for unknown");
        }
        catch (EncoderFallbackException fault)
        {
            throw new IndexException(IndexError.InvalidMetadata, "a text of the metadata is not well-formed Unicode; correct it", fault);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.Length is > 0 and <= MaxText ? Utf8.GetString(bytes) : throw Failure.Malformed("a text of the metadata has an impossible length");
        }
        catch (DecoderFallbackException)
        {
            throw Failure.Malformed("a text of the metadata is not UTF-8");
        }
    }

    private static void Text(MemoryStream stream, ushort id, string? text, bool required = false)
    {
        if (text is not null)
            Field(stream, id, Encode(text));
        else if (required)
            throw new IndexException(IndexError.InvalidMetadata, "the metadata needs a name; give one");
    }

    private static string? Text(Dictionary<ushort, byte[]> fields, ushort id) => fields.TryGetValue(id, out byte[]? bytes) ? Decode(bytes) : null;

    private static void Texts(MemoryStream stream, ushort id, ImmutableArray<string> texts)
    {
        if (texts.IsDefaultOrEmpty)
            return;

        using MemoryStream list = new();
        Span<byte> size = stackalloc byte[2];

        // Ordered by their bytes, which every language can do.
        foreach (byte[] bytes in texts.Distinct(StringComparer.Ordinal).Select(Encode).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)bytes.Length);
            list.Write(size);
            list.Write(bytes);
        }

        Field(stream, id, list.ToArray());
    }

    private static ImmutableArray<string> Texts(Dictionary<ushort, byte[]> fields, ushort id)
    {
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        ReadOnlySpan<byte> rest = fields.GetValueOrDefault(id);

        while (rest.Length > 0)
        {
            int size = rest.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16LittleEndian(rest);

            if (size > rest.Length - 2)
                throw Failure.Malformed("a list of the metadata ends too early");

            texts.Add(Decode(rest.Slice(2, size)));
            rest = rest[(2 + size)..];
        }

        return texts.ToImmutable();
    }

    private static void Time(MemoryStream stream, ushort id, DateTimeOffset? at)
    {
        if (at is not { } instant)
            return;

        Span<byte> ticks = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(ticks, instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks);
        Field(stream, id, ticks);
    }

    private static DateTimeOffset? Time(Dictionary<ushort, byte[]> fields, ushort id)
    {
        if (!fields.TryGetValue(id, out byte[]? bytes))
            return null;

        long ticks = bytes.Length == 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : long.MaxValue;
        long epoch = DateTimeOffset.UnixEpoch.UtcTicks;

        return ticks >= -epoch && ticks <= DateTimeOffset.MaxValue.UtcTicks - epoch
            ? new DateTimeOffset(epoch + ticks, TimeSpan.Zero)
            : throw Failure.Malformed("an instant of the metadata is impossible");
    }

    private static void Ranges(MemoryStream stream, ushort id, ImmutableArray<NumberRange> ranges)
    {
        if (ranges.IsEmpty)
            return;

        byte[] bytes = new byte[ranges.Length * 16];

        for (int i = 0; i < ranges.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * 16), ranges[i].First);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((i * 16) + 8), ranges[i].Last);
        }

        Field(stream, id, bytes);
    }

    private static ImmutableArray<NumberRange> Ranges(Dictionary<ushort, byte[]> fields, ushort id)
    {
        ImmutableArray<NumberRange>.Builder ranges = ImmutableArray.CreateBuilder<NumberRange>();
        ReadOnlySpan<byte> rest = fields.GetValueOrDefault(id);
        ulong least = 1;

        for (; rest.Length > 0; rest = rest[16..])
        {
            ulong first = rest.Length < 16 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(rest);
            ulong last = rest.Length < 16 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]);

            if (first < least || last < first || last > Keys.Max || Keys.Digits(first) != Keys.Digits(last))
                throw Failure.Malformed("the coverage is impossible");

            ranges.Add(new NumberRange(first, last));
            least = last + 1;
        }

        return ranges.ToImmutable();
    }
}
