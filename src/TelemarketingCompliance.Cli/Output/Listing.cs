using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace TelemarketingCompliance.Cli;

/// <summary>A result of many rows: one source of the table, of the plain text and of the JSON, an array of objects.</summary>
internal sealed class Listing(params string[] columns)
{
    // People read this: only what JSON itself requires is escaped.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string?[]> rows = [];

    public int Count => rows.Count;

    /// <summary>Adds a row: a text for each column; null where there is nothing to say.</summary>
    public void Add(params string?[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length);
        rows.Add(cells);
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Json))
        {
            writer.WriteStartArray();
            foreach (string?[] row in rows)
            {
                writer.WriteStartObject();
                for (int i = 0; i < columns.Length; i++)
                    writer.WriteString(columns[i], row[i]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public string ToText()
    {
        int[] widths = [.. columns.Select((column, i) => rows.Select(row => row[i]?.Length ?? 0).Append(Report.Label(column).Length).Max())];
        StringBuilder text = new();
        Append(text, widths, [.. columns.Select(Report.Label)]);
        Append(text, widths, [.. widths.Select(width => new string('-', width))]);
        foreach (string?[] row in rows)
            Append(text, widths, row);
        return text.ToString();
    }

    public Table ToTable()
    {
        Table table = new Table().RoundedBorder();
        foreach (string column in columns)
            table.AddColumn(Markup.Escape(Report.Label(column)));
        foreach (string?[] row in rows)
            table.AddRow([.. row.Select(cell => Markup.Escape(cell ?? ""))]);
        return table;
    }

    private static void Append(StringBuilder text, int[] widths, string?[] cells)
    {
        int start = text.Length;
        for (int i = 0; i < widths.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(cells[i] ?? "").PadRight(widths[i])}  ");
        while (text.Length > start && text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }
}
