using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Reads dates and times as a file writes them. A day without a time stays a whole day; what has no offset needs a declared zone.</summary>
internal sealed partial class ImportTimes(DateTimeZone? zone, ImmutableArray<LocalDateTimePattern> patterns)
{
    private const string IsoDay = "2026-03-01";
    private const string Undeclared = "it has no offset, and whose clock it is was not declared; name it with `--zone Europe/Rome` or `zone` in the mapping";

    private static readonly LocalDateTimePattern[] IsoMoments =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    private readonly ImmutableArray<(LocalDateTimePattern Pattern, bool HasTime)> declared = [.. patterns.Select(pattern => (pattern, HasTime(pattern.PatternText)))];

    /// <summary>The zone that was declared; null where none was.</summary>
    public DateTimeZone? Zone => zone;

    /// <summary>Reads a time: by the declared patterns, and where none fits as ISO 8601 writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; null where nothing is.</param>
    public RecordedTime? TryRead(string text, out string? problem) => TryDeclared(text, out problem) ?? (problem is null ? TryIso(text, out problem) : null);

    private RecordedTime? TryDeclared(string text, out string? problem)
    {
        problem = null;
        RecordedTime? found = null;
        foreach ((LocalDateTimePattern pattern, bool hasTime) in declared)
        {
            if (pattern.Parse(text) is not { Success: true } own)
                continue;
            RecordedTime? read = hasTime ? At(own.Value, out problem) : On(own.Value.Date, out problem);
            if (read is null)
                return null;
            if (found is not null && found != read)
            {
                problem = "it is one day by one pattern of `dates` and another day by another; declare one of them";
                return null;
            }

            found = read;
        }

        return found;
    }

    private RecordedTime? TryIso(string text, out string? problem)
    {
        problem = null;
        if (text.Length == IsoDay.Length)
        {
            if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
                return On(day.Value, out problem);
        }
        else if (Instants.TryRead(text) is { } instant)
        {
            return RecordedTime.At(instant);
        }
        else
        {
            foreach (LocalDateTimePattern pattern in IsoMoments)
            {
                if (pattern.Parse(text) is { Success: true } moment)
                    return At(moment.Value, out problem);
            }
        }

        problem = $"it is no date as they were declared: write {IsoDay}, or say how the file writes them with `dates` in the mapping";
        return null;
    }

    /// <summary>A pattern of dates, with or without a time; what it leaves out must not be guessed.</summary>
    /// <exception cref="FormatException">It is no pattern, or leaves out a part of the date or of the time.</exception>
    public static LocalDateTimePattern PatternOf(string text)
    {
        LocalDateTimePattern pattern;
        try
        {
            pattern = LocalDateTimePattern.CreateWithInvariantCulture(text);
        }
        catch (InvalidPatternException fault)
        {
            throw new FormatException($"it is no pattern of dates; write dd/MM/uuuu or dd/MM/uuuu HH:mm: {fault.Message.TrimEnd('.')}", fault);
        }

        string letters = Quoted().Replace(text, "");
        if (!letters.Contains('d', StringComparison.Ordinal) || !letters.Contains('M', StringComparison.Ordinal) || !letters.AsSpan().ContainsAny('u', 'y'))
            throw new FormatException("a day, a month and a year are needed: dd/MM/uuuu");
        if (HasTime(text) && (!letters.Contains('m', StringComparison.Ordinal) || !(letters.Contains('H', StringComparison.Ordinal) || letters.Contains("tt", StringComparison.Ordinal))))
            throw new FormatException("a time has hours and minutes: HH:mm, or hh:mm tt");
        return pattern;
    }

    private static bool HasTime(string pattern) => Quoted().Replace(pattern, "").AsSpan().ContainsAny("Hhmst");

    private RecordedTime? On(LocalDate day, out string? problem)
    {
        problem = zone is null ? Undeclared : null;
        return zone is null ? null : RecordedTime.On(day, zone);
    }

    private RecordedTime? At(LocalDateTime moment, out string? problem)
    {
        problem = zone is null ? Undeclared : null;
        if (zone is null)
            return null;
        ZoneLocalMapping mapping = zone.MapLocal(moment);
        problem = mapping.Count switch
        {
            0 => $"that time never was in {zone.Id}: clocks were put forward; write the time with its offset",
            2 => $"that time was twice in {zone.Id}: clocks were put back; write the time with its offset",
            _ => null,
        };
        return mapping.Count == 1 ? RecordedTime.At(mapping.Single().ToInstant()) : null;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\\.""")]
    private static partial Regex Quoted();
}
