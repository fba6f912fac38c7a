using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Contracts;

/// <summary>L. 5/2018 art. 1 c. 5: a consent given within a contract lives as long as the contract, and thirty days more against the register.</summary>
public sealed class ContractRuleTests
{
    private static readonly ContractId First = new("c-1");

    [Fact]
    public Task A_customer_who_consented_within_the_contract_may_be_called_without_the_register() => Customer().RegisterNeverAsked().SaysAsync("permitted (Contract)");

    [Fact]
    public Task A_customer_who_never_consented_within_the_contract_is_called_like_anyone() => new TestWorld().Contract().SaysAsync("blocked (consent.listing-unknown; basis.none)");

    [Fact]
    public Task A_consent_within_another_contract_makes_no_customer_of_this_one() =>
        new TestWorld().RegisterNeverAsked().Contract(contract => contract with { Contract = new ContractId("c-2") }).Granted(grant => grant with { Contract = First })
            .SaysAsync("blocked (register.not-asked)");

    [Fact]
    public Task A_contract_with_another_controller_is_none() =>
        new TestWorld().RegisterNeverAsked().Contract(contract => contract with { Controller = TestWorld.Beta }).Granted(grant => grant with { Contract = First }).SaysAsync("blocked (register.not-asked)");

    [Fact]
    public Task A_contract_is_none_before_it_begins() =>
        new TestWorld().RegisterNeverAsked().Contract(contract => contract with { StartedAt = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).Granted(grant => grant with { Contract = First })
            .SaysAsync("blocked (register.not-asked)");

    [Fact]
    public async Task A_contract_that_will_end_carries_the_call_until_then()
    {
        Instant end = TestWorld.Now + Duration.FromDays(2);
        TestWorld world = new TestWorld().RegisterNeverAsked().Contract(contract => contract with { EndedAt = RecordedTime.At(end) }).Granted(grant => grant with { Contract = First });

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Contract)", end - Duration.Epsilon);
        await world.SaysAsync("blocked (register.not-asked)", end);
    }

    [Fact]
    public Task A_contract_is_over_as_soon_as_one_entry_says_so() =>
        new TestWorld().RegisterNeverAsked().Contract(contract => contract with { EndedAt = TestWorld.Ago(1) }).Contract().Granted(grant => grant with { Contract = First })
            .SaysAsync("blocked (register.not-asked)");

    [Fact]
    public Task After_the_contract_a_number_the_register_clears_is_called_on_the_consent_itself() =>
        new TestWorld().Contract(contract => contract with { EndedAt = TestWorld.Ago(1) }).Granted(grant => grant with { Contract = First }).SaysAsync("permitted (Consent)");

    [Fact]
    public Task An_expired_consent_within_a_contract_carries_nothing() =>
        new TestWorld().Contract().Granted(grant => grant with { Contract = First, ExpiresAt = TestWorld.DaysAgo(1) }).SaysAsync("blocked (consent.expired; basis.none)");

    [Fact]
    public Task A_customer_who_objected_is_not_called() => Customer().Said(ConsentState.Withdrawn, TestWorld.Ago(1)).SaysAsync("blocked (consent.withdrawn; basis.none)");

    [Fact]
    public Task Of_several_contracts_the_one_that_continues_counts() =>
        Customer().Contract(contract => contract with { Contract = new ContractId("c-2"), EndedAt = TestWorld.Ago(1) }).Granted(grant => grant with { Contract = new ContractId("c-2") })
            .RegisterNeverAsked().SaysAsync("permitted (Contract)");

    private static TestWorld Customer() => new TestWorld().Contract().Granted(grant => grant with { Contract = First });
}
