using System.Collections.Concurrent;
using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws.Limits;

/// <summary>Runs a plan through an engine, thread by thread at the same time, and says what went wrong.</summary>
internal sealed class LimitRace
{
    private readonly TickingClock clock = new(TestWorld.Now);
    private readonly InMemoryLedger<BlacklistEntry> blacklist = new();
    private readonly ConcurrentQueue<CallPermit>[] permits = [.. Enumerable.Range(0, LimitPlan.People).Select(_ => new ConcurrentQueue<CallPermit>())];
    private readonly ConcurrentQueue<(CallPermit Permit, Instant Start)> acquired = [];
    private readonly ConcurrentQueue<(PermitId Permit, CallPermit? Granted, Instant Start)> confirmed = [];
    private readonly ConcurrentQueue<(BlacklistEntry Entry, Instant End)> objections = [];
    private readonly ConcurrentDictionary<PermitId, bool> cancelled = [];
    private readonly ConcurrentQueue<string> faults = [];
    private readonly LimitPlan plan;
    private readonly LimitHistory history;
    private readonly ComplianceEngine engine;
    private int asked;

    internal LimitRace(LimitPlan plan, Func<TimeProvider, IAttemptStore> store)
    {
        this.plan = plan;
        history = new LimitHistory(store(clock), clock);
        var basis = new LawfulBasis { ContractGraceDays = TestBook.Parameter("graceDays", 30, "4"), RequestValidHours = TestBook.Parameter("validHours", 72, "3") };
        var establishes = new TestRule("basis-of-the-test") { Covering = [CallPurpose.Sale], Says = static (in CallContext _) => Finding.Establishes(CallBasis.Consent) };
        var book = new RuleBook("TEST", ["IT"], TestBook.Rome, TestBook.From, [], _ =>
            [establishes, new FrequencyRule(basis, TestBook.Rome, plan.Limits), new BlacklistRule(basis, TestBook.Parameter("objection", true, "13"))]);
        engine = ComplianceEngine.Create(builder => builder
            .UseTimeProvider(clock)
            .AddRuleBook(book)
            .UseAttempts(history)
            .UseConsents(new InMemoryLedger<ConsentEntry>())
            .UsePersonRequests(new InMemoryLedger<PersonRequest>())
            // Now and then the blacklist does not answer, so that what was charged is not granted.
            .UseBlacklist(new HookedLedger<BlacklistEntry>(blacklist, (step, _) => step == StoreStep.Find && Interlocked.Increment(ref asked) % 13 == 0 ? throw new IOException() : Task.CompletedTask)));
    }

    internal int Confirmed => confirmed.Count(confirm => confirm.Granted is not null);

    internal int Count(ChargeStatus status) => history.Answers.GetValueOrDefault(status);

    /// <summary>How many attempts the engine gave back by itself.</summary>
    internal int GivenBack => history.Changes.Count(change => change.Outcome is null && !cancelled.ContainsKey(change.Permit));

    /// <returns>What went wrong; empty means that the law was kept.</returns>
    internal ImmutableArray<string> Run()
    {
        using var start = new Barrier(plan.Threads.Length);
        Thread[] threads = [.. plan.Threads.Select(steps => new Thread(() => Run(steps, start)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return [.. faults, .. LimitReplay.Exceeded(plan.Limits, history), .. TakenAway(), .. Deaf()];
    }

    /// <summary>Permits that somebody holds, and whose attempt counts as nothing although nobody gave it back nor was told so.</summary>
    private IEnumerable<string> TakenAway()
    {
        ILookup<PermitId, CallPermit?> confirms = confirmed.ToLookup(confirm => confirm.Permit, confirm => confirm.Granted);
        return acquired.Select(acquire => acquire.Permit.Id).Distinct()
            .Where(id => !cancelled.ContainsKey(id) && Now(history.ReadAsync(id, default)) is { IsCancelled: true })
            .Where(id => confirms[id].All(granted => granted is not null) || confirms[id].Any(granted => granted is not null))
            .Select(id => $"the permit {id} was taken from under its holder");
    }

    /// <summary>Permits granted after an objection was on record.</summary>
    private IEnumerable<string> Deaf() =>
        from granted in acquired.Concat(confirmed.Where(confirm => confirm.Granted is not null).Select(confirm => (Permit: confirm.Granted!, confirm.Start)))
        from objection in objections
        where granted.Start > objection.End && granted.Permit.Request.Campaign.Controller.Id == objection.Entry.Controller
            && (granted.Permit.Request.Callee == objection.Entry.Number || (granted.Permit.Request.Subject is { } person && person == objection.Entry.Subject))
        select $"the permit {granted.Permit.Id} was granted after an objection";

    private void Run(ImmutableArray<LimitStep> steps, Barrier start)
    {
        start.SignalAndWait();
        try
        {
            for (int i = 0; i < steps.Length; i++)
                Do(steps[i], i / LimitPlan.StepsPerPerson);
        }
        catch (Exception e)
        {
            faults.Enqueue($"{e}");
        }
    }

    private void Do(LimitStep step, int person)
    {
        CallPermit[] held = [.. permits[person]];
        CallPermit? one = held.Length == 0 ? null : held[step.Which % held.Length];
        Instant start = clock.Read();
        switch (step.Act)
        {
            case LimitAct.Acquire:
                Keep(person, Now(engine.AcquireAsync(LimitPlan.CallOf(step, person))), start);
                break;
            case LimitAct.Retry:
                Keep(person, Now(engine.AcquireAsync(LimitPlan.RetryOf(step, person))), start);
                break;
            case LimitAct.AcquireMany:
                ImmutableArray<Acquisition> many = Now(engine.AcquireManyAsync(
                    [LimitPlan.CallOf(step, person), LimitPlan.RetryOf(step, person), LimitPlan.CallOf(step with { Number = (step.Number + 1) % 3 }, person)], 1 + (step.Which % 2)));
                foreach (Acquisition acquisition in many)
                    Keep(person, acquisition, start);
                if (many.Count(acquisition => acquisition.Permit is not null) > 1 + (step.Which % 2))
                    faults.Enqueue("a batch granted more than was wanted");
                break;
            case LimitAct.Confirm when one is not null:
                confirmed.Enqueue((one.Id, Now(engine.ConfirmAsync(one)).Permit, start));
                break;
            case LimitAct.ConfirmById when one is not null:
                confirmed.Enqueue((one.Id, Now(engine.ConfirmAsync(one.Id))?.Permit, start));
                break;
            case LimitAct.Complete when one is not null:
                Now(engine.CompleteAsync(one, new CallOutcome { Kind = step.Outcome, OccurredAt = clock.Read() }));
                break;
            case LimitAct.Cancel when one is not null:
                cancelled[one.Id] = true;
                Now(engine.CancelAsync(one.Id));
                break;
            case LimitAct.OptOut:
                BlacklistEntry entry = TestWorld.Objection($"{person}-{step.Which}-{start.ToUnixTimeTicks()}", LimitPlan.CallOf(step, person).Callee) with { Subject = LimitPlan.SubjectOf(person) };
                engine.RecordOptOutAsync(entry).AsTask().GetAwaiter().GetResult();
                objections.Enqueue((entry, clock.Read()));
                break;
            case LimitAct.Wait:
                clock.Advance(1 + (step.Which * step.Which / 1000));
                break;
        }
    }

    private void Keep(int person, Acquisition acquisition, Instant start)
    {
        if (acquisition.Permit is not { } permit)
            return;
        permits[person].Enqueue(permit);
        acquired.Enqueue((permit, start));
    }

    private static T Now<T>(ValueTask<T> done) => done.AsTask().GetAwaiter().GetResult();
}
