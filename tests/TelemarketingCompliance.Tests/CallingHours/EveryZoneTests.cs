using System.Collections.Immutable;
using NodaTime.TimeZones;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>
/// The rule against a minute-by-minute reference, in every zone of the zone data: the whole local day of every change of a clock from 2020 to 2030, and
/// days drawn by lot: every minute within two hours of a change, every fifth of the others. The reference reads the clock of each minute and asks whether that is within the hours, and nothing else.
/// </summary>
public sealed class EveryZoneTests
{
    private const int SampledDays = 2;

    // Long enough for most next openings and closings.
    private const int MinutesAhead = 36 * 60;

    private static readonly Instant From = Instant.FromUtc(2020, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2031, 1, 1, 0, 0);

    [Fact]
    public void Hours_are_right_on_every_day_on_which_a_clock_changes_from_2020_to_2030()
    {
        int zones = 0, changes = 0;
        long minutes = 0, ends = 0;
        foreach (string id in Canonical().Distinct(StringComparer.Ordinal))
        {
            var random = new Random(id.Aggregate(20260524, (seed, c) => unchecked((seed * 31) + c)));
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            ImmutableArray<Instant> changing = [.. ChangesOf(zone)];
            LocalDate[] sampled = [.. Enumerable.Range(0, SampledDays).Select(_ => new LocalDate(2020, 1, 1).PlusDays(random.Next(4018)))];
            LocalDate[] days = [.. changing.SelectMany(change => DaysAround(zone, change)).Concat(sampled).Distinct().Order()];
            var week = new RandomWeek(random, days);
            var bench = new HoursBench(week.ToRule());
            CallFacts facts = bench.Gather(HoursBench.To(HoursBench.Nowhere, zone));
            foreach (LocalDate day in days)
            {
                (int checkedMinutes, int checkedEnds) = CheckDay(bench, facts, week, zone, day, changing);
                minutes += checkedMinutes;
                ends += checkedEnds;
            }

            zones++;
            changes += changing.Count(change => DaysAround(zone, change).All(days.Contains));
        }

        Assert.Equal(TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Count(), zones);
        Assert.Equal(Canonical().Distinct().Sum(id => ChangesOf(DateTimeZoneProviders.Tzdb[id]).Count()), changes);
        Assert.True(zones > 300 && changes > 2_400, $"{zones} zones, {changes} changes");
        Assert.True(minutes > changes * 400L && ends > minutes * 0.8, $"{minutes} minutes, {ends} with their next change");
    }

    [Fact]
    public void Other_names_of_a_zone_have_its_clock()
    {
        int aliases = 0;
        foreach ((string id, string canonical) in TzdbDateTimeZoneSource.Default.CanonicalIdMap)
        {
            if (id == canonical)
                continue;
            Assert.Equal(
                DateTimeZoneProviders.Tzdb[canonical].GetZoneIntervals(From, To).Select(interval => (interval.WallOffset, interval.RawStartOrMin(), interval.RawEndOrMax())),
                DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(From, To).Select(interval => (interval.WallOffset, interval.RawStartOrMin(), interval.RawEndOrMax())));
            aliases++;
        }

        Assert.True(aliases > 100, $"{aliases} other names");
    }

    private static IEnumerable<string> Canonical() => DateTimeZoneProviders.Tzdb.Ids.Select(id => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id]);

    private static IEnumerable<Instant> ChangesOf(DateTimeZone zone) =>
        zone.GetZoneIntervals(From, To).Where(interval => interval.HasStart && interval.Start >= From).Select(interval => interval.Start);

    private static IEnumerable<LocalDate> DaysAround(DateTimeZone zone, Instant change) =>
        new[] { change.PlusNanoseconds(-1), change }.Select(instant => instant.InZone(zone).Date).Distinct();

    private static (int Minutes, int Ends) CheckDay(HoursBench bench, CallFacts facts, RandomWeek week, DateTimeZone zone, LocalDate day, ImmutableArray<Instant> changing)
    {
        // A day that a zone skipped has no minutes: the next one begins where it does.
        Instant start = zone.AtStartOfDay(day).ToInstant();
        int length = (int)(zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - start).TotalMinutes;
        var open = new bool[length + MinutesAhead];
        for (int minute = 0; minute < open.Length; minute++)
            open[minute] = week.IsOpen((start + Duration.FromMinutes(minute)).InZone(zone).LocalDateTime);
        int[] closing = NextOf(open.Length, minute => !open[minute]);
        int[] opening = NextOf(open.Length, minute => open[minute] && closing[minute] - minute > week.MarginMinutes);
        int[] changes = [.. changing.Select(change => (change - start).TotalMinutes).Where(minute => minute > -120 && minute < length + 120).Select(minute => (int)minute)];
        int asked = 0, ends = 0;
        for (int minute = 0; minute < length; minute++)
        {
            if (minute % 5 != 0 && !Array.Exists(changes, change => Math.Abs(change - minute) <= 120))
                continue;
            Finding finding = bench.Ask(facts, start + Duration.FromMinutes(minute));
            bool permitted = opening[minute] == minute;
            int? change = permitted
                ? closing[minute] < open.Length ? closing[minute] - week.MarginMinutes : null
                : opening[minute] + week.MarginMinutes < open.Length ? opening[minute] : null;

            bool agrees = permitted == (finding.Kind == FindingKind.Pass)
                && (change is not { } known || finding.ChangesAt == start + Duration.FromMinutes(known));
            Assert.True(agrees, $"{zone.Id}, minute {minute} of {day:uuuu-MM-dd}: {finding.Kind} {finding.ChangesAt}, but {permitted}, change after {change} minutes");
            asked++;
            ends += change is null ? 0 : 1;
        }

        return (asked, ends);
    }

    // For each minute the first one from it on of which something holds; the number of minutes if none.
    private static int[] NextOf(int minutes, Func<int, bool> holds)
    {
        var next = new int[minutes];
        for (int minute = minutes - 1, found = minutes; minute >= 0; minute--)
        {
            found = holds(minute) ? minute : found;
            next[minute] = found;
        }

        return next;
    }
}

file static class ZoneIntervals
{
    public static Instant RawStartOrMin(this ZoneInterval interval) => interval.HasStart ? interval.Start : Instant.MinValue;

    public static Instant RawEndOrMax(this ZoneInterval interval) => interval.HasEnd ? interval.End : Instant.MaxValue;
}
