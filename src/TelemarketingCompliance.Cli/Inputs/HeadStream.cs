namespace TelemarketingCompliance.Cli;

/// <summary>A stream whose first bytes were read ahead, to be looked at; reading begins with them.</summary>
internal sealed class HeadStream : Stream
{
    private readonly Stream rest;
    private ReadOnlyMemory<byte> head;

    private HeadStream(ReadOnlyMemory<byte> head, Stream rest)
    {
        this.head = head;
        this.rest = rest;
    }

    /// <summary>What is left of the bytes read ahead.</summary>
    public ReadOnlyMemory<byte> Head => head;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads ahead as many bytes as there are, at most <paramref name="count"/>.</summary>
    public static HeadStream Of(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return new HeadStream(bytes.AsMemory(0, read), stream);
    }

    /// <summary>Drops bytes of the head.</summary>
    public void Skip(int count) => head = head[count..];

    public override int Read(Span<byte> buffer)
    {
        if (head.IsEmpty)
            return rest.Read(buffer);

        int count = Math.Min(buffer.Length, head.Length);
        head.Span[..count].CopyTo(buffer);
        head = head[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();

        base.Dispose(disposing);
    }
}
