using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Makes the checksums of a damaged file match again, as somebody would who means harm.</summary>
internal static class Seal
{
    private const int Footer = 64;

    /// <summary>SHA-256 of the content and XXH3 of the file; what is shorter than a footer stays as it is.</summary>
    public static void Both(Span<byte> file)
    {
        if (file.Length < Footer)
            return;

        SHA256.HashData(file[..^Footer], file[^(Footer - 16)..]);
        Checksum(file);
    }

    /// <summary>XXH3 only: what a mistake in a writer would leave.</summary>
    public static void Checksum(Span<byte> file) =>
        BinaryPrimitives.WriteUInt64LittleEndian(file[^16..], XxHash3.HashToUInt64(file[..^16]));
}
