using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>An entry with <c>default</c> for a list was stored, and from then on every question about its number failed.</summary>
public sealed class DefaultArrayTests
{
    [Fact]
    public async Task A_list_left_at_default_is_an_empty_list()
    {
        TestWorld world = new TestWorld()
            .Granted(grant => grant with { Recipients = default, Categories = default })
            .Objected(entry => entry with { RecorderMandates = default, Scope = BlacklistScope.Unknown, Controller = null, RecordedBy = TestWorld.CentreY, At = TestWorld.Ago(30) })
            .FromList(list => list with { Campaigns = default });

        Assert.Equal("permitted (Consent)", await world.VerdictAsync());
    }

    [Fact]
    public async Task A_ledger_that_gives_no_answer_for_a_call_leaves_the_fact_unavailable()
    {
        var ledger = new SilentLedger();
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseConsents(ledger).AddRule(new TestRule("host") { Needed = [FactKeys.Consents] }));

        FactBatch facts = await engine.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Equal(FactState.Unavailable, facts[0].Get(FactKeys.Consents).State);
        Assert.Contains("consent.unavailable", engine.Explain(facts[0], TestWorld.Now).Reasons);
    }

    private sealed class SilentLedger : ILedger<ConsentEntry>
    {
        public ValueTask AddAsync(ImmutableArray<ConsentEntry> entries, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<ImmutableArray<ImmutableArray<ConsentEntry>>> FindAsync(
            ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => new([default]);
    }
}
