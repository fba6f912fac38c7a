namespace TelemarketingCompliance.Cli;

/// <summary>One number a line, quoted or not: no columns. Any line end, also mixed; empty lines are no rows.</summary>
internal sealed class LineRows(Stream stream) : RowReader
{
    // A line longer than this is no number; its first part is the row, the rest is skipped.
    private const int BufferBytes = 1 << 16;

    private readonly byte[] buffer = new byte[BufferBytes];
    private int at;
    private int end;
    private int start;
    private int length;
    private bool isAtEnd;
    private bool skipsToLineEnd;
    private bool skipsLineFeed;
    private long lineNumber;

    public override long LineNumber => lineNumber;

    // The file was taken for plain from its beginning; quotes may come later.
    public override ReadOnlySpan<byte> Number => Line.Contains((byte)'"') ? Line.Trim(" \t\""u8) : Line;

    public override ReadOnlySpan<byte> Line => buffer.AsSpan(start, length);

    public override bool Read()
    {
        do
        {
            if (!ReadLine())
                return false;
        }
        while (length == 0 || IsBlank());

        return true;
    }

    public override ReadOnlySpan<byte> Field(int column) => column == 0 ? Number : [];

    public override void Dispose()
    {
    }

    private bool IsBlank() => buffer[start] is (byte)' ' or (byte)'\t' && Line.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private bool ReadLine()
    {
        while (true)
        {
            if (skipsLineFeed && at < end)
            {
                skipsLineFeed = false;

                if (buffer[at] == '\n')
                    at++;
            }

            int found = buffer.AsSpan(at, end - at).IndexOfAny((byte)'\n', (byte)'\r');

            if (found >= 0)
            {
                bool isRest = skipsToLineEnd;
                (start, length) = (at, found);
                skipsLineFeed = buffer[at + found] == '\r';
                skipsToLineEnd = false;
                at += found + 1;

                if (isRest)
                    continue;

                lineNumber++;
                return true;
            }

            if (end - at == BufferBytes)
                return TakeWholeBuffer();

            if (isAtEnd)
                return TakeLastLine();

            Refill();
        }
    }

    private bool TakeWholeBuffer()
    {
        bool isRest = skipsToLineEnd;
        (start, length) = (at, isRest ? 0 : end - at);
        at = end;
        skipsToLineEnd = true;
        lineNumber += isRest ? 0 : 1;
        return true;
    }

    private bool TakeLastLine()
    {
        bool isLine = at < end && !skipsToLineEnd;
        (start, length) = (at, end - at);
        at = end;
        lineNumber += isLine ? 1 : 0;
        return isLine;
    }

    private void Refill()
    {
        Buffer.BlockCopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int read = stream.Read(buffer, end, BufferBytes - end);
        end += read;
        isAtEnd = read == 0;
    }
}
