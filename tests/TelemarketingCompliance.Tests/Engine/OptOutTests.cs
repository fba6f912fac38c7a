using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

/// <summary>GDPR art. 21: an objection binds from the moment it is acknowledged.</summary>
public sealed class OptOutTests
{
    [Fact]
    public async Task An_objection_recorded_now_binds_at_the_next_evaluation()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        Assert.Equal("permitted (Consent)", await world.VerdictAsync());

        await engine.RecordOptOutAsync(TestWorld.Objection("o-1", TestWorld.Callee), TestContext.Current.CancellationToken);

        Assert.Equal("blocked (blacklist.listed)", await world.VerdictAsync());
    }

    [Fact]
    public async Task Recording_returns_only_when_the_store_has_it()
    {
        var ledger = new SlowLedger();
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseBlacklist(ledger));

        Task recording = engine.RecordOptOutAsync(TestWorld.Objection("o-1", TestWorld.Callee), TestContext.Current.CancellationToken).AsTask();
        Assert.False(recording.IsCompleted);
        ledger.Stored.SetResult();

        await recording;
    }

    [Fact]
    public async Task A_store_that_cannot_keep_an_objection_says_so()
    {
        var ledger = new SlowLedger();
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseBlacklist(ledger));
        ledger.Stored.SetException(new IOException());

        await Assert.ThrowsAsync<IOException>(async () => await engine.RecordOptOutAsync(TestWorld.Objection("o-1", TestWorld.Callee), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_engine_without_a_blacklist_says_what_to_call()
    {
        ComplianceEngine engine = ComplianceEngine.Create(_ => { });

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await engine.RecordOptOutAsync(TestWorld.Objection("o-1", TestWorld.Callee), TestContext.Current.CancellationToken));

        Assert.Contains("`UseBlacklist(ledger)`", refused.Message, StringComparison.Ordinal);
    }

    private sealed class SlowLedger : ILedger<BlacklistEntry>
    {
        public TaskCompletionSource Stored { get; } = new();

        public ValueTask AddAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken) => new(Stored.Task);

        public ValueTask<ImmutableArray<ImmutableArray<BlacklistEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) =>
            new([.. queries.Select(_ => ImmutableArray<BlacklistEntry>.Empty)]);
    }
}
