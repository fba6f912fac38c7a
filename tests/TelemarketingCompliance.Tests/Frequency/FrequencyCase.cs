using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using static TelemarketingCompliance.Tests.Frequency.FrequencyWorld;

namespace TelemarketingCompliance.Tests.Frequency;

/// <summary>Some limits, a history on a lattice of instants so that edges of windows are hit, a declared place beside that of the number, and perhaps a request the call names.</summary>
public sealed record FrequencyCase(ImmutableArray<FrequencyLimit> Limits, ImmutableArray<AttemptRecord> History, Instant At, bool OnRequest, DateTimeZone Zone)
{
    private static readonly ImmutableArray<AttemptMeasures> Measures =
        [AttemptMeasures.Attempt, AttemptMeasures.Technical, AttemptMeasures.Rang, AttemptMeasures.Answered, AttemptMeasures.Spoken, AttemptMeasures.Refused];

    private static readonly ImmutableArray<Instant> Nows =
    [
        Now, Local(2026, 3, 29, 0), Local(2026, 3, 29, 23, 59, 59), Local(2026, 3, 30, 0), Local(2026, 10, 25, 0), Local(2026, 10, 25, 23, 59, 59), Local(2026, 10, 26, 0), Local(2026, 10, 27, 9),
    ];

    private static readonly ImmutableArray<DateTimeZone> Zones =
        [Rome, DateTimeZoneProviders.Tzdb["America/Santiago"], DateTimeZoneProviders.Tzdb["Asia/Kathmandu"], DateTimeZoneProviders.Tzdb["America/Havana"]];

    private static readonly Gen<FrequencyWindow> Window = Gen.OneOf(
        Gen.Elements(1, 2, 4, 24, 48, 336).Select(hours => Hours(hours)),
        Gen.Elements(1, 1, 2, 3, 14).Select(FrequencyWindow.CalendarDays));

    private static readonly Gen<FrequencyLimit> OneLimit =
        from counts in Gen.Elements<AttemptMeasures>(Measures)
        from scope in Gen.Elements(AttemptScope.Controller, AttemptScope.Controller, AttemptScope.Processor, AttemptScope.Campaign, AttemptScope.Request, AttemptScope.Everyone)
        from window in Window
        from max in Gen.Elements(1, 1, 2, 3)
        from skipped in Gen.Elements(true, false)
        select new FrequencyLimit { Name = "x", Counts = counts, Scope = scope, Window = window, Max = max, SkippedOnceByRequest = skipped && scope != AttemptScope.Request };

    internal static Gen<AttemptRecord> OneAttempt(Instant at) =>
        from hours in Gen.Elements(0, 0, 1, 1, 2, 3, 4, 4, 12, 23, 24, 25, 47, 48, 49, 72, 335, 336, 337)
        from nudge in Gen.Elements(-1, 0, 0, 1)
        from outcome in Gen.Elements<OutcomeKind?>([.. Enum.GetValues<OutcomeKind>().Cast<OutcomeKind?>(), null])
        from flags in Gen.Elements([.. Enumerable.Range(0, 16), 15, 15, 15, 15, 15, 15])
        from campaign in Gen.Elements("spring", "spring", "autumn")
        from reference in Gen.Elements<string?>("r-1", "r-2", null, null)
        from lasted in Gen.Elements(0, 0, 0, 1, 2)
        let own = (flags & 4) != 0
        select Attempt(at - Duration.FromHours(hours) + Duration.FromNanoseconds(nudge), outcome) with
        {
            IsSameNumber = (flags & 1) != 0 || (flags & 2) == 0,
            IsSameSubject = (flags & 2) != 0,
            IsSameController = own,
            IsSameProcessor = (flags & 8) != 0,
            Campaign = own ? new CampaignId(campaign) : null,
            RequestReference = own ? reference : null,
            EndedAt = own && outcome is not null ? at - Duration.FromHours(hours - lasted) + Duration.FromNanoseconds(nudge) : null,
        };

    public static Arbitrary<FrequencyCase> Arbitrary { get; } = (
        from at in Gen.Elements<Instant>(Nows)
        from zone in Gen.Elements<DateTimeZone>(Zones)
        from limits in Gen.Choose(1, 3).SelectMany(count => OneLimit.ListOf(count))
        from history in Gen.Choose(0, 7).SelectMany(count => OneAttempt(at).ListOf(count))
        from request in Gen.Elements(true, false)
        select new FrequencyCase(Consistent(limits), [.. history.OrderBy(attempt => attempt.At)], at, request, zone)).ToArbitrary();

    internal async Task<FrequencyWorld> WorldAsync()
    {
        var world = new FrequencyWorld(Limits) { History = History };
        world.Request = world.Request with { Place = new CalleePlace { Zone = Zone } };
        return OnRequest ? await world.OnRequestAsync(At - Duration.FromHours(10)) : world;
    }

    /// <summary>Names them, and leaves out those that another makes pointless.</summary>
    private static ImmutableArray<FrequencyLimit> Consistent(IEnumerable<FrequencyLimit> limits)
    {
        var kept = new List<FrequencyLimit>();
        foreach (FrequencyLimit limit in limits.Select((limit, i) => limit with { Name = $"limit-{i}" }))
        {
            if (!kept.Any(other => limit.IsImpliedBy(other) || other.IsImpliedBy(limit)))
                kept.Add(limit);
        }

        return [.. kept];
    }
}

/// <summary>Where the properties take their parameters from.</summary>
public static class FrequencyArbitraries
{
    public static Arbitrary<FrequencyCase> Cases() => FrequencyCase.Arbitrary;
}
