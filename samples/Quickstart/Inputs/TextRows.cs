using TelemarketingCompliance.Cli;
using TelemarketingCompliance.Cli.Import;

namespace Quickstart;

/// <summary>The rows of a file under its titles, read as <c>tmc</c> reads its files: any separator, UTF-8 or Windows-1252, every line a row.</summary>
internal sealed class TextRows(string path) : IDisposable
{
    private readonly ImportTable table = ImportTable.Open(path);

    internal string File => table.Name;

    internal long Line => table.Row.LineNumber;

    /// <summary>The row as it stands in the file.</summary>
    internal string Text => FieldText.Decode(table.Row.Line).TrimEnd('\r', '\n');

    /// <summary>Why the row cannot be told apart into its fields; null where it can.</summary>
    internal string? Fault => table.Row.Fault;

    internal bool Read() => table.Read();

    /// <summary>The title that the file gives to a column that goes by several; null where it has none of them.</summary>
    internal string? TitleOf(string[] names)
    {
        string[] found = [.. table.Titles.Where(title => names.Contains(title, StringComparer.OrdinalIgnoreCase))];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw RefusalException.Input($"`{File}`, line 1: the columns {string.Join(", ", found.Select(title => $"`{title}`"))} could all be `{names[0]}`; keep one of them");
    }

    /// <summary>The field without surrounding blanks; empty where the file has no such column.</summary>
    internal string this[params string[] names] => TitleOf(names) is { } title ? FieldText.Decode(table.Row.Field(table.Titles.IndexOf(title))).Trim() : "";

    public void Dispose() => table.Dispose();
}
