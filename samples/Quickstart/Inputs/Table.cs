using System.Text;
using CsvHelper;

namespace Quickstart;

/// <summary>A file of rows under a header. The separator is the one the header uses; every line is a row, so none is lost to a stray quote.</summary>
internal sealed class Table : IDisposable
{
    private readonly CsvReader reader;
    private readonly string[] headers;
    private readonly Dictionary<Column, int> indexes = [];
    private readonly HashSet<int> linesWithOpenQuotes = [];

    private Table(string path)
    {
        File = Path.GetFileName(path);
        string text = TextFile.Read(path);
        reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = NoteQuotes,
        });
        headers = [.. reader.Headers ?? []];
    }

    /// <summary>The file's name, without its folder.</summary>
    internal string File { get; }

    /// <summary>Opens a file that has these columns, in any order, among others.</summary>
    internal static Table Open(string path, params Column[] needed)
    {
        var table = new Table(path);
        foreach (Column column in needed)
        {
            if (table.IndexOf(column) < 0)
                throw table.Lacks(column);
        }

        return table;
    }

    /// <summary>The rows of a file that means nothing without any; a broken one stops the run.</summary>
    internal IEnumerable<Row> Rows() => AtLeastOne(RowsOrNone());

    /// <summary>The rows of a file that may be empty, such as the blacklist of a new controller; a broken one stops the run.</summary>
    internal IEnumerable<Row> RowsOrNone() => Read().Select(row => row.Whole());

    /// <summary>The rows as they are, for lists of people, whose broken rows go to the rejects.</summary>
    internal IEnumerable<Row> RowsAsTheyAre() => AtLeastOne(Read());

    /// <summary>Where the column stands; -1 if it does not.</summary>
    internal int IndexOf(Column column)
    {
        if (!indexes.TryGetValue(column, out int index))
            indexes.Add(column, index = Find(column));
        return index;
    }

    /// <summary>The column's name in this file; null if it does not have it.</summary>
    internal string? HeaderOf(Column column) => IndexOf(column) is >= 0 and int index ? headers[index].Trim() : null;

    public void Dispose() => reader.Dispose();

    private static char SeparatorOf(string text)
    {
        string header = text.AsSpan().TrimStart("\r\n").ToString().Split('\n')[0];
        return ";\t,|".MaxBy(separator => header.Count(c => c == separator));
    }

    private int Find(Column column)
    {
        int[] found = [.. Enumerable.Range(0, headers.Length).Where(i => column.IsCalled(headers[i]))];
        return found.Length <= 1
            ? found.FirstOrDefault(-1)
            : throw new BadInputException(
                File, 1, column.Name, $"the header names this column {found.Length} times ({Quoted(found.Select(i => headers[i]))}); keep one of them");
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    // A quotation mark inside a field, as in Bar "Da Gino", is text; one that opens a field swallows separators.
    private void NoteQuotes(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.StrayQuote)
            linesWithOpenQuotes.Add((int)record.LineNumber);
    }

    private IEnumerable<Row> Read()
    {
        while (reader.Read())
        {
            int line = (int)reader.LineNumber;
            string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            string? fault = linesWithOpenQuotes.Contains(line) ? "a quotation mark opens a field and does not close it on its line; double it or remove it"
                : fields.Length != headers.Length ? $"the row has {fields.Length} fields and the header {headers.Length}; quote fields that hold the separator"
                : null;
            yield return new Row(this, line, fields, Encoding.UTF8.GetString(reader.RawRecord), fault);
        }
    }

    private IEnumerable<Row> AtLeastOne(IEnumerable<Row> rows)
    {
        bool any = false;
        foreach (Row row in rows)
        {
            any = true;
            yield return row;
        }

        if (!any)
            throw new BadInputException(File, 1, "there is a header but no row; export the list again");
    }

    private BadInputException Lacks(Column column)
    {
        string others = column.Names.Count > 1 ? $" (also accepted: {Quoted(column.Names.Skip(1))})" : "";
        return new BadInputException(File, 1, column.Name, $"the column is missing{others}; the header has {Quoted(headers)}");
    }
}
