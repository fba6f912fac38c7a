using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Lists;

public sealed class InMemoryContactListsTests
{
    private static readonly ContactList List = new() { Id = new ContactListId("bought"), Controller = TestWorld.Acme, Supplier = TestWorld.Beta, AcquiredAt = TestWorld.Ago(60), Campaigns = [new CampaignId("spring")] };
    private static readonly LedgerQuery Query = LedgerQuery.For(TestWorld.FirstRequest) with { List = List.Id };

    private readonly InMemoryContactLists store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_of_one_list_add_up()
    {
        await store.AddAsync(List, [TestWorld.Callee], Cancellation);
        await store.AddAsync(List with { Campaigns = [new CampaignId("spring")] }, [TestWorld.Mobile], Cancellation);

        Assert.All(await store.FindAsync([Query, Query with { Number = TestWorld.Mobile }], Cancellation), answer => Assert.Equal((List, true), (answer.List, answer.Contains)));
    }

    [Fact]
    public async Task A_list_without_the_number_and_no_list_are_told_apart()
    {
        await store.AddAsync(List, [TestWorld.Mobile], Cancellation);

        var answers = await store.FindAsync([Query, Query with { List = null }, Query with { List = TestWorld.OwnBase }], Cancellation);

        Assert.Equal([new ContactListAnswer(List, false), ContactListAnswer.OffList, ContactListAnswer.OffList], answers);
    }

    [Fact]
    public async Task Another_record_under_the_same_id_is_refused_and_its_numbers_are_not_added()
    {
        await store.AddAsync(List, [], Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.AddAsync(List with { Controller = TestWorld.Beta }, [TestWorld.Callee], Cancellation));

        Assert.False((await store.FindAsync([Query], Cancellation))[0].Contains);
    }

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
