using System.Buffers.Binary;
using System.IO.Compression;

namespace TelemarketingCompliance.Cli;

/// <summary>An unpacked file that must be whole: the runtime ends a file that was cut off as if that were its end, and the numbers behind it would be missing.</summary>
/// <param name="packed">The packed bytes.</param>
/// <param name="expected">What the file's last four bytes promise: the length of the text, modulo 2³².</param>
internal sealed class GzipText(Stream packed, uint expected) : ReadOnlyStream
{
    private const int TrailerBytes = 4;

    private readonly GZipStream text = new(packed, CompressionMode.Decompress);
    private uint length;

    /// <summary>The promise of a packed file.</summary>
    public static uint LengthOf(FileStream file)
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        // The end of a pipe is not known in advance.
        long at = file.CanSeek ? file.Length - TrailerBytes : -1;
        return at < 0 || RandomAccess.Read(file.SafeFileHandle, trailer, at) < TrailerBytes
            ? throw new InvalidDataException("the file is too short")
            : BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = text.Read(buffer);
        length += (uint)read;
        return read > 0 || buffer.IsEmpty || length == expected ? read : throw new InvalidDataException("the text is shorter than promised");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();

        base.Dispose(disposing);
    }
}
