using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>The part of the <see cref="IfChain"/> that looks at the clock: 9-20, Saturdays and eves 10-19, never on Sundays and holidays.</summary>
internal static class HoursChain
{
    private const long Margin = 30 * NodaConstants.NanosecondsPerSecond;

    internal static Finding Decide(CallFacts facts, Instant at)
    {
        CallRequest request = facts.Request;
        if (!request.Campaign.Purpose.IsMarketing() || !request.IsDialed || request.CalleeKind == CalleeKind.LegalPerson)
            return Finding.NotApplicable;
        if (!facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places))
            return Finding.Block(FactKeys.Place.Unavailable);
        if (places.IsEmpty)
            return Finding.Block(HoursReasons.PlaceUnknown);
        Instant closing = Instant.MaxValue;
        foreach (CalleePlace place in places)
            closing = Instant.Min(closing, ClosingAt(place.Zone, at));
        if (closing.PlusNanoseconds(-Margin) > at)
            return Finding.Pass(closing.PlusNanoseconds(-Margin));

        bool holiday = false;
        foreach (CalleePlace place in places)
        {
            LocalDate date = at.InZone(place.Zone).Date;
            if (ClosingAt(place.Zone, at) == at)
            {
                holiday = date.DayOfWeek == IsoDayOfWeek.Sunday || IsHoliday(date);
                break;
            }
        }

        Instant opening = at;
        for (int i = 0; i < 200; i++)
        {
            foreach (CalleePlace place in places)
                opening = OpeningAt(place.Zone, opening);
            closing = Instant.MaxValue;
            foreach (CalleePlace place in places)
                closing = Instant.Min(closing, ClosingAt(place.Zone, opening));
            if (closing.PlusNanoseconds(-Margin) > opening)
                return Finding.Block(holiday ? HoursReasons.Holiday : HoursReasons.Closed, liftsAt: opening);
            opening = closing;
        }

        return Finding.Block(HoursReasons.NoCommonHour);
    }

    private static Instant ClosingAt(DateTimeZone zone, Instant at)
    {
        LocalDateTime local = at.InZone(zone).LocalDateTime;
        (int start, int end) = HoursOf(local.Date);
        long time = local.NanosecondOfDay;
        return time >= start * NodaConstants.NanosecondsPerHour && time < end * NodaConstants.NanosecondsPerHour
            ? at.PlusNanoseconds((end * NodaConstants.NanosecondsPerHour) - time)
            : at;
    }

    // No clock changes within these hours.
    private static Instant OpeningAt(DateTimeZone zone, Instant at)
    {
        if (ClosingAt(zone, at) != at)
            return at;
        LocalDateTime local = at.InZone(zone).LocalDateTime;
        LocalDate date = local.Date;
        (int start, int end) = HoursOf(date);
        while (start == end || (date == local.Date && local.NanosecondOfDay >= end * NodaConstants.NanosecondsPerHour))
        {
            date = date.PlusDays(1);
            (start, end) = HoursOf(date);
        }

        return FrequencyChain.MidnightOf(date, zone).PlusNanoseconds(start * NodaConstants.NanosecondsPerHour);
    }

    private static (int Start, int End) HoursOf(LocalDate date) =>
        date.DayOfWeek == IsoDayOfWeek.Sunday || IsHoliday(date) ? (0, 0)
        : date.DayOfWeek == IsoDayOfWeek.Saturday || IsHoliday(date.PlusDays(1)) ? (10, 19)
        : (9, 20);

    private static bool IsHoliday(LocalDate date) => (date.Month, date.Day) switch
    {
        (1, 1) or (1, 6) or (4, 25) or (5, 1) or (6, 2) or (8, 15) or (10, 4) or (11, 1) or (12, 8) or (12, 25) or (12, 26) => true,
        _ => date == HolidayCalendar.EasterSunday(date.Year) || date == HolidayCalendar.EasterSunday(date.Year).PlusDays(1),
    };
}
