using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Instants on a small lattice around one instant, so that edges of periods, days and orders are hit all the time.</summary>
internal static class Instants
{
    private static readonly ImmutableArray<int> PastDays = [0, 0, 1, 1, 2, 3, 5, 10, 15, 15, 30, 30, 60, 400];
    private static readonly ImmutableArray<int> FutureDays = [0, 1, 2, 3, 10, 15, 25, 60];

    internal static DateTimeZone Rome { get; } = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    /// <summary>A Tuesday, 10:00 in Rome: the instant around which everything happens.</summary>
    internal static Instant Base { get; } = Instant.FromUtc(2026, 5, 12, 8, 0);

    /// <summary>Where the book of the laws begins.</summary>
    internal static Instant BookStart { get; } = Base - Duration.FromDays(500);

    /// <summary>Where its second edition begins.</summary>
    internal static Instant SecondEdition { get; } = Base + Duration.FromDays(20);

    /// <summary>The instants for which calls are decided.</summary>
    internal static Gen<Instant> Now { get; } = Gen.Frequency(
        (12, Gen.Constant(Base)),
        (2, Nudged(Gen.Constant(Base))),
        (2, Gen.Elements(DayOf(Base).Earliest, DayOf(Base).Latest, DayOf(Base).Latest.PlusNanoseconds(1))),
        (1, Gen.Elements(SecondEdition, SecondEdition - Duration.FromSeconds(1))),
        (1, Past()));

    /// <summary>When something happened: mostly before <see cref="Base"/>, now and then after.</summary>
    internal static Gen<Instant> Any { get; } = Gen.Frequency((7, Past()), (1, Future()));

    /// <summary>When something ends: mostly after <see cref="Base"/>, now and then before.</summary>
    internal static Gen<Instant> End { get; } = Gen.Frequency((2, Future()), (1, Past()));

    /// <summary>Lately enough for the register: up to 15 days, the very edge included.</summary>
    internal static Gen<Instant> Recent { get; } = Gen.Frequency(
        (8, Gen.Elements(1, 2, 5, 10).Select(days => Base - Duration.FromDays(days))),
        (2, Nudged(Gen.Constant(Base - Duration.FromDays(15)))),
        (1, Nudged(Gen.Constant(Base))));

    /// <summary>Thirty days ago, a second more or less, or half a day later.</summary>
    internal static Gen<Instant> GraceEdge { get; } =
        Gen.OneOf(Nudged(Gen.Constant(Base - Duration.FromDays(30))), Gen.Constant(Base - Duration.FromDays(30) + Duration.FromHours(12)));

    /// <summary>Every instant at which a period of the lattice can begin or end, for properties that look at all of them.</summary>
    internal static ImmutableArray<Instant> Lattice { get; } =
    [
        .. from days in PastDays.Select(days => -days).Concat(FutureDays).Concat([-27, 4, 20, 27]).Distinct()
           from instant in new[] { Base + Duration.FromDays(days), DayOf(Base + Duration.FromDays(days)).Earliest }
           from seconds in new[] { -1, 0, 1 }
           orderby instant, seconds
           select instant + Duration.FromSeconds(seconds),
    ];

    /// <summary>The same, sometimes with the day alone on record.</summary>
    internal static Gen<RecordedTime> Recorded(Gen<Instant> instants) =>
        Gen.Frequency((3, instants.Select(RecordedTime.At)), (1, instants.Select(DayOf)));

    /// <summary>The local day around an instant.</summary>
    internal static RecordedTime DayOf(Instant instant) => RecordedTime.On(instant.InZone(Rome).Date, Rome);

    /// <summary>When the clocks of a zone change.</summary>
    internal static Instant[] ClockChanges(DateTimeZone zone, int firstYear, int lastYear) =>
        [.. zone.GetZoneIntervals(Instant.FromUtc(firstYear, 1, 1, 0, 0), Instant.FromUtc(lastYear + 1, 1, 1, 0, 0)).Skip(1).Select(interval => interval.Start)];

    /// <summary>The edges of a day on which clocks change.</summary>
    internal static Gen<Instant> Around(Instant change, DateTimeZone zone)
    {
        LocalDate day = change.InZone(zone).Date;
        return Nudged(Gen.Elements(
            change, change - Duration.FromHours(1), change + Duration.FromHours(1), change - Duration.FromHours(2), change + Duration.FromHours(2),
            zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant()));
    }

    private static Gen<Instant> Past() => Around(Gen.Elements(PastDays.ToArray()).Select(days => Base - Duration.FromDays(days)));

    private static Gen<Instant> Future() => Around(Gen.Elements(FutureDays.ToArray()).Select(days => Base + Duration.FromDays(days)));

    private static Gen<Instant> Around(Gen<Instant> instants) =>
        Gen.Frequency((6, instants), (2, Nudged(instants)), (1, instants.Select(instant => DayOf(instant).Earliest)));

    /// <summary>The same, or a second before or after.</summary>
    internal static Gen<Instant> Nudged(Gen<Instant> instants) =>
        from instant in instants
        from seconds in Gen.Elements(-1, 0, 1)
        select instant + Duration.FromSeconds(seconds);
}
