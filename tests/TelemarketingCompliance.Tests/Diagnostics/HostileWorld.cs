using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>An engine whose sources, stores and rules fail at random, and say in their messages all that nobody should read.</summary>
internal sealed class HostileWorld
{
    private static readonly E164Number CallerId = E164Number.FromDigits(390287654321);
    private static readonly string[] Secrets = ["2345678", "8712987", "7654321", "person-4711", "queue-0815", "case-2357"];

    private readonly Random random;
    private readonly FakeTimeProvider clock = new(TestWorld.Now.ToDateTimeOffset());
    private readonly InMemoryStores stores = new();
    private readonly HashSet<Exception> thrown = new(ReferenceEqualityComparer.Instance);
    private readonly int oneIn;

    public HostileWorld(int seed, TestLog log, TestMeters meters)
    {
        random = new Random(seed);
        oneIn = random.Next(2, 60);
        var lists = new HostileLists(stores.ContactLists, FailAsync);
        Engine = ComplianceEngine.Create(engine => engine
            .UseTimeProvider(clock).UseLoggerFactory(log).UseMeterFactory(meters)
            .AddRuleBook(new TestBook { AsksForCallerIds = true }.Build())
            .UseAttempts(new HookedAttempts(new InMemoryAttemptStore(clock, capacity: 8), (step, _) => FailAsync(step.ToString())))
            .UseConsents(Ledger(stores.Consents)).UseContracts(Ledger(stores.Contracts)).UsePersonRequests(Ledger(stores.Requests))
            .UseBlacklist(Ledger(stores.Blacklist)).UseDirectory(Ledger(stores.Directory)).UseSelectiveRevocations(Ledger(stores.SelectiveRevocations))
            .UseCallerIds(Ledger(stores.CallerIds)).UseContactLists(lists)
            .AddRegister(new RegisterSet("it-rpo", RegisterConsultation.FromAnswers(
                new() { Register = "it-rpo", Controller = TestWorld.Acme, ProcessedAt = TestWorld.DaysAgo(1), Reference = "a" }, [(Request.Callee, false, null)])))
            .AddSource(new TestSource("host", TestFacts.Score) { Gathers = ScoreAsync })
            .AddRule(new HostileRule(Fail)));
    }

    public ComplianceEngine Engine { get; }

    public IReadOnlyCollection<Exception> Thrown => thrown;

    public CallRequest Request { get; } = TestWorld.FirstRequest with
    {
        CallerId = CallerId,
        Subject = new SubjectId("person-4711"),
        RequestId = "queue-0815",
        Evidence = new CallEvidence(EvidenceKind.CaseReference, "case-2357"),
    };

    public Random Random => random;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Whether a text shows a number, a person, a call or a permit.</summary>
    public static bool Shows(string? text, IEnumerable<PermitId> permits) =>
        text is not null && (Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) || permits.Any(permit => text.Contains(permit.ToString(), StringComparison.Ordinal)));

    public void LetTimePass() => clock.Advance(TimeSpan.FromSeconds(random.Next(90)));

    /// <summary>Everything the call needs, recorded while nothing fails.</summary>
    public async Task<HostileWorld> FilledAsync()
    {
        await stores.ContactLists.AddAsync(new ContactList { Id = TestWorld.OwnBase, Controller = TestWorld.Acme, AcquiredAt = TestWorld.Ago(900) }, [Request.Callee], default);
        await stores.Consents.AddAsync(
        [
            new()
            {
                Id = "consent", Number = Request.Callee, State = ConsentState.Granted, Controller = TestWorld.Acme, Purposes = [CallPurpose.Sale], Channels = CallChannels.OperatorCall,
                At = TestWorld.Ago(20), TextVersion = "v1", Level = EvidenceLevel.DoubleOptIn,
            },
        ], default);
        foreach ((CallerIdEvent what, PartyId party) in ((CallerIdEvent, PartyId)[])[(CallerIdEvent.Declared, TestWorld.CentreX), (CallerIdEvent.Authorised, TestWorld.Acme), (CallerIdEvent.CallBackAnswered, TestWorld.CentreX), (CallerIdEvent.Assigned, TestWorld.Acme)])
            await stores.CallerIds.AddAsync([new CallerIdRecord { Id = $"{what}", Number = CallerId, Event = what, Party = party, At = TestWorld.Ago(5) }], default);
        return this;
    }

    private HostileLedger<T> Ledger<T>(ILedger<T> inner)
        where T : LedgerEntry => new(inner, FailAsync);

    private async Task ScoreAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        await FailAsync("score");
        for (int row = 0; row < gathering.Requests.Length; row++)
            gathering.Set(TestFacts.Score, row, 1);
    }

    // What happens later is drawn now, while the engine asks one after the other: the same seed gives the same failures.
    private Task FailAsync(string step)
    {
        Fail();
        return random.Next(4) == 0 ? LaterAsync(Drawn()) : Task.CompletedTask;
    }

    private static async Task LaterAsync(Exception? failure)
    {
        await Task.Yield();
        if (failure is not null)
            throw failure;
    }

    private void Fail()
    {
        if (Drawn() is { } failure)
            throw failure;
    }

    private Exception? Drawn()
    {
        if (random.Next(oneIn) != 0)
            return null;
        string secret = $"{Request.Callee.Digits} 0287654321 {string.Join(' ', Secrets)}";
        Exception failure = random.Next(5) switch
        {
            0 => new IOException(secret),
            1 => new StoreFullException(secret),
            2 => new OperationCanceledException(secret),
            3 => new AggregateException(secret, new InvalidOperationException(secret)),
            _ => new ArgumentException(secret, secret),
        };
        thrown.Add(failure);
        return failure;
    }

    private sealed class HostileLedger<T>(ILedger<T> inner, Func<string, Task> fail) : ILedger<T>
        where T : LedgerEntry
    {
        public async ValueTask AddAsync(ImmutableArray<T> entries, CancellationToken cancellationToken)
        {
            await fail("add");
            await inner.AddAsync(entries, cancellationToken);
        }

        public async ValueTask<ImmutableArray<ImmutableArray<T>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
        {
            await fail("find");
            return await inner.FindAsync(queries, cancellationToken);
        }
    }

    private sealed class HostileLists(IContactListStore inner, Func<string, Task> fail) : IContactListStore
    {
        public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken) => inner.AddAsync(list, numbers, cancellationToken);

        public async ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
        {
            await fail("find");
            return await inner.FindAsync(queries, cancellationToken);
        }
    }

    private sealed class HostileRule(Action fail) : CallRule
    {
        public override string Name => "hostile";

        public override int Revision => 1;

        public override ImmutableArray<FactKey> Needs { get; } = [TestFacts.Score];

        public override ImmutableArray<ReasonCode> ReviewReasons { get; } = [new("host.remark", "a remark", "un'osservazione")];

        public override bool Applies(in CallContext call) => Failing(true);

        protected internal override Finding Evaluate(in CallContext call) => Failing(Finding.Pass());

        protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => Failing<LawReference?>(null);

        protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details) => fail();

        protected internal override void Charge(in CallContext call, ChargeList lines) => fail();

        protected internal override void Oblige(in CallContext call, ObligationList obligations) => fail();

        protected internal override void Review(in CompletedCall call, CompletionFindingList findings) => fail();

        private T Failing<T>(T answer)
        {
            fail();
            return answer;
        }
    }
}
