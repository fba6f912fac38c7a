using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The hours of a week in which calls may be placed, by the callee's clock, with those of eves and holidays. Immutable, safe on any thread.</summary>
/// <remarks>
/// Written as <c>mon-fri 09:00-20:00; sat 10:00-19:00; eve 10:00-19:00</c>. Windows are half-open: 20:00:00 is outside. A day of the week that is not
/// named is closed. <c>holiday</c> not named closes holidays; <c>eve</c>, the day before a holiday, not named is a day like any other. Where several
/// apply to one day, such as <c>fri</c> and <c>eve</c>, only what is open in all of them is open.
/// </remarks>
public sealed class WeeklyHours
{
    private readonly string text;

    // Four kinds of each day of the week: plain, eve, holiday, eve and holiday.
    private readonly DayHours[] days;

    private WeeklyHours(string text, DayHours[] days)
    {
        this.text = text;
        this.days = days;
    }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is none: unknown or repeated day, a window that ends before it starts, windows that overlap, or a week that is never open.</exception>
    public static WeeklyHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, DayHours> named = WeeklyHoursText.Read(text);
        var days = new DayHours[28];
        for (int day = 0; day < 7; day++)
        {
            DayHours plain = named.GetValueOrDefault(WeeklyHoursText.Days[day], WeeklyHoursText.Closed);
            DayHours eve = named.TryGetValue(WeeklyHoursText.Eve, out DayHours eves) ? plain.Intersect(eves) : plain;
            DayHours holidays = named.GetValueOrDefault(WeeklyHoursText.Holiday, WeeklyHoursText.Closed);
            days[day * 4] = plain;
            days[(day * 4) + 1] = eve;
            days[(day * 4) + 2] = plain.Intersect(holidays);
            days[(day * 4) + 3] = eve.Intersect(holidays);
        }

        var hours = new WeeklyHours(text, days);
        return hours.IsNeverOpen ? throw new FormatException($"the hours `{text}` are never open") : hours;
    }

    internal bool IsAlwaysOpen => days.All(day => day.IsOpenAllDay);

    internal bool IsNeverOpen => Enumerable.Range(0, 7).All(day => days[day * 4].IsClosedAllDay);

    /// <summary>The text form, as it was written.</summary>
    public override string ToString() => text;

    /// <summary>What is open in both; perhaps nothing.</summary>
    internal WeeklyHours Intersect(WeeklyHours other) =>
        new($"{text} and {other.text}", [.. days.Zip(other.days, (one, two) => one.Intersect(two))]);

    internal DayHours On(IsoDayOfWeek day, bool isEve, bool isHoliday) => days[(((int)day - 1) * 4) + (isHoliday ? 2 : 0) + (isEve ? 1 : 0)];
}
