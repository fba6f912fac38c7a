using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>The rows of a piece with their verdicts, as they are written.</summary>
internal sealed class ScreenedPiece
{
    private readonly ScreenPiece piece;
    private readonly int[] ends;
    private byte[] text = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int length;

    private ScreenedPiece(ScreenPiece piece, ScreenedBatch batch)
    {
        this.piece = piece;
        Counts = batch.Counts;
        ends = new int[piece.Count];
    }

    public ScreenPiece Piece => piece;

    public ScreeningCounts Counts { get; }

    /// <summary>Puts the lines of a piece together.</summary>
    public static ScreenedPiece Of(ScreenPiece piece, ScreenedBatch batch, char separator)
    {
        var screened = new ScreenedPiece(piece, batch);
        var verdicts = new Dictionary<ScreenedVerdict, byte[]>(ReferenceEqualityComparer.Instance);
        for (int row = 0, call = 0; row < piece.Count; row++)
        {
            if (piece.RefusalOf(row) is null)
                screened.Add(row, verdicts, batch[call++].Verdict, separator);
            screened.ends[row] = screened.length;
        }

        return screened;
    }

    /// <summary>Writes the rows; <paramref name="firstLineOf"/> tells where a number came before, or 0.</summary>
    /// <returns>How many numbers came before.</returns>
    public int Write(HashedOutput output, Func<ulong, long, long> firstLineOf)
    {
        int duplicates = 0;
        int written = 0;
        for (int row = 0; row < piece.Count; row++)
        {
            if (piece.RefusalOf(row) is not null || firstLineOf(piece.CalleeOf(row), piece.LineNumberOf(row)) is not (> 0 and long first))
                continue;

            // Its line of the first goes between the last separator and the line's end.
            duplicates++;
            output.Write(text.AsSpan(written..(ends[row] - 1)));
            output.Write(Encoding.ASCII.GetBytes(first.ToString(CultureInfo.InvariantCulture)));
            written = ends[row] - 1;
        }

        output.Write(text.AsSpan(written..length));
        return duplicates;
    }

    /// <summary>Gives the memory back; the piece must not be used any more.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(text);
        text = [];
        piece.Release();
    }

    private void Add(int row, Dictionary<ScreenedVerdict, byte[]> verdicts, ScreenedVerdict verdict, char separator)
    {
        if (!verdicts.TryGetValue(verdict, out byte[]? columns))
            verdicts.Add(verdict, columns = VerdictLine.Of(verdict, separator));
        ReadOnlySpan<byte> line = piece.LineOf(row);
        if (!Utf8.IsValid(line))
            line = Encoding.UTF8.GetBytes(FieldText.Decode(line));
        Reserve(line.Length + columns.Length + 24);
        line.CopyTo(text.AsSpan(length));
        length += line.Length;
        text[length++] = (byte)separator;
        length += VerdictLine.Write(piece.CalleeOf(row), text.AsSpan(length));
        columns.CopyTo(text, length);
        length += columns.Length;
        text[length++] = (byte)'\n';
    }

    private void Reserve(int bytes)
    {
        if (text.Length - length >= bytes)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(text.Length * 2, length + bytes));
        text.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(text);
        text = larger;
    }
}
