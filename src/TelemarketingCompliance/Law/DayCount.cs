using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The one way in which days are counted: N days from t are <c>[t, t + N × 24 h)</c>.</summary>
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
}
