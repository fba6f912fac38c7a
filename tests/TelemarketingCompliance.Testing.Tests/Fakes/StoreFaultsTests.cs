namespace TelemarketingCompliance.Testing.Tests.Fakes;

/// <summary>Whatever goes wrong with a store, no call is placed that nobody counts or that an objection forbids.</summary>
public sealed class StoreFaultsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<StoreStep> Steps => [.. Enum.GetValues<StoreStep>()];

    [Fact]
    public async Task A_store_that_cannot_charge_grants_nothing()
    {
        ItalianScenario scenario = new ItalianScenario().AttemptsThrough(store => new HookedAttempts(store, StoreFaults.Fails(StoreStep.Charge)));

        (await scenario.AcquireAsync(Token)).MustBeRefusedBy(PermitReasons.StoreUnavailable);
    }

    [Fact]
    public async Task A_store_that_is_full_grants_nothing_and_still_answers()
    {
        ItalianScenario scenario = new ItalianScenario().AttemptsThrough(store => new HookedAttempts(store, StoreFaults.Full));

        (await scenario.AskAsync(cancellationToken: Token)).MustBePermittedOn(CallBasis.Consent);
        (await scenario.AcquireAsync(Token)).MustBeRefusedBy(PermitReasons.StoreUnavailable);
    }

    [Fact]
    public async Task A_ledger_that_is_slower_than_its_time_limit_blocks()
    {
        ItalianScenario scenario = new();
        scenario.EntriesThrough<BlacklistEntry>(ledger => new HookedLedger<BlacklistEntry>(ledger, StoreFaults.Slow(Duration.FromSeconds(3), scenario.Clock, StoreStep.Find)));
        ComplianceEngine engine = await scenario.EngineAsync(Token);

        Task<CallDecision> asking = engine.EvaluateAsync(scenario.Request, scenario.Start, Token).AsTask();
        Assert.False(asking.IsCompleted);
        scenario.Clock.Advance(Duration.FromSeconds(2));

        (await asking).MustBeBlockedOnlyBy(FactKeys.Blacklist.Unavailable);
    }

    [Fact]
    public async Task Contact_lists_that_fail_block()
    {
        ItalianScenario scenario = new ItalianScenario().ListsThrough(store => new HookedContactLists(store, StoreFaults.Fails(StoreStep.Find)));

        (await scenario.AskAsync(cancellationToken: Token)).MustBeBlockedOnlyBy(FactKeys.ContactList.Unavailable);
    }

    [Fact]
    public async Task A_store_that_fails_now_and_then_grants_no_permit_that_it_does_not_hold()
    {
        int granted = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            IAttemptStore? inner = null;
            ItalianScenario scenario = new ItalianScenario().AttemptsThrough(store => new HookedAttempts(inner = store, StoreFaults.NowAndThen(seed, percent: 30)));
            CallPermit? permit = (await scenario.AcquireAsync(Token)).Permit;
            granted += permit is null ? 0 : 1;

            if (permit is not null)
                Assert.True((await inner!.ReadAsync(permit.Id, Token)) is { IsCancelled: false });
        }

        Assert.InRange(granted, 5, 55);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_same_seed_fails_at_the_same_steps(StoreStep step)
    {
        Func<StoreStep, CancellationToken, Task> one = StoreFaults.NowAndThen(7, percent: 50);
        Func<StoreStep, CancellationToken, Task> other = StoreFaults.NowAndThen(7, percent: 50);

        bool[] fails = [.. Enumerable.Range(0, 50).Select(_ => Fails(one))];
        Assert.Equal(fails, Enumerable.Range(0, 50).Select(_ => Fails(other)));
        Assert.Contains(true, fails);
        Assert.Contains(false, fails);
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreFaults.NowAndThen(7, percent: 101));

        bool Fails(Func<StoreStep, CancellationToken, Task> hook)
        {
            try
            {
                return !hook(step, Token).IsCompleted;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_hook_stands_before_every_step(StoreStep failing)
    {
        var attempts = new HookedAttempts(new InMemoryAttemptStore(new ManualClock(default)), StoreFaults.Fails(failing));
        var ledger = new HookedLedger<ConsentEntry>(new InMemoryLedger<ConsentEntry>(), StoreFaults.Fails(failing));
        var lists = new HookedContactLists(new InMemoryContactLists(), StoreFaults.Fails(failing));
        ContactList list = new() { Id = new ContactListId("l"), Controller = new PartyId("shop"), AcquiredAt = RecordedTime.At(Instant.FromUtc(2026, 1, 1, 0, 0)) };
        (StoreStep Step, Func<Task> Run)[] steps =
        [
            (StoreStep.Find, async () => await attempts.FindAsync([], Token)), (StoreStep.Count, async () => await attempts.CountAsync([], Token)),
            (StoreStep.Charge, async () => await attempts.ChargeAsync([], Token)), (StoreStep.Confirm, async () => await attempts.ConfirmAsync(default, Token)),
            (StoreStep.Cancel, async () => await attempts.CancelAsync(default, Token)), (StoreStep.Read, async () => await attempts.ReadAsync(default, Token)),
            (StoreStep.Complete, async () => await attempts.CompleteAsync(default, new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = default }, Token)),
            (StoreStep.Find, async () => await ledger.FindAsync([], Token)), (StoreStep.Add, async () => await ledger.AddAsync([], Token)),
            (StoreStep.Find, async () => await lists.FindAsync([], Token)), (StoreStep.Add, async () => await lists.AddAsync(list, [], Token)),
        ];

        foreach ((StoreStep step, Func<Task> run) in steps)
        {
            Exception? failure = await Record.ExceptionAsync(run);
            Assert.Equal(step == failing, failure is IOException);
        }
    }
}
