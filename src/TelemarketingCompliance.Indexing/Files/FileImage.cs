using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace TelemarketingCompliance;

/// <summary>The checked bytes of one file. Whoever reads through its pointers keeps it alive; the collector frees memory or mapping.</summary>
internal sealed unsafe class FileImage
{
    private readonly FileBytes bytes;
    private readonly SectionEntry[] sections;

    private FileImage(FileBytes bytes, SectionEntry[] sections)
    {
        this.bytes = bytes;
        this.sections = sections;
    }

    public long Length => bytes.Length;

    public IndexKind Kind => (IndexKind)bytes.Start[12];

    public IndexProfile Profile => (IndexProfile)bytes.Start[13];

    public Version Version => new(BinaryPrimitives.ReadUInt16LittleEndian(Span(8, 2)), BinaryPrimitives.ReadUInt16LittleEndian(Span(10, 2)));

    public ReadOnlySpan<byte> ContentHash => Span(Length - Layout.FooterBytes + 16, 32);

    public string SnapshotId => Convert.ToHexStringLower(ContentHash[..16]);

    public IReadOnlyList<SectionEntry> Sections => sections;

    /// <summary>Opens and verifies. <paramref name="kind"/> None accepts every kind.</summary>
    public static FileImage Open(string path, IndexOpenOptions options, IndexKind kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string role = Failure.RoleOf(kind);

        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("index files are read in place, which needs a little-endian machine");

        return ReadGuard.Run(role, path, () =>
        {
            FileImage image = Of(options.Access == IndexAccess.Mapped ? FileBytes.Map(path, role) : FileBytes.Load(path, role), Failure.Name(path), options, kind);

            if (options.Verification == IndexVerification.Signature)
                IndexSignature.Check(path, image, options.SignatureKey);

            return image;
        });
    }

    /// <summary>Everything but the signature, which lies beside the file.</summary>
    public static FileImage Of(FileBytes bytes, string name, IndexOpenOptions options, IndexKind kind)
    {
        string role = Failure.RoleOf(kind);
        FileImage image = Parse(bytes, role, name);

        if (kind != IndexKind.None && image.Kind != kind)
            throw new IndexException(IndexError.WrongKind, $"`{name}` is a {Failure.RoleOf(image.Kind)}, not a {role}; open it as what it is");

        if (options.Verification != IndexVerification.Checksum)
            image.VerifyContent();

        return image;
    }

    /// <summary>A file that was written into memory.</summary>
    public static FileImage InMemory(ReadOnlySpan<byte> content, IndexKind kind) => Parse(FileBytes.Copy(content), Failure.RoleOf(kind), "memory");

    /// <summary>SHA-256 of the bytes before a position; in pieces, because a span ends at 2 GB.</summary>
    public byte[] Sha256(long end)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        for (long at = 0; at < end; at += 1 << 30)
            hash.AppendData(Span(at, Math.Min(1 << 30, end - at)));

        return hash.GetHashAndReset();
    }

    public byte* Pointer(SectionEntry section) => bytes.Start + section.Offset;

    public ReadOnlySpan<byte> Span(SectionEntry section) => Span(section.Offset, section.Length);

    public SectionEntry? Find(SectionType type, SetRole role)
    {
        foreach (SectionEntry section in sections)
        {
            if (section.Type == type && section.Role == role)
                return section;
        }

        return null;
    }

    public SectionEntry Require(SectionType type, SetRole role) =>
        Find(type, role) ?? throw Failure.Malformed("a section is missing");

    /// <summary>Refuses a mapped file that was written into; resident bytes cannot change.</summary>
    public void ThrowIfChanged() => bytes.ThrowIfChanged();

    /// <summary>The same for single look-ups, some hundred times a second at most.</summary>
    public void ThrowIfChangedLately() => bytes.ThrowIfChangedLately();

    /// <summary>True when <see cref="ThrowIfChanged"/> can ever throw.</summary>
    public bool CanChange => bytes.IsMapped;

    /// <summary>Writes the same bytes to a file, completely or not at all.</summary>
    public void Save(string path)
    {
        using PendingFile file = new(path);

        for (long at = 0; at < Length; at += 1 << 30)
            file.Write(Span(at, Math.Min(1 << 30, Length - at)));

        file.Commit();
    }

    private void VerifyContent()
    {
        if (!Sha256(Length - Layout.FooterBytes).AsSpan().SequenceEqual(ContentHash))
            throw new Refusal(IndexError.Damaged, "is damaged: its content does not match its SHA-256; fetch or build it again");
    }

    private static FileImage Parse(FileBytes bytes, string role, string name)
    {
        if (bytes.Length == 0)
            throw new IndexException(IndexError.Empty, $"the {role} `{name}` is empty; fetch or build it again");

        ReadOnlySpan<byte> start = bytes.Span(0, Math.Min(bytes.Length, Layout.HeaderBytes));

        if (!start.StartsWith(Layout.Magic[..Math.Min(start.Length, 8)]))
            throw new IndexException(IndexError.NotAnIndex, $"`{name}` is no {role}: it does not begin as one; check which file was passed");

        if (bytes.Length < Layout.HeaderBytes + Layout.FooterBytes)
            throw Incomplete(role, name);

        if (BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) != Layout.Major)
            throw new IndexException(IndexError.UnsupportedVersion, $"the {role} `{name}` has another major version of the format; update the library or build the file again");

        ReadOnlySpan<byte> footer = bytes.Span(bytes.Length - Layout.FooterBytes, Layout.FooterBytes);

        if (!footer[56..].SequenceEqual(Layout.FooterMagic) || BinaryPrimitives.ReadInt64LittleEndian(footer) != bytes.Length)
            throw Incomplete(role, name);

        if (Checksum(bytes) != BinaryPrimitives.ReadUInt64LittleEndian(footer[48..]))
            throw new IndexException(IndexError.Damaged, $"the {role} `{name}` is damaged: its checksum does not match; fetch or build it again");

        return new FileImage(bytes, SectionTable.Read(bytes, footer));
    }

    // In pieces, because a span ends at 2 GB.
    private static ulong Checksum(FileBytes bytes)
    {
        XxHash3 hash = new();
        long end = bytes.Length - 16;

        if (end <= int.MaxValue)
            return XxHash3.HashToUInt64(bytes.Span(0, end));

        for (long at = 0; at < end; at += 1 << 30)
            hash.Append(bytes.Span(at, Math.Min(1 << 30, end - at)));

        return hash.GetCurrentHashAsUInt64();
    }

    private static IndexException Incomplete(string role, string name) =>
        new(IndexError.Truncated, $"the {role} `{name}` is incomplete: it ends too early or something was appended; fetch or build it again");

    private ReadOnlySpan<byte> Span(long at, long count) => bytes.Span(at, count);
}
