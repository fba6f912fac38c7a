namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>The stores in one file keep what their interfaces promise, opened again and shared by several as well.</summary>
public sealed class SqliteStoresConformTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ConformanceCase<IAttemptStore>> AttemptCases => [.. AttemptConformance.Cases];

    public static TheoryData<ConformanceCase<ILedger<ConsentEntry>>> ConsentCases => [.. LedgerConformance.Consents];

    public static TheoryData<ConformanceCase<ILedger<ContractEntry>>> ContractCases => [.. LedgerConformance.Contracts];

    public static TheoryData<ConformanceCase<ILedger<PersonRequest>>> RequestCases => [.. LedgerConformance.Requests];

    public static TheoryData<ConformanceCase<ILedger<BlacklistEntry>>> BlacklistCases => [.. LedgerConformance.Blacklist];

    public static TheoryData<ConformanceCase<ILedger<DirectoryListing>>> DirectoryCases => [.. LedgerConformance.Directory];

    public static TheoryData<ConformanceCase<ILedger<SelectiveRevocation>>> SelectiveRevocationCases => [.. LedgerConformance.SelectiveRevocations];

    public static TheoryData<ConformanceCase<ILedger<CallerIdRecord>>> CallerIdCases => [.. LedgerConformance.CallerIds];

    public static TheoryData<ConformanceCase<IContactListStore>> ContactListCases => [.. ContactListConformance.Cases];

    [Theory]
    [MemberData(nameof(AttemptCases))]
    public Task Attempts(ConformanceCase<IAttemptStore> one) => RunAsync(one, stores => stores.Attempts);

    [Theory]
    [MemberData(nameof(ConsentCases))]
    public Task Consents(ConformanceCase<ILedger<ConsentEntry>> one) => RunAsync(one, stores => stores.Consents);

    [Theory]
    [MemberData(nameof(ContractCases))]
    public Task Contracts(ConformanceCase<ILedger<ContractEntry>> one) => RunAsync(one, stores => stores.Contracts);

    [Theory]
    [MemberData(nameof(RequestCases))]
    public Task Requests(ConformanceCase<ILedger<PersonRequest>> one) => RunAsync(one, stores => stores.Requests);

    [Theory]
    [MemberData(nameof(BlacklistCases))]
    public Task Objections(ConformanceCase<ILedger<BlacklistEntry>> one) => RunAsync(one, stores => stores.Blacklist);

    [Theory]
    [MemberData(nameof(DirectoryCases))]
    public Task Listings(ConformanceCase<ILedger<DirectoryListing>> one) => RunAsync(one, stores => stores.Directory);

    [Theory]
    [MemberData(nameof(SelectiveRevocationCases))]
    public Task Selective_revocations(ConformanceCase<ILedger<SelectiveRevocation>> one) => RunAsync(one, stores => stores.SelectiveRevocations);

    [Theory]
    [MemberData(nameof(CallerIdCases))]
    public Task Records_of_caller_ids(ConformanceCase<ILedger<CallerIdRecord>> one) => RunAsync(one, stores => stores.CallerIds);

    [Theory]
    [MemberData(nameof(ContactListCases))]
    public Task Contact_lists(ConformanceCase<IContactListStore> one) => RunAsync(one, stores => stores.ContactLists);

    private static async Task RunAsync<TStore>(ConformanceCase<TStore> one, Func<SqliteStores, TStore> interfaceOf)
        where TStore : class
    {
        using var fixture = new StoresInFiles<TStore>(interfaceOf);
        await one.RunAsync(fixture, Token);
    }
}
