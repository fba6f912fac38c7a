using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Wall-clock time as a lawyer of a jurisdiction writes it: <c>2026-03-01</c> or <c>2026-03-01T10:00</c>, with seconds where they matter.</summary>
internal sealed class LocalTimes
{
    private static readonly LocalDateTimePattern[] Times =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    private LocalTimes(string zone) => Zone = DateTimeZoneProviders.Tzdb[zone];

    internal static LocalTimes Italian { get; } = new("Europe/Rome");

    internal static LocalTimes American { get; } = new("America/New_York");

    internal DateTimeZone Zone { get; }

    internal static LocalTimes Of(string jurisdiction) => jurisdiction switch
    {
        "IT" => Italian,
        "US" => American,
        _ => throw new InvalidDataException($"there is no rule book `{jurisdiction}`"),
    };

    /// <summary>By whose clock a story tells its times: that of the first jurisdiction its world names.</summary>
    /// <exception cref="JsonException">The text is no story.</exception>
    internal static LocalTimes Told(string story)
    {
        try
        {
            return JsonNode.Parse(story)?["world"]?["jurisdictions"]?[0]?.GetValue<string>() is { } first ? Of(first) : Italian;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("`jurisdictions` is a list of rule books, the first of which gives the clock", e);
        }
    }

    internal RecordedTime Read(string text)
    {
        ParseResult<LocalDate> date = LocalDatePattern.Iso.Parse(text);
        if (date.Success)
            return RecordedTime.On(date.Value, Zone);
        foreach (LocalDateTimePattern pattern in Times)
        {
            if (pattern.Parse(text) is { Success: true } time)
                return RecordedTime.At(time.Value.InZoneStrictly(Zone).ToInstant());
        }

        throw new JsonException($"`{text}` is no date or time: write `2026-03-01`, `2026-03-01T10:00` or `2026-03-01T10:00:00`");
    }

    /// <summary>An instant as it is written; none is <c>never</c>.</summary>
    internal string Show(Instant? at)
    {
        if (at is not { } instant)
            return "never";
        LocalDateTime local = instant.InZone(Zone).LocalDateTime;
        return Times[local.Second == 0 ? 0 : 1].Format(local);
    }
}
