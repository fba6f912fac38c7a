using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>Judging the history of one number under the seven limits of the Italian house policy. Expected: no bytes, whatever the history.</summary>
[MemoryDiagnoser]
public class FrequencyBenchmarks
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 9, 30);

    private readonly ImmutableArray<ChargeLine> lines =
    [
        new("ring-gap", AttemptMeasures.Rang, AttemptScope.Controller, Duration.FromHours(4), null, 1),
        new("rings-a-day", AttemptMeasures.Rang, AttemptScope.Controller, null, new Interval(At - Duration.FromHours(10.5), At + Duration.FromHours(13.5)), 2),
        new("rings-in-period", AttemptMeasures.Rang, AttemptScope.Controller, Duration.FromDays(14), null, 6),
        new("conversation", AttemptMeasures.Spoken, AttemptScope.Controller, Duration.FromDays(30), null, 1),
        new("cool-off", AttemptMeasures.Refused, AttemptScope.Controller, Duration.FromDays(30), null, 1),
        new("technical-a-day", AttemptMeasures.Technical, AttemptScope.Controller, null, new Interval(At - Duration.FromHours(10.5), At + Duration.FromHours(13.5)), 3),
        new("rings-on-request", AttemptMeasures.Rang, AttemptScope.Request, Duration.FromDays(14), null, 3),
    ];

    private AttemptRecord[] attempts = [];

    [Params(0, 5, 100)]
    public int Attempts { get; set; }

    [GlobalSetup]
    public void Setup() => attempts = [.. Enumerable.Range(0, Attempts).Select(i => new AttemptRecord
    {
        At = At - Duration.FromHours(5 * (Attempts - i)),
        Counts = CallOutcome.CountsOf((OutcomeKind)(1 + (i % 12))),
        IsSameNumber = true,
        IsSameSubject = i % 3 == 0,
        IsSameController = i % 4 != 0,
        Campaign = new CampaignId("sale"),
    })];

    [Benchmark]
    public int Judge()
    {
        var call = new ChargedCall(new CampaignId("sale"), null);
        int reached = 0;
        foreach (ChargeLine line in lines)
            reached += line.Judge(attempts, call, At, out _) ? 0 : 1;
        return reached;
    }
}
