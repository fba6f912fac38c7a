using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>The time in which a limit counts: so long before now, or calendar days at the callee's place. <c>default</c> is no window and is refused.</summary>
public readonly record struct FrequencyWindow
{
    private FrequencyWindow(Duration length, int days, bool isRolling) => (Length, Days, IsRolling) = (length, days, isRolling);

    /// <summary>The length of a rolling window; zero for calendar days.</summary>
    public Duration Length { get; }

    /// <summary>The number of calendar days; zero for a rolling window.</summary>
    public int Days { get; }

    /// <summary>Whether the window is so long before now, and not calendar days.</summary>
    public bool IsRolling { get; }

    /// <summary>The window <c>(now − length, now]</c>: an attempt leaves it exactly <paramref name="length"/> after it was charged; what was said in it, after it ended.</summary>
    /// <param name="length">More than nothing and at most 36,525 days; a limit checks it.</param>
    public static FrequencyWindow Rolling(Duration length) => new(length, 0, true);

    /// <summary>Today at the callee's place and the <paramref name="days"/> − 1 days before, from 00:00 to 00:00: a day has 23 or 25 hours where clocks change.</summary>
    /// <param name="days">1 to 366; a limit checks it.</param>
    public static FrequencyWindow CalendarDays(int days) => new(Duration.Zero, days, false);

    /// <summary><c>PT4H</c> for a rolling window, in ISO 8601 with hours, minutes and seconds; <c>P1D</c> for calendar days.</summary>
    public override string ToString() => PeriodPattern.Roundtrip.Format(
        IsRolling
            ? new PeriodBuilder { Hours = (Length.Days * 24L) + Length.Hours, Minutes = Length.Minutes, Seconds = Length.Seconds, Nanoseconds = Length.SubsecondNanoseconds }.Build()
            : Period.FromDays(Days));

    /// <summary>What is wrong with the window; null means nothing.</summary>
    internal string? Problem =>
        IsRolling && (Length <= Duration.Zero || Length > Duration.FromDays(36_525)) ? $"its window of {this} is not longer than nothing and at most 36,525 days"
        : !IsRolling && Days is < 1 or > 366 ? $"its window of {this} is not 1 to 366 calendar days"
        : null;

    /// <summary>Whether a window of the same kind lies wholly within <paramref name="other"/>.</summary>
    internal bool IsWithin(FrequencyWindow other) => IsRolling == other.IsRolling && Length <= other.Length && Days <= other.Days;
}
