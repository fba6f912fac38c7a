namespace TelemarketingCompliance;

/// <summary>Seven bits a byte, lowest first; the high bit says that another follows.</summary>
internal static class Varint
{
    public static int Write(Span<byte> bytes, ulong value)
    {
        int count = 0;

        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);

        bytes[count++] = (byte)value;
        return count;
    }

    /// <summary>Refuses what runs past the end or past 64 bits.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;

        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;

            if (part < 0x80)
                return value;
        }

        throw Failure.Malformed("a number ends too early");
    }
}
