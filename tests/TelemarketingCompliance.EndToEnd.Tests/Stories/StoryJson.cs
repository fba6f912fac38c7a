using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
            return JsonSerializer.Deserialize(text, (JsonTypeInfo<Story>)OptionsFor(LocalTimes.Told(text)).GetTypeInfo(typeof(Story))) ?? throw new InvalidDataException($"`{file}` is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"`{file}`: {e.Message}", e);
        }
    }

    // The converters of the generated options read Italian clocks.
    private static JsonSerializerOptions OptionsFor(LocalTimes times)
    {
        var options = new JsonSerializerOptions(Default.Options);
        for (int i = 0; i < options.Converters.Count; i++)
        {
            options.Converters[i] = options.Converters[i] switch
            {
                LocalInstantConverter => new LocalInstantConverter(times),
                LocalRecordedTimeConverter => new LocalRecordedTimeConverter(times),
                StoryEndConverter => new StoryEndConverter(times),
                JsonConverter other => other,
            };
        }

        return options;
    }
}

/// <summary>An instant; a date alone is its 00:00.</summary>
internal sealed class LocalInstantConverter(LocalTimes times) : JsonConverter<Instant>
{
    public LocalInstantConverter()
        : this(LocalTimes.Italian)
    {
    }

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => times.Read(reader.GetString()!).Earliest;

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
internal sealed class LocalRecordedTimeConverter(LocalTimes times) : JsonConverter<RecordedTime>
{
    public LocalRecordedTimeConverter()
        : this(LocalTimes.Italian)
    {
    }

    public override RecordedTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => times.Read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, RecordedTime value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}

internal sealed class StoryEndConverter(LocalTimes times) : JsonConverter<StoryEnd>
{
    public StoryEndConverter()
        : this(LocalTimes.Italian)
    {
    }

    // Null would leave the end unchecked where the author meant `never`.
    public override bool HandleNull => true;

    public override StoryEnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch
        {
            null => throw new JsonException("null says nothing: write `never` or a time, or leave the member out"),
            "never" => new StoryEnd((Instant?)null),
            string text => new StoryEnd(times.Read(text).Earliest),
        };

    public override void Write(Utf8JsonWriter writer, StoryEnd value, JsonSerializerOptions options) => throw new NotSupportedException("stories are only read");
}
