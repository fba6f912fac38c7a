using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Ledgers;

/// <summary>What the ledger in memory promises beyond its interface; the rest is in the conformance cases.</summary>
public sealed class InMemoryLedgerTests
{
    private static readonly LedgerQuery Query = LedgerQuery.For(TestWorld.FirstRequest);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_ledger_has_room_for_something(int capacity) => Assert.Throws<ArgumentOutOfRangeException>(nameof(capacity), () => new InMemoryLedger<ConsentEntry>(capacity));

    private static async Task<ImmutableArray<ConsentEntry>> FindAsync(InMemoryLedger<ConsentEntry> ledger) =>
        (await ledger.FindAsync([Query], Cancellation))[0];

    private static ConsentEntry Consent(string id) => new()
    {
        Id = id,
        Number = TestWorld.Callee,
        State = ConsentState.Granted,
        Controller = TestWorld.Acme,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        At = TestWorld.Ago(1),
        TextVersion = "v1",
        Level = EvidenceLevel.Signature,
    };
}
