using System.Text;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>The list that is screened, in pieces of whole rows.</summary>
internal sealed class ScreenInput : IDisposable
{
    private readonly InputFile file;
    private readonly RowReader rows;
    private readonly int listColumn;
    private byte[] lastListText = [];
    private ContactListId? lastList;
    private string? lastListFault;

    private ScreenInput(InputFile file, TableShape shape)
    {
        this.file = file;
        Separator = shape.Separator;
        listColumn = shape.List;
        Header = HeaderOf(file, shape);
        rows = shape.Open(file);
    }

    public string Name => file.Name;

    public char Separator { get; }

    /// <summary>The titles as they stand in the file, a spreadsheet's <c>sep=;</c> before them; made up where there are none.</summary>
    public string Header { get; }

    /// <exception cref="RefusalException">The file cannot be read, is empty, or its numbers cannot be found.</exception>
    public static ScreenInput Open(ScreenRequest request)
    {
        InputFile file = InputFile.Open(request.Input, request.Encoding);
        try
        {
            if (file.Stream.Head.Span.Trim(" \t\r\n"u8).IsEmpty)
                throw RefusalException.Input($"`{file.Name}` is empty; export it again");
            return new ScreenInput(file, TableShape.Of(file, request.Columns, request.Region, request.Delimiter));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The next rows; null at the end.</summary>
    public ScreenPiece? Read()
    {
        try
        {
            if (!rows.Read())
                return null;
            var piece = new ScreenPiece();
            do
            {
                ReadList();
                piece.Add(rows, lastList, rows.Fault ?? lastListFault);
            }
            while (!piece.IsFull && rows.Read());
            piece.Position = file.Position;
            return piece;
        }
        catch (InvalidDataException fault)
        {
            throw InputFile.Damaged(file.Name, fault);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        file.Dispose();
    }

    // Rows of one list stand together, mostly.
    private void ReadList()
    {
        ReadOnlySpan<byte> text = listColumn < 0 ? [] : rows.Field(listColumn);
        if (text.SequenceEqual(lastListText))
            return;
        lastListText = text.ToArray();
        (lastList, lastListFault) = (null, null);
        try
        {
            lastList = FieldText.Decode(text).Trim() is { Length: > 0 } id ? new ContactListId(id) : null;
        }
        catch (ArgumentException refused)
        {
            lastListFault = $"the field names no contact list: {refused.Message.Split(" (Parameter")[0]}";
        }
    }

    private static string HeaderOf(InputFile file, TableShape shape)
    {
        string[] columns = VerdictLine.Columns;
        if (shape.LinesBefore == 0 || (shape.LinesBefore == 1 && shape.HasHint))
        {
            string titles = string.Join(shape.Separator, shape.Width == 1 ? ["number"] : Enumerable.Range(1, shape.Width).Select(i => $"column_{i}"));
            return (shape.HasHint ? $"sep={shape.Separator}\n" : "") + titles;
        }

        string head = FieldText.Decode(FirstLines(file.Stream.Head.Span, shape.LinesBefore));
        string last = head[(head.LastIndexOf('\n') + 1)..];
        string[] taken = [.. TableShape.Cells(last, shape.Separator).Intersect(columns, StringComparer.OrdinalIgnoreCase)];
        return taken.Length == 0
            ? head
            : throw RefusalException.Input($"`{file.Name}`, line {shape.LinesBefore}: there is a column `{taken[0]}` already, which the screening adds; rename it, or screen the list it was made from");
    }

    // Lines that are not empty; without their ends but those between them.
    private static byte[] FirstLines(ReadOnlySpan<byte> head, int count)
    {
        using MemoryStream lines = new();
        for (; count > 0; count--)
        {
            head = head.TrimStart("\r\n"u8);
            int end = head.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> line = end < 0 ? head : head[..end];
            if (lines.Length > 0)
                lines.WriteByte((byte)'\n');
            lines.Write(line);
            head = head[line.Length..];
        }

        return lines.ToArray();
    }
}
