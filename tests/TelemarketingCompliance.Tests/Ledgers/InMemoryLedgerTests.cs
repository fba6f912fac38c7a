using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Ledgers;

public sealed class InMemoryLedgerTests
{
    private static readonly SubjectId Person = new("p-1");
    private static readonly LedgerQuery Query = LedgerQuery.For(TestWorld.FirstRequest);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_entry_added_again_is_one_entry_also_when_its_lists_are_other_objects()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();

        await ledger.AddAsync([Consent("c-1"), Consent("c-1")], Cancellation);
        await ledger.AddAsync([Consent("c-1")], Cancellation);

        Assert.Equal(1, ledger.Count);
        Assert.Single(await FindAsync(ledger));
    }

    [Fact]
    public async Task Another_entry_under_the_same_id_is_refused_and_nothing_is_added()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();
        await ledger.AddAsync([Consent("c-2")], Cancellation);

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            async () => await ledger.AddAsync([Consent("c-1"), Consent("c-2") with { Categories = [new Sector("other")] }], Cancellation));

        Assert.Contains("`c-2`", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["c-2"], (await FindAsync(ledger)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task Two_entries_of_one_id_in_one_call_are_refused_too()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();

        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AddAsync([Consent("c-1"), Consent("c-1") with { TextVersion = "v2" }], Cancellation));

        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public async Task An_entry_that_contradicts_itself_is_refused_and_nothing_is_added()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();

        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AddAsync([Consent("c-1"), Consent("c-2") with { Purposes = default }], Cancellation));

        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public async Task A_full_ledger_keeps_what_it_has_and_refuses_every_question_from_then_on()
    {
        var ledger = new InMemoryLedger<ConsentEntry>(capacity: 2);
        await ledger.AddAsync([Consent("c-1"), Consent("c-2")], Cancellation);
        await ledger.AddAsync([Consent("c-1")], Cancellation); // Already there: it fits.
        Assert.Equal(2, (await FindAsync(ledger)).Length);

        await Assert.ThrowsAsync<StoreFullException>(async () => await ledger.AddAsync([Consent("c-3")], Cancellation));

        Assert.Equal(2, ledger.Count);
        await Assert.ThrowsAsync<StoreFullException>(() => FindAsync(ledger));
    }

    [Fact]
    public async Task An_engine_over_a_full_ledger_blocks()
    {
        var ledger = new InMemoryLedger<BlacklistEntry>(capacity: 1);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseBlacklist(ledger).AddRule(new TestRule("host") { Needed = [FactKeys.Blacklist] }));
        await engine.RecordOptOutAsync(TestWorld.Objection("o-1", TestWorld.Mobile), Cancellation);
        await Assert.ThrowsAsync<StoreFullException>(async () => await engine.RecordOptOutAsync(TestWorld.Objection("o-2", TestWorld.Callee), Cancellation));

        CallDecision decision = await engine.EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, Cancellation);

        Assert.Contains("blacklist.unavailable", decision.Reasons);
    }

    [Fact]
    public async Task Entries_come_by_id_whatever_the_order_in_which_they_were_added()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();

        await ledger.AddAsync([Consent("b"), Consent("c") with { Number = null, Subject = Person }, Consent("a"), Consent("B")], Cancellation);

        Assert.Equal(["B", "a", "b", "c"], (await FindAsync(ledger, Query with { Subject = Person })).Select(entry => entry.Id));
    }

    [Fact]
    public async Task An_entry_about_number_and_person_is_found_by_either_and_once_by_both()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();
        await ledger.AddAsync([Consent("c-1") with { Subject = Person }], Cancellation);

        Assert.Single(await FindAsync(ledger, Query));
        Assert.Single(await FindAsync(ledger, Query with { Subject = Person }));
        Assert.Single(await FindAsync(ledger, Query with { Subject = Person, Number = TestWorld.Mobile }));
        Assert.Empty(await FindAsync(ledger, Query with { Subject = new SubjectId("p-2"), Number = TestWorld.Mobile }));
    }

    [Fact]
    public async Task Each_question_has_its_answer_in_order()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();
        await ledger.AddAsync([Consent("c-1")], Cancellation);

        ImmutableArray<ImmutableArray<ConsentEntry>> answers = await ledger.FindAsync([Query with { Number = TestWorld.Mobile }, Query, Query], Cancellation);

        Assert.Equal([0, 1, 1], answers.Select(answer => answer.Length));
    }

    [Fact]
    public async Task Giving_up_adds_nothing()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await ledger.AddAsync([Consent("c-1")], cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await ledger.FindAsync([Query], cancelled));

        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public async Task Entries_added_side_by_side_are_all_there_and_questions_under_way_never_see_half_a_batch()
    {
        var ledger = new InMemoryLedger<ConsentEntry>();

        Task[] adding = [.. Enumerable.Range(0, 8).Select(thread => Task.Run(
            async () =>
            {
                for (int i = 0; i < 100; i++)
                    await ledger.AddAsync([Consent($"c-{thread}-{i}-a"), Consent($"c-{thread}-{i}-b")], Cancellation);
            },
            Cancellation))];
        Task<bool>[] asking = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                bool whole = true;
                for (int i = 0; i < 100; i++)
                    whole &= (await FindAsync(ledger)).Length % 2 == 0;
                return whole;
            },
            Cancellation))];
        await Task.WhenAll(adding);

        Assert.All(await Task.WhenAll(asking), Assert.True);
        Assert.Equal(1600, (await FindAsync(ledger)).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_ledger_has_room_for_something(int capacity) => Assert.Throws<ArgumentOutOfRangeException>(nameof(capacity), () => new InMemoryLedger<ConsentEntry>(capacity));

    private static async Task<ImmutableArray<ConsentEntry>> FindAsync(InMemoryLedger<ConsentEntry> ledger, LedgerQuery? query = null) =>
        (await ledger.FindAsync([query ?? Query], Cancellation))[0];

    private static ConsentEntry Consent(string id) => new()
    {
        Id = id,
        Number = TestWorld.Callee,
        State = ConsentState.Granted,
        Controller = TestWorld.Acme,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        Recipients = [TestWorld.Beta],
        Categories = [TestWorld.Telecom],
        At = TestWorld.Ago(1),
        TextVersion = "v1",
        Level = EvidenceLevel.Signature,
    };
}
