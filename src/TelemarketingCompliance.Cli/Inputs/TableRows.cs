using CsvHelper;

namespace TelemarketingCompliance.Cli;

/// <summary>The rows of a table. Every line is a row, so that one stray quote swallows no numbers; rows that do not fit the table are told, not guessed.</summary>
internal sealed class TableRows : RowReader
{
    private const int LongestLine = 1 << 20;

    private readonly CsvReader reader;
    private readonly TableShape shape;
    private long openQuoteOnLine;

    public TableRows(Stream stream, TableShape shape)
    {
        this.shape = shape;
        reader = CsvReader.Create(new CutLines(stream, LongestLine + 1), Options(shape.Separator) with { OnMalformedRecord = NoteQuotes, MaxRecordSize = 2 * LongestLine }, leaveOpen: true);

        for (int i = 0; i < shape.LinesBefore; i++)
            Read();
    }

    public override long LineNumber => reader.LineNumber;

    public override ReadOnlySpan<byte> Number => Field(shape.Number);

    public override ReadOnlySpan<byte> Line => reader.RawRecord;

    public override string? Fault =>
        IsCut ? "the line is longer than 1 MB"
        : openQuoteOnLine == reader.LineNumber ? "a quotation mark opens a field and does not close it on its line; double it or remove it"
        : reader.FieldCount != shape.Width ? $"the line has {reader.FieldCount} fields where the first has {shape.Width}; quote fields that hold the separator"
        : null;

    /// <summary>How a table is read, here and when its shape is found out.</summary>
    public static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        DetectSeparatorHint = false,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false,
        TrimWhitespace = true,
        IncludeValuesInExceptions = false,
    };

    public override bool Read() => reader.Read();

    // A number may have been cut in two: a line that was cut has no fields.
    public override ReadOnlySpan<byte> Field(int column) => column < reader.FieldCount && !IsCut ? reader.GetSpan(column) : [];

    public override void Dispose() => reader.Dispose();

    private bool IsCut => reader.RawRecord.Length > LongestLine;

    // A quotation mark inside a field is text; one that opens a field would swallow separators.
    private void NoteQuotes(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.StrayQuote)
            openQuoteOnLine = record.LineNumber;
    }
}
