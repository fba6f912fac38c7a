using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Whether an opt-out was checked before it was stored was left to the store.</summary>
public sealed class OptOutCheckedByTheEngineTests
{
    [Fact]
    public async Task An_objection_that_contradicts_itself_never_reaches_the_store()
    {
        var ledger = new CarelessLedger();
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseBlacklist(ledger));
        BlacklistEntry contradictory = TestWorld.Objection("o-1", TestWorld.Callee) with { Scope = BlacklistScope.Recorder };

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.RecordOptOutAsync(contradictory, TestContext.Current.CancellationToken));

        Assert.Equal(0, ledger.Added);
    }

    private sealed class CarelessLedger : ILedger<BlacklistEntry>
    {
        public int Added { get; private set; }

        public ValueTask AddAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken)
        {
            Added += entries.Length;
            return ValueTask.CompletedTask;
        }

        public ValueTask<ImmutableArray<ImmutableArray<BlacklistEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
