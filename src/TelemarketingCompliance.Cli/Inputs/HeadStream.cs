namespace TelemarketingCompliance.Cli;

/// <summary>A stream whose first bytes were read ahead, to be looked at; reading begins with them.</summary>
internal sealed class HeadStream : ReadOnlyStream
{
    private readonly Stream rest;

    private HeadStream(ReadOnlyMemory<byte> head, Stream rest)
    {
        Head = head;
        this.rest = rest;
    }

    /// <summary>What is left of the bytes read ahead.</summary>
    public ReadOnlyMemory<byte> Head { get; private set; }

    /// <summary>Reads ahead as many bytes as there are, at most <paramref name="count"/>.</summary>
    public static HeadStream Of(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return new HeadStream(bytes.AsMemory(0, read), stream);
    }

    /// <summary>Drops bytes of the head.</summary>
    public void Skip(int count) => Head = Head[count..];

    public override int Read(Span<byte> buffer)
    {
        if (Head.IsEmpty)
            return rest.Read(buffer);

        int count = Math.Min(buffer.Length, Head.Length);
        Head.Span[..count].CopyTo(buffer);
        Skip(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();

        base.Dispose(disposing);
    }
}
