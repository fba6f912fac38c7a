using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>
/// <c>found ? new SubjectId(text) : default</c> is not null but the id of nobody, and all such ids are equal: the consent of one unknown person carried
/// calls to every other.
/// </summary>
public sealed class DefaultIdTests
{
    private static readonly LedgerEntry[] Nameless =
    [
        new ConsentEntry { Id = "c", Number = TestWorld.Callee, State = ConsentState.Denied, Controller = default },
        new ContractEntry { Id = "k", Number = TestWorld.Callee, Controller = default, Contract = new ContractId("c-1"), StartedAt = TestWorld.Ago(1) },
        new ContractEntry { Id = "k", Number = TestWorld.Callee, Controller = TestWorld.Acme, Contract = default, StartedAt = TestWorld.Ago(1) },
        new PersonRequest { Id = "r", Number = TestWorld.Callee, Controller = default, Reference = "web", Purposes = [CallPurpose.Sale], MadeAt = TestWorld.Ago(1) },
        new SelectiveRevocation { Id = "s", Number = TestWorld.Callee, Register = "it-rpo", Controller = default, At = TestWorld.Ago(1) },
        TestWorld.Objection("b", TestWorld.Callee) with { RecordedBy = default },
        TestWorld.Objection("b", TestWorld.Callee) with { Controller = default(PartyId) },
        TestWorld.Objection("b", TestWorld.Callee) with { Subject = default(SubjectId) },
        TestWorld.Objection("b", default),
    ];

    [Fact]
    public void An_entry_that_names_a_default_number_person_party_or_contract_is_refused_with_its_id_and_field() =>
        Assert.All(Nameless, entry => Assert.StartsWith($"entry `{entry.Id}`, field `", Assert.Throws<ArgumentException>(entry.Validate).Message, StringComparison.Ordinal));

    [Fact]
    public async Task A_call_that_names_a_default_person_or_party_is_refused()
    {
        ComplianceEngine engine = await new TestWorld().EngineAsync();
        CallRequest request = TestWorld.FirstRequest;
        Campaign campaign = request.Campaign;

        await Assert.ThrowsAsync<ArgumentException>(() => Ask(request with { Subject = default(SubjectId) }));
        await Assert.ThrowsAsync<ArgumentException>(() => Ask(request with { Campaign = campaign with { Controller = campaign.Controller with { Id = default } } }));
        await Assert.ThrowsAsync<ArgumentException>(() => Ask(request with { Campaign = campaign with { Processor = campaign.Processor with { Id = default } } }));

        Task Ask(CallRequest asked) => engine.EvaluateAsync(asked, TestWorld.Now, TestContext.Current.CancellationToken).AsTask();
    }
}
