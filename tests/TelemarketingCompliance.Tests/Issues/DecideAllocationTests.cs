using System.Collections.Immutable;
using TelemarketingCompliance.Tests.Laws;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Issues;

public sealed class DecideAllocationTests
{
    [Fact]
    public async Task Deciding_allocates_nothing_although_a_rule_writes_its_needs_anew_and_lacks_one()
    {
        var engine = new LawEngine(LawBook.Of(new LawValues()), builder =>
        {
            HostRules.AddFacts(builder);
            builder.AddRule(new NeedyRule());
        });
        FactBatch batch = await engine.GatherAsync(PlainWorld.Sale);
        var findings = new Finding[engine.Engine.MaxFindings];
        for (int i = 0; i < 100; i++)
            engine.Engine.Decide(batch[0], batch.At, findings);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Verdict verdict = engine.Engine.Decide(batch[0], batch.At, findings);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.False(verdict.IsPermitted);
        Assert.Equal(0, allocated);
    }

    private sealed class NeedyRule : CallRule
    {
        public override string Name => "needy";

        public override int Revision => 1;

        public override ImmutableArray<FactKey> Needs => [HostRules.Known, HostRules.Unknown];

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();
    }
}
