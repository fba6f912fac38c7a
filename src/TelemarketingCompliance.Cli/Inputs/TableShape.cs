using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace TelemarketingCompliance.Cli;

/// <summary>How a text file is laid out: found out from its first lines and from what the user asks for.</summary>
/// <param name="Separator">Between columns.</param>
/// <param name="IsPlain">One number a line, no columns and no quotes.</param>
/// <param name="LinesBefore">Lines before the first row: a header, and a spreadsheet's <c>sep=;</c>.</param>
/// <param name="Number">The column of the numbers, counted from 0.</param>
/// <param name="Status">The column of the answers; -1 without.</param>
/// <param name="Date">The column of the dates; -1 without.</param>
/// <param name="Width">Columns of the first line.</param>
/// <param name="List">The column of the contact lists; -1 without.</param>
/// <param name="HasHint">Whether the file begins with a spreadsheet's <c>sep=;</c>.</param>
internal sealed record TableShape(char Separator, bool IsPlain, int LinesBefore, int Number, int Status, int Date, int Width, bool HasHint = false, int List = -1)
{
    // Less than what is read ahead to look at.
    private const int LongestHeader = 1 << 15;

    private static readonly string[] NumberNames = ["number", "numero", "numeri", "phone", "telephone", "telefono", "cellulare", "msisdn", "phone_number", "numero_telefono"];

    /// <summary>Finds the layout of a file, or refuses what would have to be guessed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="choice">The columns.</param>
    /// <param name="region">The region of national spellings.</param>
    /// <param name="given">The separator, where the user names it.</param>
    public static TableShape Of(InputFile file, ColumnChoice choice, string? region, char? given = null)
    {
        ReadOnlySpan<byte> head = file.Stream.Head.Span;
        char? hint = SeparatorHint(head, out int afterHint);
        string first = FirstLine(head[afterHint..]);

        // A register that clears nobody gives an empty file back.
        if (first.Length == 0)
            return new TableShape(',', IsPlain: true, LinesBefore: 0, Number: 0, Status: -1, Date: -1, Width: 1);

        char separator = given ?? hint ?? SeparatorOf(first);
        string[] cells = Cells(first, separator);
        bool isPlain = cells.Length == 1 && hint is null && given is null && !head.Contains((byte)'"');
        Columns columns = new(file.Name, cells, choice);
        int number = columns.NumberOrMinusOne();
        bool hasHeader = columns.IsNamed || IsHeader(cells[Math.Max(number, 0)], region);

        if (number < 0)
            number = columns.PickNumber(hasHeader);

        int lines = (hint is null ? 0 : 1) + (hasHeader ? 1 : 0);
        return new TableShape(separator, isPlain, lines, number, columns.Find(choice.Status, "--status-column"), columns.Find(choice.Date, "--dates-column"), cells.Length, hint is not null, columns.Find(choice.List, "--list-column"));
    }

    /// <summary>The layout of a table whose first line is its header.</summary>
    /// <exception cref="RefusalException">The file is empty, or its first line holds data.</exception>
    public static TableShape OfHeader(InputFile file, out ImmutableArray<string> titles)
    {
        ReadOnlySpan<byte> head = file.Stream.Head.Span;
        char? hint = SeparatorHint(head, out int afterHint);
        string first = FirstLine(head[afterHint..]);
        if (first.Length == 0)
            throw RefusalException.Input($"`{file.Name}` is empty; export it again, with its header");
        if (first.Length >= LongestHeader)
            throw RefusalException.Input($"`{file.Name}`, line 1: the header is longer than 32 KB; export the file with the titles of its columns");
        char separator = hint ?? SeparatorOf(first);
        titles = [.. Cells(first, separator)];
        if (titles.Any(title => title.Count(char.IsAsciiDigit) > 6))
            throw RefusalException.Input($"`{file.Name}`, line 1: this is a row and no header; export the file with the titles of its columns");
        return new TableShape(separator, IsPlain: false, LinesBefore: hint is null ? 1 : 2, Number: 0, Status: -1, Date: -1, Width: titles.Length);
    }

    /// <summary>The rows of the file.</summary>
    public RowReader Open(InputFile file)
    {
        if (!IsPlain)
            return new TableRows(file.Stream, this);

        LineRows rows = new(file.Stream);

        for (int i = 0; i < LinesBefore; i++)
            rows.Read();

        return rows;
    }

    private static char? SeparatorHint(ReadOnlySpan<byte> head, out int length)
    {
        length = 0;

        if (!head.StartsWith("sep="u8) || head.Length < 5)
            return null;

        int end = head.IndexOf((byte)'\n');
        length = end < 0 ? head.Length : end + 1;
        return (char)head[4];
    }

    private static string FirstLine(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.TrimStart(" \t\r\n"u8);
        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        return FieldText.Decode(end < 0 ? text : text[..end]);
    }

    private static char SeparatorOf(string line)
    {
        bool isQuoted = false;
        Dictionary<char, int> counts = [];

        foreach (char c in line)
        {
            isQuoted ^= c == '"';

            if (!isQuoted && c is ',' or ';' or '\t' or '|')
                counts[c] = counts.GetValueOrDefault(c) + 1;
        }

        return counts.Count == 0 ? ',' : counts.MaxBy(count => count.Value).Key;
    }

    /// <summary>The fields of one line.</summary>
    public static string[] Cells(string line, char separator)
    {
        using CsvReader reader = CsvReader.FromText(line, TableRows.Options(separator));
        return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())] : [""];
    }

    // A title has letters and is no number in any spelling.
    private static bool IsHeader(string cell, string? region) =>
        cell.Any(char.IsLetter) && !E164Number.TryParse(cell, region, out _, out NumberRefusal refusal) && refusal == NumberRefusal.NotANumber;

    private sealed class Columns(string file, string[] cells, ColumnChoice choice)
    {
        /// <summary>The first line is a header because a column was asked for by its title.</summary>
        public bool IsNamed { get; private set; }

        /// <summary>The column that was asked for, or the only one there is; -1 when one must be picked by its title.</summary>
        public int NumberOrMinusOne()
        {
            foreach (string wanted in choice.Numbers)
            {
                if (IndexOf(wanted) is >= 0 and int index)
                    return index;
            }

            if (cells.Length == 1 && (choice.Numbers.IsEmpty || cells[0].Any(char.IsAsciiDigit)))
                return 0;

            return choice.Numbers.IsEmpty ? -1 : throw Missing(string.Join("` or `", choice.Numbers), "--column");
        }

        /// <summary>The one column that is titled as numbers are.</summary>
        public int PickNumber(bool hasHeader)
        {
            int[] found = [.. Enumerable.Range(0, cells.Length).Where(i => NumberNames.Contains(cells[i].Replace(' ', '_'), StringComparer.OrdinalIgnoreCase))];

            if (found is [int only])
                return only;

            throw RefusalException.Input(hasHeader
                ? $"`{file}`, line 1: which column holds the numbers? name it with `--column`; the header has {Titles()}"
                : $"`{file}`, line 1: there are {cells.Length} columns and no header; say with `--column N` which holds the numbers");
        }

        public int Find(string? wanted, string option)
        {
            if (wanted is null)
                return -1;

            return IndexOf(wanted) is >= 0 and int index ? index : throw Missing(wanted, option);
        }

        private int IndexOf(string wanted)
        {
            if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
                return position >= 1 && position <= cells.Length ? position - 1 : -1;

            int[] found = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i].Equals(wanted, StringComparison.OrdinalIgnoreCase))];

            if (found.Length > 1)
                throw RefusalException.Input($"`{file}`, line 1: {found.Length} columns are titled `{wanted}`; say which with its position");

            IsNamed |= found.Length == 1;
            return found is [int only] ? only : -1;
        }

        private RefusalException Missing(string wanted, string option) =>
            RefusalException.Input($"`{file}`, line 1: there is no column `{wanted}` ({option}); the first line has {Titles()}");

        // Without a header the first line holds a person's data: only its width may be told.
        private string Titles() => cells.Any(cell => cell.Count(char.IsAsciiDigit) > 3) ? $"{cells.Length} columns" : string.Join(", ", cells.Select(cell => $"`{cell}`"));
    }
}
