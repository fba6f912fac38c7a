using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A store answers like a plain list, and a permit never outlives its reasons. That no limit is exceeded under any interleaving: <see cref="LimitRaceTests"/>.</summary>
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
            Assert.Equal(model.Count(Instant.FromDateTimeOffset(clock.GetUtcNow())), store.CountAsync([CampaignQuery.For(Operation.Calls[0])], Token).AsTask().GetAwaiter().GetResult()[0]);
        }
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

    /// <summary>One thing that may happen to a store.</summary>
    internal sealed record Operation(int Kind, CallRequest Call, OutcomeKind Outcome, int Which)
    {
        private static readonly AnsweringMachineDetection Measured = new() { IsUsed = true, FalsePositiveRate = 0.02m, MeasuredOn = new LocalDate(2026, 5, 1) };

        public static readonly CallRequest[] Calls =
        [
            .. from number in new[] { TestWorld.Callee, TestWorld.Mobile }
               from subject in new SubjectId?[] { new("p-1"), null }
               from processor in new[] { TestWorld.CentreX, TestWorld.CentreY }
               select TestWorld.FirstRequest with
               {
                   Callee = number, Subject = subject, Campaign = TestWorld.FirstCampaign with { Processor = new CampaignParty { Id = processor }, AnsweringMachineDetection = Measured },
               },
        ];

        public static Operation Any(Random random) => new(random.Next(10), Calls[random.Next(Calls.Length)], (OutcomeKind)random.Next(15), random.Next(1000));

        // Some live longer than a campaign waits for outcomes.
        public static Duration LifeOf(int which) => Duration.FromMinutes(which % 4 == 0 ? 30 : 1);

        public async Task<string> Run(IAttemptStore store, TimeProvider clock, List<PermitId> permits)
        {
            Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            PermitId permit = permits.Count == 0 ? PermitId.NewAt(now) : permits[Which % permits.Count];
            if (Kind > 4)
            {
                PermitId next = PermitId.NewAt(now);
                ChargeResult result = (await store.ChargeAsync([new AttemptCharge { Permit = next, Request = Call, TimeToLive = LifeOf(Which), Lines = [.. Lines] }], default))[0];
                if (result.Status == ChargeStatus.Charged)
                    permits.Add(next);
                return $"{result.Status}";
            }

            return Kind switch
            {
                0 => await store.ConfirmAsync(permit, default) is var marked ? $"{marked.MarkedNow}:{marked.Attempt?.HandedOut}" : "",
                1 => $"{(await store.CancelAsync([new AttemptReturn(permit, Which % 3 == 0 ? 1 : null)], default))[0]?.Counts}",
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
                    attempts.Add(new StoredAttempt { Permit = Permits[attempts.Count], Request = operation.Call, ChargedAt = now, ExpiresAt = now + Operation.LifeOf(operation.Which) });
                    return $"{ChargeStatus.Charged}";
                case 2:
                    return string.Join(' ', Find(operation.Call).Select(found => $"{found.Permit}:{found.Counts}"));
                case 0:
                    if (at < 0 || attempts[at].Outcome is not null || attempts[at].IsCancelled)
                        return $"False:{(at < 0 ? null : attempts[at].HandedOut)}";
                    bool first = attempts[at].ConfirmedAt is null;
                    attempts[at] = attempts[at] with { ConfirmedAt = attempts[at].ConfirmedAt ?? now, HandedOut = attempts[at].HandedOut + 1 };
                    return $"{first}:{attempts[at].HandedOut}";
                case 1:
                    if (at < 0)
                        return "";
                    if (attempts[at].Outcome is null && (operation.Which % 3 != 0 || attempts[at].HandedOut == 1))
                        attempts[at] = attempts[at] with { IsCancelled = true };
                    return $"{attempts[at].Counts}";
                default:
                    if (at < 0)
                        return $"{CompletionStatus.UnknownPermit}";
                    var outcome = new CallOutcome { Kind = operation.Outcome, OccurredAt = now };
                    if (attempts[at].Outcome is { } before && before.IsSameAs(outcome))
                        return $"{CompletionStatus.Repeated}";
                    if (attempts[at].Outcome is not null)
                    {
                        attempts[at] = attempts[at] with { Conflicts = [.. attempts[at].Conflicts.Where(known => !known.IsSameAs(outcome)), outcome] };
                        return $"{CompletionStatus.Conflict}";
                    }

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
            StoredAttempt[] dialed = [.. counted.Where(attempt => attempt.IsDialed || (!attempt.IsCancelled && IsEarlier(attempt) && now >= attempt.ExpiresAt))];
            bool Said(StoredAttempt attempt, Func<CallOutcome, bool> what) => attempt.Outcome is { } outcome && attempt.Conflicts.Prepend(outcome).Any(what);
            bool Silent(StoredAttempt attempt) => Said(attempt, outcome => outcome.Counts.HasFlag(AttemptMeasures.Silent));
            bool Machine(StoredAttempt attempt) => Said(attempt, outcome => outcome.Kind == OutcomeKind.Machine);
            bool ByPerson(CallOutcome outcome) => outcome.Counts.HasFlag(AttemptMeasures.Answered) && outcome.Kind is not (OutcomeKind.Machine or OutcomeKind.Fax);
            bool IsEarlier(StoredAttempt attempt) => now - attempt.ChargedAt > Duration.FromMinutes(10);
            return new CampaignCounts
            {
                Dialed = dialed.Length,
                DialedEarlier = dialed.Count(IsEarlier),
                Missing = dialed.Count(attempt => IsEarlier(attempt) && attempt.Outcome is null),
                Answered = dialed.Count(attempt => Silent(attempt) || (attempt.Outcome is not null && !Said(attempt, outcome => !ByPerson(outcome)))),
                Silent = dialed.Count(Silent),
                Machine = dialed.Count(Machine),
                // The campaign declares a fiftieth.
                Estimated = dialed.Count(attempt => Machine(attempt) && !Silent(attempt)) * 0.02m,
            };
        }

        private AttemptRecord[] Find(CallRequest call)
        {
            AttemptQuery query = AttemptQuery.For(call);
            return [.. attempts.Where(attempt => query.Includes(attempt)).Select(attempt => attempt.ShownTo(query))];
        }
    }
}
