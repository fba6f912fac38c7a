namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>The stores of this library keep what their interfaces promise; so does the reference model, which shows that the cases are no description of one implementation.</summary>
public sealed class InMemoryStoresConformTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ConformanceCase<IAttemptStore>> Attempts => [.. AttemptConformance.Cases];

    public static TheoryData<ConformanceCase<ILedger<ConsentEntry>>> Consents => [.. LedgerConformance.Consents];

    public static TheoryData<ConformanceCase<ILedger<ContractEntry>>> Contracts => [.. LedgerConformance.Contracts];

    public static TheoryData<ConformanceCase<ILedger<PersonRequest>>> Requests => [.. LedgerConformance.Requests];

    public static TheoryData<ConformanceCase<ILedger<BlacklistEntry>>> Blacklist => [.. LedgerConformance.Blacklist];

    public static TheoryData<ConformanceCase<ILedger<DirectoryListing>>> Directory => [.. LedgerConformance.Directory];

    public static TheoryData<ConformanceCase<ILedger<SelectiveRevocation>>> SelectiveRevocations => [.. LedgerConformance.SelectiveRevocations];

    public static TheoryData<ConformanceCase<ILedger<CallerIdRecord>>> CallerIds => [.. LedgerConformance.CallerIds];

    public static TheoryData<ConformanceCase<IContactListStore>> ContactLists => [.. ContactListConformance.Cases];

    [Theory]
    [MemberData(nameof(Attempts))]
    public Task Attempts_in_memory(ConformanceCase<IAttemptStore> one) => one.RunAsync(new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock)), Token);

    [Theory]
    [MemberData(nameof(Attempts))]
    public Task Attempts_in_a_plain_list(ConformanceCase<IAttemptStore> one) => one.RunAsync(new StoreMaker<IAttemptStore>(clock => new ReferenceAttempts(clock)), Token);

    [Theory]
    [MemberData(nameof(Consents))]
    public Task Consents_in_memory(ConformanceCase<ILedger<ConsentEntry>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(Contracts))]
    public Task Contracts_in_memory(ConformanceCase<ILedger<ContractEntry>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(Requests))]
    public Task Requests_in_memory(ConformanceCase<ILedger<PersonRequest>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(Blacklist))]
    public Task Objections_in_memory(ConformanceCase<ILedger<BlacklistEntry>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(Directory))]
    public Task Listings_in_memory(ConformanceCase<ILedger<DirectoryListing>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(SelectiveRevocations))]
    public Task Selective_revocations_in_memory(ConformanceCase<ILedger<SelectiveRevocation>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(CallerIds))]
    public Task Records_of_caller_ids_in_memory(ConformanceCase<ILedger<CallerIdRecord>> one) => RunAsync(one);

    [Theory]
    [MemberData(nameof(ContactLists))]
    public Task Contact_lists_in_memory(ConformanceCase<IContactListStore> one) => one.RunAsync(new StoreMaker<IContactListStore>(_ => new InMemoryContactLists()), Token);

    private static Task RunAsync<TEntry>(ConformanceCase<ILedger<TEntry>> one)
        where TEntry : LedgerEntry => one.RunAsync(new StoreMaker<ILedger<TEntry>>(_ => new InMemoryLedger<TEntry>()), Token);
}
