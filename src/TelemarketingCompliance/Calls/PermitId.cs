using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Names a permit: 26 characters of 0–9 and A–Z without I, L, O and U, so that it rides in a SIP header or a CDR field. Later permits sort later.</summary>
/// <remarks>48 bits of milliseconds and 80 random bits. <c>default</c> names no permit.</remarks>
[JsonConverter(typeof(PermitIdConverter))]
public readonly record struct PermitId
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>Reads an id.</summary>
    /// <param name="value">26 characters of the alphabet, upper case.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is no permit id.</exception>
    public PermitId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length != Length || value[0] > '7' || value.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException("a permit id has 26 characters of 0-9 and A-Z without I, L, O and U, the first at most 7", nameof(value));
        Value = value;
    }

    /// <summary>The text of the id; null for <c>default</c>.</summary>
    public string Value { get; }

    /// <summary>A new id, unpredictable and unlike any other.</summary>
    /// <param name="at">The instant whose milliseconds it begins with.</param>
    public static PermitId NewAt(Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, at.ToUnixTimeMilliseconds()) << 16);
        Randomness.Fill(bytes[6..]);
        UInt128 bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new PermitId(string.Create(Length, bits, static (text, rest) =>
        {
            for (int i = text.Length - 1; i >= 0; i--, rest >>= 5)
                text[i] = Alphabet[(int)(rest & 31)];
        }));
    }

    /// <summary>The text of the id, or an empty text for <c>default</c>.</summary>
    public override string ToString() => Value ?? "";

    /// <summary>Unpredictable bytes, drawn from the system for a hundred ids at a time: each draw costs a microsecond.</summary>
    private static class Randomness
    {
        [ThreadStatic]
        private static byte[]? drawn;

        [ThreadStatic]
        private static int used;

        internal static void Fill(Span<byte> bytes)
        {
            drawn ??= new byte[1000];
            if (used == 0 || used + bytes.Length > drawn.Length)
            {
                RandomNumberGenerator.Fill(drawn);
                used = 0;
            }

            drawn.AsSpan(used, bytes.Length).CopyTo(bytes);
            used += bytes.Length;
        }
    }
}
