using System.Globalization;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Quickstart;

/// <summary>
/// Reads dates as exports write them: <c>2026-03-01</c> or the Italian <c>01/03/2026</c>, with or without a time of Rome, or an instant with <c>Z</c>.
/// A date without a time stays a whole day. A date that can only be month first puts every date of its file in doubt, and stops the run.
/// </summary>
internal static class Times
{
    internal static DateTimeZone Rome { get; } = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static readonly LocalDatePattern[] Days = [LocalDatePattern.Iso, Day("d/M/uuuu"), Day("d-M-uuuu"), Day("d.M.uuuu")];

    private static readonly LocalDateTimePattern[] Moments =
    [
        LocalDateTimePattern.GeneralIso, Moment("uuuu-MM-dd'T'HH:mm"), Moment("uuuu-MM-dd HH:mm:ss"), Moment("uuuu-MM-dd HH:mm"),
        Moment("d/M/uuuu H:mm:ss"), Moment("d/M/uuuu H:mm"),
    ];

    private static readonly LocalDatePattern MonthFirst = Day("M/d/uuuu");

    internal static RecordedTime? TimeOrNull(this Row row, Column column) => row.Text(column).Length == 0 ? null : row.Time(column);

    internal static RecordedTime Time(this Row row, Column column)
    {
        string text = row.Needed(column);
        if (TryRead(text) is { } time)
            return time;
        if (MonthFirst.Parse(text.Split(' ')[0]).Success)
            throw MonthIsFirst(row, column, text);
        throw row.Fault(column, $"`{text}` is no date: write 2026-03-01 or 01/03/2026, with four digits for the year");
    }

    /// <summary>The day in Rome: a register's dates have no hour.</summary>
    internal static LocalDate? DayOrNull(this Row row, Column column) => row.TimeOrNull(column)?.Earliest.InZone(Rome).Date;

    /// <summary>An instant; a date without a time counts from its 00:00.</summary>
    internal static Instant? InstantOrNull(this Row row, Column column) => row.TimeOrNull(column)?.Earliest;

    /// <summary>An instant whose hour matters, so that a date without a time is not enough.</summary>
    internal static Instant Instant(this Row row, Column column) =>
        row.Time(column) is { IsExact: true } time ? time.Earliest : throw row.Fault(column, "the hour is missing: write 2026-11-17T18:00");

    /// <summary>Reads a date or an instant as a person types it; null when it is neither.</summary>
    internal static RecordedTime? TryRead(string text)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant)
            return RecordedTime.At(instant.Value);
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset)
            return RecordedTime.At(offset.Value.ToInstant());
        foreach (LocalDatePattern pattern in Days)
        {
            if (pattern.Parse(text) is { Success: true } day)
                return RecordedTime.On(day.Value, Rome);
        }

        foreach (LocalDateTimePattern pattern in Moments)
        {
            if (pattern.Parse(text) is { Success: true } moment)
                return AtLocal(moment.Value);
        }

        return null;
    }

    /// <summary>For files that programs read: with the offset of Rome.</summary>
    internal static string Write(Instant? instant) =>
        instant is { } at ? OffsetDateTimePattern.Rfc3339.Format(at.InZone(Rome).ToOffsetDateTime()) : "";

    private static BadInputException MonthIsFirst(Row row, Column column, string text) => new(
        row.File, row.Line, row.NameOf(column), $"`{text}` can only be month first, so every date of this file is ambiguous; write dates as 2026-03-01");

    // Two o'clock comes twice when summer ends: the hour is then unknown, and the day stands for it.
    private static RecordedTime AtLocal(LocalDateTime local)
    {
        ZoneLocalMapping mapping = Rome.MapLocal(local);
        return mapping.Count == 1 ? RecordedTime.At(mapping.Single().ToInstant()) : RecordedTime.On(local.Date, Rome);
    }

    private static LocalDatePattern Day(string pattern) => LocalDatePattern.Create(pattern, CultureInfo.InvariantCulture);

    private static LocalDateTimePattern Moment(string pattern) => LocalDateTimePattern.Create(pattern, CultureInfo.InvariantCulture);
}
