using Spectre.Console;

namespace Quickstart;

/// <summary>Shows tables on a terminal.</summary>
internal static class Terminal
{
    internal static void Show(IEnumerable<ReportTable> tables)
    {
        foreach (ReportTable table in tables)
        {
            var shown = new Spectre.Console.Table().Title(Markup.Escape(table.Title)).RoundedBorder();
            foreach (string header in table.Headers)
                shown.AddColumn(new TableColumn(Markup.Escape(header)) { Alignment = header == table.Headers[0] ? Justify.Left : Justify.Right });
            foreach (string[] row in table.Rows)
                shown.AddRow([.. row.Select(Markup.Escape)]);
            AnsiConsole.Write(shown);
            AnsiConsole.WriteLine();
        }
    }
}
