using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Lists;

/// <summary>What the lists in memory promise beyond their interface; the rest is in the conformance cases.</summary>
public sealed class InMemoryContactListsTests
{
    private static readonly ContactList List = new() { Id = new ContactListId("bought"), Controller = TestWorld.Acme, Supplier = TestWorld.Beta, AcquiredAt = TestWorld.Ago(60), Campaigns = [new CampaignId("spring")] };
    private static readonly LedgerQuery Query = LedgerQuery.For(TestWorld.FirstRequest) with { List = List.Id };

    private readonly InMemoryContactLists store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_that_contradicts_itself_is_refused_with_its_id_and_field()
    {
        ArgumentException ends = await Assert.ThrowsAsync<ArgumentException>(async () => await store.AddAsync(List with { SupplyEndsAt = TestWorld.Ago(61) }, [], Cancellation));
        ArgumentException supplier = await Assert.ThrowsAsync<ArgumentException>(async () => await store.AddAsync(List with { Supplier = null, SupplyContract = "s-1" }, [], Cancellation));

        Assert.StartsWith("list `bought`, field `SupplyEndsAt`: ", ends.Message, StringComparison.Ordinal);
        Assert.StartsWith("list `bought`, field `Supplier`: ", supplier.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_whole_and_stays_off_list()
    {
        var small = new InMemoryContactLists(capacity: 1);
        await small.AddAsync(List, [TestWorld.Callee], Cancellation);
        await small.AddAsync(List, [TestWorld.Callee, TestWorld.Callee], Cancellation);

        await Assert.ThrowsAsync<StoreFullException>(async () => await small.AddAsync(List, [TestWorld.Mobile], Cancellation));

        var answers = await small.FindAsync([Query, Query with { Number = TestWorld.Mobile }], Cancellation);
        Assert.Equal([true, false], answers.Select(answer => answer.Contains));
    }
}
