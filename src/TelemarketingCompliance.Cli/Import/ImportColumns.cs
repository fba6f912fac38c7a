using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Where each field of a row comes from: a column, a constant, or nowhere.</summary>
internal sealed class ImportColumns
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<(int Column, string Constant, IReadOnlyDictionary<string, string>? Values)> sources = [];

    /// <summary>Finds the fields of a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="titles">The titles of its columns.</param>
    /// <param name="mapping">The mapping.</param>
    /// <exception cref="RefusalException">A column is not there, or a required field comes from nowhere.</exception>
    public ImportColumns(string file, ImmutableArray<string> titles, Mapping mapping)
    {
        foreach (ImportField field in ImportFields.Of(mapping.Kind))
        {
            int column = mapping.Columns.TryGetValue(field.Name, out string? wanted) ? Find(file, titles, field.Name, wanted)
                : mapping.Constants.ContainsKey(field.Name) ? -1
                : FindTitled(file, titles, field);
            string constant = mapping.Constants.GetValueOrDefault(field.Name, "");
            if (column < 0 && mapping.Values.ContainsKey(field.Name))
                throw RefusalException.Input($"`{mapping.File}`, line {mapping.Lines.Find($"values.{field.Name}")}, `values.{field.Name}`: these values map nothing: `{file}` has no column for `{field.Name}`; it has {Quoted(titles)}");
            if (column >= 0 || constant.Length > 0)
            {
                indexes.Add(field.Name, sources.Count);
                sources.Add((column, constant, mapping.Values.GetValueOrDefault(field.Name)));
            }
            else if (field.IsRequired)
            {
                throw RefusalException.Input(
                    $"`{file}`, line 1: there is no column for `{field.Name}` ({field.Description}); name it with `columns`, or say it for all rows with `constants`, in a mapping; the header has {Quoted(titles)}");
            }
        }

        if (IndexOf(ImportFields.Number) < 0 && IndexOf(ImportFields.Subject) < 0 && mapping.Kind != ImportKind.ContactLists)
            throw RefusalException.Input($"`{file}`, line 1: there is no column for `{ImportFields.Number}` or `{ImportFields.Subject}`; the header has {Quoted(titles)}");
    }

    public int Count => sources.Count;

    public int IndexOf(string field) => indexes.GetValueOrDefault(field, -1);

    /// <summary>The text of a field in the reader's row, its values mapped.</summary>
    public string Read(int index, RowReader row)
    {
        (int column, string constant, IReadOnlyDictionary<string, string>? values) = sources[index];
        if (column < 0)
            return constant;
        ReadOnlySpan<byte> bytes = row.Field(column);
        string text = bytes.IsEmpty ? "" : FieldText.Decode(bytes).Trim();
        return values is not null && values.TryGetValue(text, out string? meant) ? meant : text;
    }

    private static int Find(string file, ImmutableArray<string> titles, string field, string wanted)
    {
        int[] found = [.. Enumerable.Range(0, titles.Length).Where(i => titles[i].Equals(wanted, StringComparison.OrdinalIgnoreCase))];
        if (found.Length == 0 && int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int position) && position >= 1 && position <= titles.Length)
            return position - 1;
        return found.Length switch
        {
            1 => found[0],
            0 => throw RefusalException.Input($"`{file}`, line 1: there is no column `{wanted}`, which the mapping names for `{field}`; the header has {Quoted(titles)}"),
            _ => throw RefusalException.Input($"`{file}`, line 1: {found.Length} columns are titled `{wanted}`; say which with its position"),
        };
    }

    private static int FindTitled(string file, ImmutableArray<string> titles, ImportField field)
    {
        int[] found = [.. Enumerable.Range(0, titles.Length).Where(i => field.IsCalled(titles[i]))];
        return found.Length <= 1 ? found.FirstOrDefault(-1)
            : throw RefusalException.Input($"`{file}`, line 1: the columns {Quoted(found.Select(i => titles[i]))} could all be `{field.Name}`; say which with `columns` in a mapping");
    }

    private static string Quoted(IEnumerable<string> titles) => string.Join(", ", titles.Select(title => $"`{title}`"));
}
