using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace TelemarketingCompliance;

/// <summary>Writes one file from front to back; only <see cref="Commit"/> makes it appear, complete.</summary>
internal sealed class FileWriter : IDisposable
{
    private readonly List<SectionEntry> sections = [];
    private readonly XxHash3 checksum = new();
    private readonly IncrementalHash content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly IFileOutput pending;
    private int used;
    private long length;
    private long sectionStart;

    public FileWriter(IFileOutput output, IndexKind kind, IndexProfile profile)
    {
        pending = output;
        Span<byte> header = stackalloc byte[Layout.HeaderBytes];
        header.Clear();
        Layout.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Layout.Major);
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], Layout.Minor);
        header[12] = (byte)kind;
        header[13] = (byte)profile;
        Write(header);
    }

    public byte[] ContentHash { get; private set; } = [];

    public long Length => length;

    public void Begin()
    {
        Pad();
        sectionStart = length;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;

        while (bytes.Length > 0)
        {
            int part = Math.Min(bytes.Length, buffer.Length - used);
            bytes[..part].CopyTo(buffer.AsSpan(used));
            used += part;
            bytes = bytes[part..];

            if (used == buffer.Length)
                Flush();
        }
    }

    public void End(SectionType type, SetRole role = SetRole.None, bool critical = true) =>
        sections.Add(new SectionEntry(type, role, critical ? Layout.Critical : 0, sectionStart, length - sectionStart));

    public void Section(SectionType type, SetRole role, ReadOnlySpan<byte> bytes)
    {
        Begin();
        Write(bytes);
        End(type, role);
    }

    /// <summary>Writes table and footer; the file still has its temporary name.</summary>
    public void Finish()
    {
        Pad();
        long tableAt = length;
        Span<byte> entry = stackalloc byte[Layout.EntryBytes];

        foreach (SectionEntry section in sections)
        {
            section.WriteTo(entry);
            Write(entry);
        }

        Pad();
        Flush();
        ContentHash = content.GetHashAndReset();
        Span<byte> footer = stackalloc byte[Layout.FooterBytes];
        footer.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(footer, length + Layout.FooterBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[8..], checked((uint)((length - tableAt) / Layout.Alignment)));
        BinaryPrimitives.WriteUInt32LittleEndian(footer[12..], (uint)sections.Count);
        ContentHash.CopyTo(footer[16..]);
        checksum.Append(footer[..48]);
        BinaryPrimitives.WriteUInt64LittleEndian(footer[48..], checksum.GetCurrentHashAsUInt64());
        Layout.FooterMagic.CopyTo(footer[56..]);
        pending.Write(footer);
        length += Layout.FooterBytes;
    }

    public void Commit() => pending.Commit();

    public void Dispose()
    {
        content.Dispose();
        pending.Dispose();
    }

    private void Pad()
    {
        Span<byte> zeros = stackalloc byte[Layout.Alignment];
        zeros.Clear();
        Write(zeros[..(int)(-length & (Layout.Alignment - 1))]);
    }

    private void Flush()
    {
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, used);
        checksum.Append(bytes);
        content.AppendData(bytes);
        pending.Write(bytes);
        used = 0;
    }
}
