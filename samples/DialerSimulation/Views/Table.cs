using System.Text;

namespace DialerSimulation.Views;

/// <summary>A table as plain text: the first column holds words, the others figures.</summary>
internal sealed record Table(string Title, string[] Headers, IReadOnlyList<string[]> Rows)
{
    internal string ToText()
    {
        int[] widths = [.. Headers.Select((header, i) => Rows.Select(row => row[i].Length).Append(header.Length).Max())];
        var text = new StringBuilder().Append(Title).Append('\n');
        Append(text, Headers, widths);
        Append(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in Rows)
            Append(text, row, widths);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        string[] padded = [.. cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))];
        text.Append("  ").AppendJoin("  ", padded).Append('\n');
    }
}
