using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Permits;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 6: under any interleaving of any number of nodes no limit is exceeded. And: a permit never outlives its reasons.</summary>
public sealed class LimitLawTests
{
    private static readonly ChargeLine[] Lines =
    [
        new("attempts", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromMinutes(30), null, 2),
        new("rings", AttemptMeasures.Rang, AttemptScope.Campaign, Duration.FromHours(2), null, 3),
        new("everyone", AttemptMeasures.All, AttemptScope.Everyone, Duration.FromMinutes(10), null, 4),
        new("technical", AttemptMeasures.Technical, AttemptScope.Processor, Duration.FromHours(1), null, 2),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 200)]
    public void One_thread_answers_like_the_plain_model(int seed)
    {
        var clock = new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset());
        var store = new InMemoryAttemptStore(clock);
        var model = new PlainAttempts();
        var random = new Random(seed);
        for (int step = 0; step < 60; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(random.Next(900)));
            Operation operation = Operation.Any(random);
            Assert.Equal(
                operation.Run(store, clock, model.Permits).GetAwaiter().GetResult(),
                model.Run(operation, Instant.FromDateTimeOffset(clock.GetUtcNow())));
        }

        Assert.Equal(model.Count(Instant.FromDateTimeOffset(clock.GetUtcNow())), store.CountAsync([CampaignQuery.For(Operation.Calls[0])], Token).AsTask().GetAwaiter().GetResult()[0]);
    }

    [Fact]
    public async Task Sixteen_threads_never_exceed_a_limit()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var store = new InMemoryAttemptStore(new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset()));

            Assert.Empty(await ExceededAsync(store, seed));
        }
    }

    [Fact]
    public async Task A_store_that_judges_first_and_charges_later_is_found_out()
    {
        int found = 0;
        for (int seed = 0; seed < 20; seed++)
            found += (await ExceededAsync(new RacyAttempts(new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset())), seed)).Length;

        Assert.NotEqual(0, found);
    }

    [Property(MaxTest = 100)]
    public void A_permit_ends_with_the_earliest_of_its_reasons_and_confirms_exactly_until_then(PositiveInt consent, PositiveInt waited)
    {
        Duration consentLasts = Duration.FromSeconds(consent.Get % 120 + 1);
        Duration waits = Duration.FromSeconds(waited.Get % 130);
        TestWorld world = new TestWorld().Granted(entry => entry with { ExpiresAt = TestWorld.Now + consentLasts });
        ComplianceEngine engine = world.EngineAsync().GetAwaiter().GetResult();
        CallPermit permit = world.AcquireAsync().GetAwaiter().GetResult().Permit!;
        Assert.Equal(TestWorld.Now + Duration.Min(consentLasts, Duration.FromSeconds(60)), permit.ExpiresAt);

        world.Clock.Advance(waits.ToTimeSpan());
        Acquisition confirmed = engine.ConfirmAsync(permit, Token).AsTask().GetAwaiter().GetResult();

        Assert.Equal(TestWorld.Now + waits < permit.ExpiresAt, confirmed.Permit is not null);
        Assert.Equal(TestWorld.Now + waits >= permit.ExpiresAt, confirmed.Decision.Reasons.Contains("permit.expired"));
    }

    /// <summary>Charges, outcomes and cancellations by sixteen threads; then every charge that was made is judged once more by what was charged before it.</summary>
    private static async Task<string[]> ExceededAsync(IAttemptStore store, int seed)
    {
        using var start = new Barrier(16);
        var threads = Enumerable.Range(0, 16).Select(thread => Task.Factory.StartNew(
            () =>
            {
                var random = new Random((seed * 16) + thread);
                var permits = new List<PermitId>();
                start.SignalAndWait(Token);
                for (int step = 0; step < 40; step++)
                {
                    Operation operation = Operation.Any(random);
                    operation.Run(store, null, permits).GetAwaiter().GetResult();
                    // Who dials a permit that was given back breaks the limit himself: the outcome then counts, and is told.
                    if (operation.Kind == 1 && permits.Count > 0)
                        permits.RemoveAt(operation.Which % permits.Count);
                }
            },
            Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        await Task.WhenAll(threads);

        // Time stands still, so that all windows hold everything: what counts now counted then.
        var exceeded = new List<string>();
        foreach (CallRequest call in Operation.Calls)
        {
            ImmutableArray<AttemptRecord> attempts = (await store.FindAsync([AttemptQuery.For(call)], Token))[0];
            exceeded.AddRange(Lines.Where(line => line.CountOf(attempts.AsSpan(), ChargedCall.For(call), TestWorld.Now) > line.Max).Select(line => line.Limit));
        }

        return [.. exceeded];
    }

    /// <summary>One thing that may happen to a store.</summary>
    internal sealed record Operation(int Kind, CallRequest Call, OutcomeKind Outcome, int Which)
    {
        public static readonly CallRequest[] Calls =
        [
            .. from number in new[] { TestWorld.Callee, TestWorld.Mobile }
               from subject in new SubjectId?[] { new("p-1"), null }
               from processor in new[] { TestWorld.CentreX, TestWorld.CentreY }
               select TestWorld.FirstRequest with
               {
                   Callee = number, Subject = subject, Campaign = TestWorld.FirstCampaign with { Processor = new CampaignParty { Id = processor } },
               },
        ];

        public static Operation Any(Random random) => new(random.Next(10), Calls[random.Next(Calls.Length)], (OutcomeKind)random.Next(15), random.Next(1000));

        public async Task<string> Run(IAttemptStore store, TimeProvider? clock, List<PermitId> permits)
        {
            Instant now = clock is null ? TestWorld.Now : Instant.FromDateTimeOffset(clock.GetUtcNow());
            PermitId permit = permits.Count == 0 ? PermitId.NewAt(now) : permits[Which % permits.Count];
            if (Kind > 4)
            {
                PermitId next = PermitId.NewAt(now);
                ChargeResult result = (await store.ChargeAsync([new AttemptCharge { Permit = next, Request = Call, TimeToLive = Duration.FromMinutes(1), Lines = [.. Lines] }], default))[0];
                if (result.Status == ChargeStatus.Charged)
                    permits.Add(next);
                return $"{result.Status}";
            }

            return Kind switch
            {
                0 => $"{(await store.ConfirmAsync(permit, default))?.IsDialed}",
                1 => $"{(await store.CancelAsync(permit, default))?.Counts}",
                2 => string.Join(' ', (await store.FindAsync([AttemptQuery.For(Call)], default))[0].Select(found => $"{found.Permit}:{found.Counts}")),
                _ => $"{(await store.CompleteAsync(permit, new CallOutcome { Kind = Outcome, OccurredAt = now }, default)).Status}",
            };
        }
    }

    /// <summary>A list and the words of the interfaces, without any cleverness.</summary>
    private sealed class PlainAttempts
    {
        private readonly List<StoredAttempt> attempts = [];

        public List<PermitId> Permits { get; } = [];

        public string Run(Operation operation, Instant now)
        {
            int at = attempts.Count == 0 ? -1 : operation.Which % attempts.Count;
            switch (operation.Kind)
            {
                case > 4:
                    AttemptRecord[] earlier = Find(operation.Call);
                    if (Lines.Any(line => !line.Judge(earlier, ChargedCall.For(operation.Call), now, out _)))
                        return $"{ChargeStatus.Refused}";
                    attempts.Add(new StoredAttempt { Permit = Permits[attempts.Count], Request = operation.Call, ChargedAt = now, ExpiresAt = now + Duration.FromMinutes(1) });
                    return $"{ChargeStatus.Charged}";
                case 2:
                    return string.Join(' ', Find(operation.Call).Select(found => $"{found.Permit}:{found.Counts}"));
                case 0:
                    return at < 0 ? "" : $"{(attempts[at] = attempts[at] is { Outcome: null, IsCancelled: false, ConfirmedAt: null } open ? open with { ConfirmedAt = now } : attempts[at]).IsDialed}";
                case 1:
                    return at < 0 ? "" : $"{(attempts[at] = attempts[at].Outcome is null ? attempts[at] with { IsCancelled = true } : attempts[at]).Counts}";
                default:
                    if (at < 0)
                        return $"{CompletionStatus.UnknownPermit}";
                    var outcome = new CallOutcome { Kind = operation.Outcome, OccurredAt = now };
                    if (attempts[at].Outcome is { } before)
                        return before.IsSameAs(outcome) ? $"{CompletionStatus.Repeated}" : $"{CompletionStatus.Conflict}";
                    attempts[at] = attempts[at] with { Outcome = outcome };
                    return $"{CompletionStatus.Recorded}";
            }
        }

        public CampaignStatistics Count(Instant now) => new()
        {
            Whole = Count(attempts, now),
            OfProcessor = Count(attempts.Where(attempt => attempt.Request.Campaign.Processor.Id == Operation.Calls[0].Campaign.Processor.Id), now),
            Last30Days = Count(attempts.Where(attempt => now < attempt.ChargedAt + Duration.FromDays(30)), now),
        };

        private static CampaignCounts Count(IEnumerable<StoredAttempt> counted, Instant now)
        {
            StoredAttempt[] dialed = [.. counted.Where(attempt => attempt.IsDialed)];
            StoredAttempt[] earlier = [.. dialed.Where(attempt => now - attempt.ChargedAt > Duration.FromMinutes(10))];
            return new CampaignCounts
            {
                Dialed = dialed.Length,
                DialedEarlier = earlier.Length,
                Missing = earlier.Count(attempt => attempt.Outcome is null),
                Answered = dialed.Count(attempt => attempt.Outcome is { } outcome && outcome.Counts.HasFlag(AttemptMeasures.Answered) && outcome.Kind is not (OutcomeKind.Machine or OutcomeKind.Fax)),
                Silent = dialed.Count(attempt => attempt.Outcome is { } outcome && outcome.Counts.HasFlag(AttemptMeasures.Silent)),
                Machine = dialed.Count(attempt => attempt.Outcome?.Kind == OutcomeKind.Machine),
            };
        }

        private AttemptRecord[] Find(CallRequest call)
        {
            AttemptQuery query = AttemptQuery.For(call);
            return [.. attempts.Where(attempt => query.Includes(attempt)).Select(attempt => attempt.ShownTo(query))];
        }
    }
}
