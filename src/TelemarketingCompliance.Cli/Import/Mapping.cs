using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>How the columns and values of a file become fields: from a mapping file and the command's options.</summary>
internal sealed class Mapping
{
    public required ImportKind Kind { get; init; }

    /// <summary>The mapping file's name, for messages; null without one.</summary>
    public string? File { get; init; }

    /// <summary>The file's bytes, for the record of the import; empty without one.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>On which line of the file each key stands.</summary>
    public required JsonLines Lines { get; init; }

    /// <summary>Field to column.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>Field to values; the capitals of the file's do not matter.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; }

    /// <summary>Field to constant.</summary>
    public required IReadOnlyDictionary<string, string> Constants { get; init; }

    /// <summary>How times are read.</summary>
    public required ImportTimes Times { get; init; }

    public required string? Region { get; init; }

    /// <summary>Reads a mapping file; null means that columns are titled as the fields.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What the command says that the rows are.</param>
    /// <param name="zone">The zone that the command names; it must not contradict the file's.</param>
    /// <param name="region">The region that the command names.</param>
    /// <exception cref="RefusalException">Something in it is wrong; the message has line and key.</exception>
    public static Mapping Read(string? path, ImportKind kind, string? zone, string? region)
    {
        if (path is null)
            return Of(new MappingDocument(), kind, zone, region, JsonLines.Of("{}"u8), new PolicyFaults("", JsonLines.Of("{}"u8)), null, []);
        string name = Path.GetFileName(path);
        byte[] bytes = InputFile.ReadAll(path);
        JsonLines lines = JsonLines.Of(bytes);
        MappingDocument document = Parse(bytes, name, lines);
        var faults = new PolicyFaults(name, lines);
        Check(document, kind, lines, faults);
        faults.ThrowIfAny();
        Mapping mapping = Of(document, kind, zone, region, lines, faults, name, bytes);
        faults.ThrowIfAny();
        return mapping;
    }

    private static Mapping Of(MappingDocument document, ImportKind kind, string? zone, string? region, JsonLines lines, PolicyFaults faults, string? name, byte[] bytes)
    {
        if (zone is not null && document.Zone is not null && zone != document.Zone)
            throw RefusalException.Usage($"`--zone` says `{zone}` and `{name}` says `{document.Zone}`; leave one out");
        DateTimeZone? found = null;
        if ((zone ?? document.Zone) is { } id && (found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)) is null)
        {
            if (zone is not null)
                throw RefusalException.Usage($"`--zone`: there is no zone `{id}`; write Europe/Rome");
            faults.Add("zone", $"there is no zone `{id}`; write Europe/Rome");
        }

        if (document.Region is { } own && !CommandOptions.IsRegion(own))
            faults.Add("region", $"there is no region `{own}`; give two letters, such as IT or US");

        return new Mapping
        {
            Kind = kind,
            File = name,
            Bytes = bytes,
            Lines = lines,
            Columns = document.Columns,
            Values = document.Values.ToDictionary(pair => pair.Key, IReadOnlyDictionary<string, string> (pair) => ValuesOf(pair.Key, pair.Value, faults), StringComparer.Ordinal),
            Constants = document.Constants,
            Times = new ImportTimes(found, PatternsOf(document.Dates, faults)),
            Region = region ?? document.Region?.ToUpperInvariant(),
        };
    }

    private static Dictionary<string, string> ValuesOf(string field, Dictionary<string, string> values, PolicyFaults faults)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string value, string meant) in values)
        {
            if (!read.TryAdd(value.Trim(), meant.Trim()))
                faults.Add($"values.{field}.{value}", $"`{value}` is there twice: capitals and blanks around it do not tell values apart");
        }

        return read;
    }

    private static MappingDocument Parse(byte[] bytes, string name, JsonLines lines)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, MappingJson.Default.MappingDocument) ?? throw RefusalException.Input($"`{name}`, line 1: `null` is no mapping");
        }
        catch (JsonException fault)
        {
            throw RefusalException.Input(PolicyWords.Of(fault, name, lines, "there are kind, columns, values, constants, zone, dates, region"), fault);
        }
    }

    private static void Check(MappingDocument document, ImportKind kind, JsonLines lines, PolicyFaults faults)
    {
        if (lines.FirstNull is { } empty)
            faults.Add(empty, "`null` says nothing; leave the key out");
        if (document.Kind is { } said && said != kind)
            faults.Add("kind", $"the mapping is for `{JsonNamingPolicy.CamelCase.ConvertName(said.ToString())}`, and the command imports `{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}`");
        ImmutableArray<ImportField> fields = ImportFields.Of(kind);
        string known = string.Join(", ", fields.Select(field => field.Name));
        foreach ((string section, IEnumerable<string> names) in new[] { ("columns", document.Columns.Keys.AsEnumerable()), ("values", document.Values.Keys), ("constants", document.Constants.Keys) })
        {
            foreach (string unknown in names.Where(name => fields.All(field => field.Name != name)))
                faults.Add($"{section}.{unknown}", $"there is no field `{unknown}`; there are {known}");
        }

        foreach (string twice in document.Columns.Keys.Intersect(document.Constants.Keys))
            faults.Add($"constants.{twice}", $"`{twice}` has a column and a constant; leave one out");
        if (document.Columns.Count + document.Constants.Count + document.Values.Sum(field => field.Value?.Count ?? 0) + document.Dates.Length == 0 && document.Zone is null && document.Region is null)
            faults.Add("columns", "the mapping maps nothing; name at least one column, value or constant, or import without it");
    }

    private static ImmutableArray<LocalDateTimePattern> PatternsOf(ImmutableArray<string> patterns, PolicyFaults faults)
    {
        var read = ImmutableArray.CreateBuilder<LocalDateTimePattern>();
        for (int i = 0; i < patterns.Length; i++)
        {
            string text = patterns[i];
            if (faults.Read($"dates[{i}]", () => ImportTimes.PatternOf(text)) is { } pattern)
                read.Add(pattern);
        }

        return read.ToImmutable();
    }
}
