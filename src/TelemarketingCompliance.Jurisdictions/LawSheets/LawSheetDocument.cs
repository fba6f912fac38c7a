using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>A law sheet as it is written: names and texts, nothing checked yet.</summary>
internal sealed record LawSheetDocument
{
    public required string Jurisdiction { get; init; }

    public required ImmutableArray<string> Regions { get; init; }

    public required string Zone { get; init; }

    public required string From { get; init; }

    public required Dictionary<string, LawDocument> Laws { get; init; }

    public required Dictionary<string, Dictionary<string, ParameterDocument>> Rules { get; init; }
}

/// <summary>A clause of law.</summary>
internal sealed record LawDocument
{
    public required string Citation { get; init; }

    public string? Url { get; init; }

    public required LegalForce Force { get; init; }

    public required LegalConfidence Confidence { get; init; }

    public string? ReviewBy { get; init; }
}

/// <summary>A parameter: its type and its dated values.</summary>
internal sealed record ParameterDocument
{
    public required ParameterType Type { get; init; }

    public required ImmutableArray<ValueDocument> Values { get; init; }
}

/// <summary>One value from a day on, or the end of the series.</summary>
internal sealed record ValueDocument
{
    public required string From { get; init; }

    public JsonElement? Value { get; init; }

    public required string Law { get; init; }

    // Null means true: a generated reader does not run initialisers.
    public bool? InForce { get; init; }
}

/// <summary>What kind of value a parameter has.</summary>
internal enum ParameterType
{
    /// <summary>The rule is in force: always true.</summary>
    Flag,

    /// <summary>A number of days, counted by <see cref="DayCount"/>.</summary>
    Days,

    /// <summary>A number of calendar months, counted by <see cref="DayCount"/>.</summary>
    Months,

    /// <summary>A number of hours.</summary>
    Hours,

    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>The text form of <see cref="TelemarketingCompliance.WeeklyHours"/>.</summary>
    WeeklyHours,

    /// <summary>The text form of a <see cref="HolidayCalendar"/>.</summary>
    Holidays,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>The first digits of a range of numbers, country code first, written as <c>"+390844"</c>: at most nine.</summary>
    Prefix,

    /// <summary>A part of a whole, at most 100.</summary>
    Percent,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(LawSheetDocument))]
internal sealed partial class LawSheetJson : JsonSerializerContext;
