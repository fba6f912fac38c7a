using System.Text;

namespace Quickstart;

/// <summary>Shows tables as plain text, for files and pipes.</summary>
internal static class PlainText
{
    internal static string Render(IEnumerable<ReportTable> tables)
    {
        var text = new StringBuilder();
        foreach (ReportTable table in tables)
        {
            int[] widths = [.. table.Headers.Select((header, i) => table.Rows.Select(row => row[i].Length).Append(header.Length).Max())];
            text.Append(table.Title).Append('\n');
            Append(text, table.Headers, widths);
            Append(text, [.. widths.Select(width => new string('-', width))], widths);
            foreach (string[] row in table.Rows)
                Append(text, row, widths);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        for (int i = 0; i < cells.Length; i++)
            text.Append("  ").Append(i == 0 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]));
        text.Append('\n');
    }
}
