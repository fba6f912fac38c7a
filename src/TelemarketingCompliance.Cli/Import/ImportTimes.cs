using System.Collections.Immutable;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Reads dates and times as a file writes them. A day without a time stays a whole day; what has no offset needs a declared zone.</summary>
internal sealed class ImportTimes(DateTimeZone? zone, ImmutableArray<LocalDateTimePattern> patterns)
{
    private static readonly LocalDateTimePattern[] IsoMoments =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    /// <summary>The zone that was declared; null where none was.</summary>
    public DateTimeZone? Zone => zone;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; null where nothing is.</param>
    public RecordedTime? TryRead(string text, out string? problem)
    {
        problem = null;
        if (Instants.TryRead(text) is { } instant)
            return RecordedTime.At(instant);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
            return On(day.Value, text, out problem);
        foreach (LocalDateTimePattern pattern in IsoMoments)
        {
            if (pattern.Parse(text) is { Success: true } moment)
                return At(moment.Value, text, out problem);
        }

        foreach (LocalDateTimePattern pattern in patterns)
        {
            if (pattern.Parse(text) is { Success: true } own)
                return HasTime(pattern) ? At(own.Value, text, out problem) : On(own.Value.Date, text, out problem);
        }

        problem = $"`{text}` is no date as it was declared: write 2026-03-01, or say how the file writes them with `dates` in the mapping";
        return null;
    }

    private static bool HasTime(LocalDateTimePattern pattern) => pattern.PatternText.AsSpan().ContainsAny('H', 'h', 'm');

    private RecordedTime? On(LocalDate day, string text, out string? problem)
    {
        problem = zone is null ? Undeclared(text) : null;
        return zone is null ? null : RecordedTime.On(day, zone);
    }

    private RecordedTime? At(LocalDateTime moment, string text, out string? problem)
    {
        problem = zone is null ? Undeclared(text) : null;
        if (zone is null)
            return null;
        ZoneLocalMapping mapping = zone.MapLocal(moment);
        problem = mapping.Count switch
        {
            0 => $"`{text}` never was in {zone.Id}: clocks were put forward; write the time with its offset",
            2 => $"`{text}` was twice in {zone.Id}: clocks were put back; write the time with its offset",
            _ => null,
        };
        return mapping.Count == 1 ? RecordedTime.At(mapping.Single().ToInstant()) : null;
    }

    private static string Undeclared(string text) => $"`{text}` has no offset, and whose clock it is was not declared; name it with `--zone Europe/Rome` or `zone` in the mapping";
}
