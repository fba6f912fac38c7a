using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace TelemarketingCompliance;

/// <summary>When calls may be placed, at any place, by its clock and its holidays. Allocates nothing but what the zone data caches.</summary>
/// <remarks>
/// Whether a place is open depends on what its clock reads and on nothing else: where clocks go back an hour is lived twice, open or closed both
/// times; where they go forward the hour that nobody lives opens nothing.
/// </remarks>
internal sealed class Timetable(WeeklyHours hours, HolidayCalendar? holidays, ImmutableArray<LocalHoliday> localHolidays)
{
    /// <summary>How far ahead an opening or closing is looked for.</summary>
    internal const int Days = 35;

    internal bool NeverCloses => hours.IsAlwaysOpen;

    /// <summary>The first instant from <paramref name="at"/> on at which some place is closed; <paramref name="at"/> itself if one is, and the end of the days looked at if none.</summary>
    internal Instant ClosingAt(ImmutableArray<CalleePlace> places, Instant at)
    {
        Instant closing = DayCount.EndOf(at, Days);
        foreach (CalleePlace place in places)
            closing = EndOf(open: true, place, at, closing);
        return closing;
    }

    /// <summary>The first instant from <paramref name="at"/> on at which all places are open and stay so for longer than <paramref name="margin"/>; null if there is none in the days looked at.</summary>
    internal Instant? OpeningAt(ImmutableArray<CalleePlace> places, Instant at, Duration margin)
    {
        Instant limit = DayCount.EndOf(at, Days);
        while (at < limit)
        {
            Instant opening = at;
            foreach (CalleePlace place in places)
                opening = EndOf(open: false, place, opening, limit);
            if (opening >= limit)
                return null;
            // A later place may open when an earlier one has closed again, or too shortly before: then the next round goes on from there.
            Instant closing = ClosingAt(places, opening);
            if (closing - opening > margin)
                return opening;
            at = closing;
        }

        return null;
    }

    /// <summary>The first place that is closed at <paramref name="at"/>; null if all are open.</summary>
    internal CalleePlace? FirstClosed(ImmutableArray<CalleePlace> places, Instant at)
    {
        foreach (CalleePlace place in places)
        {
            if (EndOf(open: true, place, at, at.PlusNanoseconds(1)) == at)
                return place;
        }

        return null;
    }

    /// <summary>Whether the whole day is closed at <paramref name="place"/> because it is a Sunday or a holiday there.</summary>
    internal bool IsClosedHoliday(CalleePlace place, Instant at)
    {
        LocalDate date = at.WithOffset(place.Zone.GetUtcOffset(at)).Date;
        return (date.DayOfWeek == IsoDayOfWeek.Sunday || IsHoliday(date, place)) && HoursOf(date, place).IsClosedAllDay;
    }

    // Goes from edge to edge of the day, day by day, and looks again wherever the clock is set.
    private Instant EndOf(bool open, CalleePlace place, Instant at, Instant limit)
    {
        while (at < limit)
        {
            ZoneInterval interval = place.Zone.GetZoneInterval(at);
            LocalDateTime local = at.WithOffset(interval.WallOffset).LocalDateTime;
            long time = local.NanosecondOfDay;
            if (HoursOf(local.Date, place).IsOpen(time, out long until) != open)
                return at;
            Instant next = at.PlusNanoseconds(until - time);
            at = interval.HasEnd && interval.End < next ? interval.End : next;
        }

        return limit;
    }

    private DayHours HoursOf(LocalDate date, CalleePlace place) => hours.On(date.DayOfWeek, IsHoliday(date.PlusDays(1), place), IsHoliday(date, place));

    private bool IsHoliday(LocalDate date, CalleePlace place)
    {
        if (holidays is not null && holidays.IsHoliday(date))
            return true;
        if (localHolidays.IsEmpty || place.Municipality is null)
            return false;
        foreach (LocalHoliday holiday in localHolidays)
        {
            if (holiday.Municipality == place.Municipality && holiday.Date == new AnnualDate(date.Month, date.Day))
                return true;
        }

        return false;
    }
}
