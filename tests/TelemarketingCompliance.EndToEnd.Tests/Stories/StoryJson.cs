using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Reads stories strictly: an unknown, repeated or missing member is refused, so that no expectation is silently ignored.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(LocalInstantConverter), typeof(LocalDayConverter), typeof(LocalRecordedTimeConverter), typeof(StoryEndConverter)])]
[JsonSerializable(typeof(Story))]
internal sealed partial class StoryJson : JsonSerializerContext
{
    /// <summary>Reads one story.</summary>
    /// <exception cref="InvalidDataException">The text is no story; the message names the file and what is wrong.</exception>
    internal static Story Read(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Default.Story) ?? throw new InvalidDataException($"`{file}` is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"`{file}`: {e.Message}", e);
        }
    }
}

/// <summary>Italian wall-clock time, as a lawyer writes it: <c>2026-03-01</c> or <c>2026-03-01T10:00</c>, with seconds where they matter.</summary>
internal static class LocalTimes
{
    internal static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static readonly LocalDateTimePattern[] Times =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    internal static RecordedTime Read(string text)
    {
        ParseResult<LocalDate> date = LocalDatePattern.Iso.Parse(text);
        if (date.Success)
            return RecordedTime.On(date.Value, Zone);
        foreach (LocalDateTimePattern pattern in Times)
        {
            if (pattern.Parse(text) is { Success: true } time)
                return RecordedTime.At(time.Value.InZoneStrictly(Zone).ToInstant());
        }

        throw new JsonException($"`{text}` is no Italian date or time: write `2026-03-01`, `2026-03-01T10:00` or `2026-03-01T10:00:00`");
    }

    internal static string Show(Instant instant)
    {
        LocalDateTime local = instant.InZone(Zone).LocalDateTime;
        return Times[local.Second == 0 ? 0 : 1].Format(local);
    }
}

/// <summary>An instant; a date alone is its 00:00.</summary>
internal sealed class LocalInstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalTimes.Read(reader.GetString()!).Earliest;

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}

/// <summary>A day without an hour, as a register gives it.</summary>
internal sealed class LocalDayConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true } day ? day.Value : throw new JsonException("a register gives days: write `2026-03-01`");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}

/// <summary>A time on record; a date alone is the whole day.</summary>
internal sealed class LocalRecordedTimeConverter : JsonConverter<RecordedTime>
{
    public override RecordedTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalTimes.Read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, RecordedTime value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}

internal sealed class StoryEndConverter : JsonConverter<StoryEnd>
{
    // Null would leave the end unchecked where the author meant `never`.
    public override bool HandleNull => true;

    public override StoryEnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch
        {
            null => throw new JsonException("null says nothing: write `never` or a time, or leave the member out"),
            "never" => new StoryEnd((Instant?)null),
            string text => new StoryEnd(LocalTimes.Read(text).Earliest),
        };

    public override void Write(Utf8JsonWriter writer, StoryEnd value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}
