namespace Quickstart;

/// <summary>One row of a file: says what a field means, or throws a fault that names file, line, field and what to do.</summary>
internal sealed class Row(Table table, int line, string[] fields, string text, string? fault)
{
    private static readonly Column WholeRow = new("row");

    internal string File => table.File;

    internal int Line => line;

    /// <summary>The column as the file itself calls it.</summary>
    internal string NameOf(Column column) => table.HeaderOf(column) ?? column.Name;

    /// <summary>The row as it stands in the file.</summary>
    internal string RawText => text;

    /// <summary>Itself; throws where quotes or the number of fields show that the row cannot be told apart into its fields.</summary>
    internal Row Whole() => fault is null ? this : throw Fault(WholeRow, fault);

    /// <summary>The field without surrounding blanks; empty where the file has no such column.</summary>
    internal string Text(Column column)
    {
        int index = table.IndexOf(column);
        return index >= 0 && index < fields.Length ? fields[index].Trim() : "";
    }

    internal string? TextOrNull(Column column) => Text(column) is { Length: > 0 } found ? found : null;

    internal string Needed(Column column) => TextOrNull(column) ?? throw Fault(column, "there is nothing; fill it in");

    /// <summary>A telephone number in any Italian or international spelling.</summary>
    internal E164Number Number(Column column) =>
        E164Number.TryParse(Text(column), "IT", out E164Number number, out NumberRefusal refusal)
            ? number
            : throw Fault(column, refusal.ToText(Language.English));

    internal E164Number? NumberOrNull(Column column) => Text(column).Length == 0 ? null : Number(column);

    /// <summary>An identifier of one of the library's types, such as <see cref="PartyId"/>.</summary>
    internal T Id<T>(Column column, Func<string, T> create) => Create(column, Needed(column), create);

    internal T? IdOrNull<T>(Column column, Func<string, T> create)
        where T : struct => Text(column).Length == 0 ? null : Id(column, create);

    /// <summary>Several such identifiers in one field, separated by <c>+</c>.</summary>
    internal IEnumerable<T> Ids<T>(Column column, Func<string, T> create) => Several(column).Select(value => Create(column, value, create));

    /// <summary>One of the names of an enumeration, in any case, with or without hyphens.</summary>
    internal T Choice<T>(Column column)
        where T : struct, Enum => Choose<T>(column, Needed(column));

    /// <summary>Several such names in one field, separated by <c>+</c>.</summary>
    internal IEnumerable<T> Choices<T>(Column column)
        where T : struct, Enum => Several(column).Select(name => Choose<T>(column, name));

    /// <summary>Several values in one field, separated by <c>+</c>.</summary>
    internal IEnumerable<string> Several(Column column) => Text(column).Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An entry that agrees with itself: its own check, told with file and line.</summary>
    internal T Checked<T>(Column column, T entry, Action<T> validate)
    {
        try
        {
            validate(entry);
            return entry;
        }
        catch (ArgumentException refused)
        {
            throw Fault(column, refused.Message);
        }
    }

    internal RowFaultException Fault(Column column, string problem) => new(this, column, problem);

    private T Create<T>(Column column, string value, Func<string, T> create)
    {
        try
        {
            return create(value);
        }
        catch (ArgumentException refused)
        {
            throw Fault(column, refused.Message.Split(" (Parameter")[0]);
        }
    }

    // Digits would be read as the number of a name, and commas as several names.
    private T Choose<T>(Column column, string name)
        where T : struct, Enum
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal);
        return plain.All(char.IsAsciiLetter) && Enum.TryParse(plain, ignoreCase: true, out T choice)
            ? choice
            : throw Fault(column, $"`{name}` is none of {string.Join(", ", Enum.GetNames<T>())}");
    }
}
