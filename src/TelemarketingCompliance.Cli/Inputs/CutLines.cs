namespace TelemarketingCompliance.Cli;

/// <summary>A text whose lines end at a greatest length: what a line has beyond it is left out, so that one endless line spoils no other.</summary>
internal sealed class CutLines(Stream text, int longest) : ReadOnlyStream
{
    private int length;

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            int read = text.Read(buffer);
            int kept = Cut(buffer[..read]);

            if (kept > 0 || read == 0)
                return kept;
        }
    }

    /// <summary>Moves what is kept to the front.</summary>
    private int Cut(Span<byte> bytes)
    {
        // No line in here can become too long.
        if (bytes.Length <= longest - length)
        {
            int last = bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
            length = last < 0 ? length + bytes.Length : bytes.Length - last - 1;
            return bytes.Length;
        }

        int kept = 0;
        Span<byte> rest = bytes;

        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            int line = end < 0 ? rest.Length : end;
            int taken = Math.Min(line, longest - length);
            rest[..taken].CopyTo(bytes[kept..]);
            kept += taken;
            length += taken;

            if (end >= 0)
            {
                bytes[kept++] = rest[end];
                length = 0;
            }

            rest = rest[(end < 0 ? line : end + 1)..];
        }

        return kept;
    }
}
