using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>A mapping file as it is written.</summary>
internal sealed record MappingDocument
{
    /// <summary>What the rows are; missing means that the command says it.</summary>
    public ImportKind? Kind { get; init; }

    /// <summary>Field to column, by title or by position from 1.</summary>
    public Dictionary<string, string> Columns { get; init => field = value ?? []; } = [];

    /// <summary>Field to the values of the file and what they mean.</summary>
    public Dictionary<string, Dictionary<string, string>> Values { get; init => field = value ?? []; } = [];

    /// <summary>Field to the value that every row has.</summary>
    public Dictionary<string, string> Constants { get; init => field = value ?? []; } = [];

    /// <summary>The zone of dates and times that carry no offset.</summary>
    public string? Zone { get; init; }

    /// <summary>How dates are written where not as 2026-03-01: dd/MM/uuuu, dd/MM/uuuu HH:mm.</summary>
    public ImmutableArray<string> Dates { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The region of national spellings of numbers.</summary>
    public string? Region { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [typeof(Policy.Word<ImportKind>)])]
[JsonSerializable(typeof(MappingDocument))]
internal sealed partial class MappingJson : JsonSerializerContext;
