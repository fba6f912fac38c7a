using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>One row: what a field says, or a fault that names it.</summary>
internal sealed partial class ImportRow(ImportColumns columns, Mapping mapping, IReadOnlyDictionary<string, CampaignParty>? parties)
{
    private static readonly string[] Yes = ["s", "si", "sì", "y", "yes", "1", "true", "vero", "x"];
    private static readonly string[] No = ["n", "no", "0", "false", "falso"];

    // What a changed row adds to its id needs the rest.
    private const int LongestId = 55;

    // What few words mean is asked for every row.
    private const int MostKnown = 4096;

    private readonly string[] texts = new string[columns.Count];
    private readonly Dictionary<(string Field, string Text), object> known = [];

    /// <summary>Takes the fields of the reader's row.</summary>
    public void Take(RowReader row)
    {
        for (int i = 0; i < texts.Length; i++)
            texts[i] = columns.Read(i, row);
    }

    /// <summary>Whether rows have the field at all.</summary>
    public bool Has(string field) => columns.IndexOf(field) >= 0;

    /// <summary>The field after its values were mapped; empty where there is none.</summary>
    public string Text(string field) => columns.IndexOf(field) is >= 0 and int index ? texts[index] : "";

    public string? TextOrNull(string field) => Text(field) is { Length: > 0 } text ? text : null;

    public string Needed(string field) => TextOrNull(field) ?? throw new RowFaultException(field, "nothing is there; fill it in, or give it as a constant of the mapping");

    public E164Number? NumberOrNull(string field)
    {
        string text = Text(field);
        if (text.Length == 0)
            return null;
        return E164Number.TryParse(text, mapping.Region, out E164Number number, out NumberRefusal refusal)
            ? number
            : throw new RowFaultException(field, refusal.ToText(Language.English));
    }

    public E164Number Number(string field)
    {
        _ = Needed(field);
        return NumberOrNull(field)!.Value;
    }

    public T Id<T>(string field, Func<string, T> create) => Create(field, Needed(field), create);

    public T? IdOrNull<T>(string field, Func<string, T> create)
        where T : struct => Text(field) is { Length: > 0 } text ? Create(field, text, create) : null;

    public IEnumerable<T> Ids<T>(string field, Func<string, T> create) => Several(field).Select(text => Create(field, text, create));

    /// <summary>A party; with a policy, one that it declares.</summary>
    public PartyId Party(string field) => Known(field, Needed(field), Party);

    public PartyId? PartyOrNull(string field) => Text(field) is { Length: > 0 } text ? Known(field, text, Party) : null;

    public IEnumerable<PartyId> Parties(string field) => Several(field).Select(text => Party(field, text));

    public T Choice<T>(string field)
        where T : struct, Enum => Known(field, Needed(field), Choose<T>);

    public T? ChoiceOrNull<T>(string field)
        where T : struct, Enum => Text(field) is { Length: > 0 } text ? Known(field, text, Choose<T>) : null;

    public IEnumerable<T> Choices<T>(string field)
        where T : struct, Enum => Text(field) is { Length: > 0 } all ? Known(field, all, T[] (name, _) => [.. Several(name).Select(text => Choose<T>(name, text))]) : [];

    public bool? YesNoOrNull(string field)
    {
        string text = Text(field);
        return text.Length == 0 ? null
            : Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
            : throw new RowFaultException(field, "it is neither yes nor no; say what it means with `values` in the mapping", text);
    }

    public RecordedTime Time(string field)
    {
        _ = Needed(field);
        return TimeOrNull(field)!.Value;
    }

    public RecordedTime? TimeOrNull(string field)
    {
        string text = Text(field);
        if (text.Length == 0)
            return null;
        return mapping.Times.TryRead(text, out string? problem) ?? throw new RowFaultException(field, problem!, text);
    }

    /// <summary>An instant; a day counts from its 00:00.</summary>
    public Instant? InstantOrNull(string field) => TimeOrNull(field)?.Earliest;

    public double? SecondsOrNull(string field)
    {
        string text = Text(field);
        return text.Length == 0 ? null
            : double.TryParse(text.Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double seconds) ? seconds
            : throw new RowFaultException(field, "it is no number of seconds", text);
    }

    /// <summary>The number in its one spelling, or what stands there where it cannot be read.</summary>
    public string PlainNumber(string field) => E164Number.TryParse(Text(field), mapping.Region, out E164Number number) ? number.ToE164() : Text(field);

    /// <summary>A SHA-256, in whatever capitals; null where there is none.</summary>
    public string? HashOrNull(string field) => Text(field) is { Length: > 0 } text
        ? text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : throw new RowFaultException(field, "it is 64 hexadecimal digits", text)
        : null;

    /// <summary>The id of the row's record: the one it has, or one made of what the row is about: a row about the same has the same, whatever it says of it. Null where it is about nothing.</summary>
    public string? KeyOrNull(string field) => TextOrNull(field) is { } id ? IdOf(id) : Made();

    /// <inheritdoc cref="KeyOrNull"/>
    public string Key(string field) => KeyOrNull(field) ?? throw new RowFaultException(field, "the row is about nothing: it has neither an id nor a number nor a person");

    /// <summary>An id of a file as the store keeps it: as it is, or a hash of one that is too long or has characters that no id has.</summary>
    public static string IdOf(string text) => text.Length <= LongestId && text.All(c => c is > ' ' and <= '~' and not '#') ? text : Hashed("row-", Encoding.UTF8.GetBytes(text));

    /// <summary>An entry that agrees with itself.</summary>
    public static T Checked<T>(T entry, Action<T> validate)
    {
        try
        {
            validate(entry);
            return entry;
        }
        catch (ArgumentException refused)
        {
            throw FieldProblem().Match(refused.Message) is { Success: true } said
                ? new RowFaultException(JsonNamingPolicy.CamelCase.ConvertName(said.Groups[1].Value), said.Groups[2].Value)
                : new RowFaultException("row", Plain(refused));
        }
    }

    private T Known<T>(string field, string text, Func<string, string, T> read)
        where T : notnull
    {
        if (known.TryGetValue((field, text), out object? meant))
            return (T)meant;
        if (known.Count == MostKnown)
            known.Clear();
        T value = read(field, text);
        known.Add((field, text), value);
        return value;
    }

    private string? Made()
    {
        var about = new StringBuilder();
        foreach (string name in ImportFields.IdentityOf(mapping.Kind))
        {
            string text = name == ImportFields.Number ? PlainNumber(name) : Text(name);
            if (text.Length > 0)
                about.Append('\n').Append(name).Append('=').Append(text);
        }

        return about.Length == 0 ? null : Hashed("row-", Encoding.UTF8.GetBytes(mapping.Kind + about.ToString()));
    }

    private static string Hashed(string prefix, byte[] text) => $"{prefix}{Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16))}";

    private string[] Several(string field) => Text(field).Split(['+', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private PartyId Party(string field, string text)
    {
        PartyId party = Create(field, text, id => new PartyId(id));
        return parties is null || parties.ContainsKey(text)
            ? party
            : throw new RowFaultException(field, $"the policy declares no such party; it has {string.Join(", ", parties.Keys.Select(name => $"`{name}`"))}", text);
    }

    private static T Create<T>(string field, string text, Func<string, T> create)
    {
        try
        {
            return create(text);
        }
        catch (ArgumentException refused)
        {
            throw new RowFaultException(field, Plain(refused), text);
        }
    }

    private static string Plain(ArgumentException refused) => refused.Message.Split(" (Parameter")[0];

    // Digits would be read as the number of a name, and commas as several names.
    private static T Choose<T>(string field, string text)
        where T : struct, Enum
    {
        string plain = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return plain.Length > 0 && plain.All(char.IsAsciiLetter) && Enum.TryParse(plain, ignoreCase: true, out T choice)
            ? choice
            : throw new RowFaultException(field, $"it is none of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}; say what it means with `values` in the mapping", text);
    }

    [GeneratedRegex("field `([A-Za-z0-9]+)`: (.*?)(?: \\(Parameter|$)")]
    private static partial Regex FieldProblem();
}
