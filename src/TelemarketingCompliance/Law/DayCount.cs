using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The one way in which periods are counted: N days from t are <c>[t, t + N × 24 h)</c>; N months end on the same day of the month, at the same time of day.</summary>
public static class DayCount
{
    /// <summary>The first instant after the period of <paramref name="days"/> days.</summary>
    /// <param name="start">When the period starts; a day without a time counts from its 00:00.</param>
    /// <param name="days">The length, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public static Instant EndOf(RecordedTime start, int days) => EndOf(start.Earliest, days);

    /// <inheritdoc cref="EndOf(RecordedTime, int)"/>
    public static Instant EndOf(Instant start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return days > (Instant.MaxValue - start).Days ? Instant.MaxValue : start + Duration.FromDays(days);
    }

    /// <summary>The first instant after the period of <paramref name="months"/> calendar months.</summary>
    /// <remarks>Where the last month lacks that day the period ends on its last one; where the clocks skip or repeat that time, at the earlier instant.</remarks>
    /// <param name="start">When the period starts; a day without a time counts from its 00:00.</param>
    /// <param name="months">The length, zero or more.</param>
    /// <param name="zone">By whose calendar and clock the months are counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is negative.</exception>
    public static Instant EndOfMonths(RecordedTime start, int months, DateTimeZone zone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        ArgumentNullException.ThrowIfNull(zone);
        if (months == 0)
            return start.Earliest;
        LocalDateTime local = start.Earliest.InZone(zone).LocalDateTime;
        // The calendar ends with the year 9999.
        return months / 12 >= 9998 - local.Year ? Instant.MaxValue : LocalDays.FirstAt(local.PlusMonths(months), zone);
    }
}
