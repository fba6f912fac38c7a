using System.Text;
using CsvHelper;

namespace Quickstart;

/// <summary>One file being generated.</summary>
internal sealed class Sheet(string name, params string[] headers)
{
    internal List<string[]> Rows { get; } = [];

    internal string NextId(string prefix) => $"{prefix}-{Rows.Count + 1:0000}";

    internal void Add(params string[] fields) => Rows.Add(fields);

    internal void Write(string folder, CsvWriterOptions options, Encoding encoding)
    {
        using var text = new StreamWriter(Path.Combine(folder, name), append: false, encoding);
        using CsvWriter writer = CsvWriter.Create(text, options with { ValidateFieldCount = false }, leaveOpen: true);
        writer.WriteRecord(headers);
        foreach (string[] row in Rows)
            writer.WriteRecord(row);
    }
}
