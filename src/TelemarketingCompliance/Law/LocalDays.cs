using NodaTime;
using NodaTime.TimeZones;

namespace TelemarketingCompliance;

/// <summary>Calendar days of a place as instants. Every instant lies in exactly one day, also where clocks change, and nothing is allocated.</summary>
internal static class LocalDays
{
    private static readonly Duration LargestOffset = Duration.FromHours(18);

    /// <summary>The day in which <paramref name="at"/> lies.</summary>
    internal static LocalDate DateOf(Instant at, DateTimeZone zone)
    {
        LocalDate date = at.InZone(zone).Date;
        // Where midnight is passed twice, the hour between is the new day's: the day has begun.
        while (StartOf(date.PlusDays(1), zone) <= at)
            date = date.PlusDays(1);
        return date;
    }

    /// <summary>The first instant at which the clocks show <paramref name="date"/> or later. The next day's is the end of the day: 23, 24 or 25 hours on.</summary>
    internal static Instant StartOf(LocalDate date, DateTimeZone zone) => FirstAt(date.AtMidnight(), zone);

    /// <summary>The first instant at which the clocks show <paramref name="local"/> or later: the earlier one where they show it twice, the end of the gap where they skip it.</summary>
    internal static Instant FirstAt(LocalDateTime local, DateTimeZone zone)
    {
        ZoneInterval interval = zone.GetZoneInterval(local.InUtc().ToInstant() - LargestOffset);
        while (interval.HasEnd && local.WithOffset(interval.WallOffset).ToInstant() >= interval.End)
            interval = zone.GetZoneInterval(interval.End);
        Instant start = local.WithOffset(interval.WallOffset).ToInstant();
        return interval.HasStart && interval.Start > start ? interval.Start : start;
    }
}
