using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>While the consent ledger was down nobody could see that a number had changed hands, and service calls to its former holder went out.</summary>
public sealed class HolderUnknownTests
{
    [Theory]
    [InlineData(EvidenceKind.CaseReference)]
    [InlineData(EvidenceKind.PersonRequest)]
    public async Task A_service_call_is_blocked_while_nobody_can_tell_whether_the_number_changed_hands(EvidenceKind kind)
    {
        var stores = new InMemoryStores();
        await stores.Contracts.AddAsync(
            [new ContractEntry { Id = "k", Number = TestWorld.Callee, Contract = new ContractId("c-1"), Controller = TestWorld.Acme, StartedAt = TestWorld.Ago(400) }], TestContext.Current.CancellationToken);
        await stores.Requests.AddAsync(
            [new PersonRequest { Id = "r", Number = TestWorld.Callee, Reference = "web-1", Controller = TestWorld.Acme, Purposes = [CallPurpose.Service], MadeAt = TestWorld.Ago(1) }],
            TestContext.Current.CancellationToken);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder
            .UseConsents(new LostLedger())
            .UseContracts(stores.Contracts)
            .UsePersonRequests(stores.Requests)
            .UseBlacklist(stores.Blacklist)
            .UseDirectory(stores.Directory)
            .UseSelectiveRevocations(stores.SelectiveRevocations)
            .UseContactLists(stores.ContactLists)
            .AddRegister(new RegisterSet("it-rpo"))
            .AddRuleBook(new TestBook().Build()));
        CallRequest request = TestWorld.FirstRequest with
        {
            Campaign = TestWorld.FirstCampaign with { Purpose = CallPurpose.Service },
            Evidence = new CallEvidence(kind, "web-1"),
        };

        CallDecision decision = await engine.EvaluateAsync(request, TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.False(decision.IsPermitted);
        Assert.Contains("consent.unavailable", decision.Reasons);
    }

    private sealed class LostLedger : ILedger<ConsentEntry>
    {
        public ValueTask AddAsync(ImmutableArray<ConsentEntry> entries, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask<ImmutableArray<ImmutableArray<ConsentEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => throw new IOException();
    }
}
