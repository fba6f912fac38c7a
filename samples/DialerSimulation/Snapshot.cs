using DialerSimulation.Dialing;
using DialerSimulation.Recount;
using NodaTime;

namespace DialerSimulation;

/// <summary>Where a run stands: sums over all dialers.</summary>
internal sealed record Snapshot
{
    /// <summary>The clock in Rome.</summary>
    internal required LocalDateTime At { get; init; }

    internal required int Days { get; init; }

    internal required TimeSpan Elapsed { get; init; }

    /// <summary>Candidates that the engine was asked about.</summary>
    internal required long Asked { get; init; }

    internal required long Granted { get; init; }

    internal required long GivenBack { get; init; }

    /// <summary>Attempts: calls dialed.</summary>
    internal required long Dialed { get; init; }

    internal required long AskedTwice { get; init; }

    internal required long OtherPermit { get; init; }

    internal required long NeverReported { get; init; }

    /// <summary>Why permits were refused, most often first.</summary>
    internal required IReadOnlyList<(string Name, long Count)> Refusals { get; init; }

    internal required IReadOnlyList<(string Name, long Count)> Endings { get; init; }

    internal required IReadOnlyList<(string Name, long Count)> Reports { get; init; }

    internal required IReadOnlyList<(string Name, long Count)> Findings { get; init; }

    /// <summary>Silent and answered calls of each campaign, and of each processor.</summary>
    internal required IReadOnlyList<(string Part, long Silent, long Answered)> SilentShares { get; init; }

    internal required int BusyOperators { get; init; }

    internal required int Operators { get; init; }

    /// <summary>The limits as of the last morning.</summary>
    internal required IReadOnlyList<CountedLimit> Limits { get; init; }

    internal double AttemptsPerSecond => Elapsed > TimeSpan.Zero ? Dialed / Elapsed.TotalSeconds : 0;

    internal static Snapshot Of(LocalDateTime at, int days, Staff staff, CallRecount recount, Workplace[] places, Instant now)
    {
        Tally[] tallies = [.. places.Select(place => place.Tally)];
        return new Snapshot
        {
            At = at,
            Days = days,
            Elapsed = staff.Elapsed,
            Asked = tallies.Sum(tally => tally.Asked),
            Granted = tallies.Sum(tally => tally.Granted),
            GivenBack = tallies.Sum(tally => tally.GivenBack),
            Dialed = tallies.Sum(tally => tally.Dialed),
            AskedTwice = tallies.Sum(tally => tally.AskedTwice),
            OtherPermit = tallies.Sum(tally => tally.OtherPermit),
            NeverReported = tallies.Sum(tally => tally.NeverReported),
            Refusals = Add(tallies.Select(tally => tally.Refusals)),
            Endings = Add(tallies.Select(tally => tally.Endings)),
            Reports = Add(tallies.Select(tally => tally.Reports)),
            Findings = Add(tallies.Select(tally => tally.Findings)),
            SilentShares =
            [
                .. Shares(places, place => $"campaign {place.Campaign.Id}"),
                .. Shares(places, place => $"{place.Campaign.Processor.Id} {place.Campaign.Id}").Where(share => share.Silent > 0),
            ],
            BusyOperators = places.Sum(place => place.Operators.Count - place.Operators.FreeAt(now)),
            Operators = places.Sum(place => place.Operators.Count),
            Limits = recount.Limits,
        };
    }

    private static IReadOnlyList<(string Name, long Count)> Add(IEnumerable<Dictionary<string, long>> counts) =>
    [
        .. counts.SelectMany(count => count).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(pair => pair.Value)))
            .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Part, long Silent, long Answered)> Shares(Workplace[] places, Func<Workplace, string> part) =>
        places.GroupBy(part).Select(group => (group.Key, group.Sum(place => place.Tally.Silent), group.Sum(place => place.Tally.Answered)));
}
