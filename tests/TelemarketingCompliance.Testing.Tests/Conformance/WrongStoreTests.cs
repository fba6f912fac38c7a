using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>A case that no store can fail proves nothing: each has a store that is deliberately wrong in just what the case asks, and it passes the others.</summary>
public sealed class WrongStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ConformanceCase<IAttemptStore>> Attempts => [.. AttemptConformance.Cases];

    // Whether a race is lost in the cases about races too is chance.
    public static TheoryData<ConformanceCase<IAttemptStore>> AttemptsButRaces => [.. AttemptConformance.Cases.Where(one => !one.Name.StartsWith("law.no-limit-exceeded", StringComparison.Ordinal))];

    public static TheoryData<ConformanceCase<ILedger<ConsentEntry>>> Ledgers => [.. LedgerConformance.Consents];

    public static TheoryData<ConformanceCase<IContactListStore>> Lists => [.. ContactListConformance.Cases];

    [Fact]
    public void Every_case_has_its_wrong_store_and_every_wrong_store_its_case()
    {
        Assert.Equal(Names(AttemptConformance.Cases), WrongAttempts.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Names(LedgerConformance.Consents), WrongLedgers<ConsentEntry>.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Names(ContactListConformance.Cases), WrongLists.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ledgers_of_every_kind_have_the_same_cases_but_those_about_persons()
    {
        IEnumerable<string> all = Names(LedgerConformance.Consents);
        IEnumerable<string> withoutPersons = all.Where(name => name != "find.by-person");

        Assert.Equal(all, Names(LedgerConformance.Contracts));
        Assert.Equal(all, Names(LedgerConformance.Requests));
        Assert.Equal(all, Names(LedgerConformance.Blacklist));
        Assert.Equal(withoutPersons, Names(LedgerConformance.Directory));
        Assert.Equal(withoutPersons, Names(LedgerConformance.SelectiveRevocations));
        Assert.Equal(withoutPersons, Names(LedgerConformance.CallerIds));
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public Task A_wrong_store_of_attempts_fails_its_case(ConformanceCase<IAttemptStore> one) => FailsAsync(one, WrongAttempts.All[one.Name]());

    /// <summary>What a fault breaks and what it does not, to the case: the cases tell faults apart. Laws catch nearly every fault, and who wins `race.give-back` is chance: they stand aside.</summary>
    [Theory]
    [MemberData(nameof(AttemptsButRaces))]
    public async Task A_wrong_store_of_attempts_passes_the_other_cases(ConformanceCase<IAttemptStore> one)
    {
        IEnumerable<ConformanceCase<IAttemptStore>> others = AttemptConformance.Cases.Where(other => !other.Name.StartsWith("law.", StringComparison.Ordinal) && other.Name != "race.give-back");

        Assert.Equal(WrongAttempts.FailAlso.GetValueOrDefault(one.Name, []), await FailingAsync(one, others, WrongAttempts.All[one.Name]));
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public async Task A_wrong_ledger_of_any_kind_fails_its_case(ConformanceCase<ILedger<ConsentEntry>> one)
    {
        await LedgerFailsAsync(one.Name, LedgerConformance.Consents);
        await LedgerFailsAsync(one.Name, LedgerConformance.Contracts);
        await LedgerFailsAsync(one.Name, LedgerConformance.Requests);
        await LedgerFailsAsync(one.Name, LedgerConformance.Blacklist);
        await LedgerFailsAsync(one.Name, LedgerConformance.Directory);
        await LedgerFailsAsync(one.Name, LedgerConformance.SelectiveRevocations);
        await LedgerFailsAsync(one.Name, LedgerConformance.CallerIds);
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public async Task A_wrong_ledger_passes_the_other_cases(ConformanceCase<ILedger<ConsentEntry>> one) => Assert.Equal(
        WrongLedgers<ConsentEntry>.FailAlso.GetValueOrDefault(one.Name, []), await FailingAsync(one, LedgerConformance.Consents, WrongLedgers<ConsentEntry>.All[one.Name]));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_wrong_store_of_contact_lists_fails_its_case_and_passes_the_others(ConformanceCase<IContactListStore> one)
    {
        await FailsAsync(one, WrongLists.All[one.Name]());

        Assert.Empty(await FailingAsync(one, ContactListConformance.Cases, WrongLists.All[one.Name]));
    }

    private static IEnumerable<string> Names<TStore>(ImmutableArray<ConformanceCase<TStore>> cases)
        where TStore : class => cases.Select(one => one.Name).Order(StringComparer.Ordinal);

    private static async Task LedgerFailsAsync<TEntry>(string name, ImmutableArray<ConformanceCase<ILedger<TEntry>>> cases)
        where TEntry : LedgerEntry
    {
        // Entries that name no person have no case about persons.
        if (cases.SingleOrDefault(one => one.Name == name) is { } one)
            await FailsAsync(one, WrongLedgers<TEntry>.All[name]());
        else
            Assert.Equal("find.by-person", name);
    }

    private static async Task FailsAsync<TStore>(ConformanceCase<TStore> one, StoreFixture<TStore> wrong)
        where TStore : class
    {
        ConformanceException found = await Assert.ThrowsAsync<ConformanceException>(() => one.RunAsync(wrong, Token));

        Assert.StartsWith($"case `{one.Name}`: {one.Requirement}", found.Message, StringComparison.Ordinal);
        Assert.EndsWith($"why it matters: {one.Reason}", found.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> FailingAsync<TStore>(ConformanceCase<TStore> one, IEnumerable<ConformanceCase<TStore>> cases, Func<StoreFixture<TStore>> wrong)
        where TStore : class
    {
        List<string> failing = [];
        foreach (ConformanceCase<TStore> other in cases.Where(other => other.Name != one.Name))
        {
            try
            {
                await other.RunAsync(wrong(), Token);
            }
            catch (ConformanceException)
            {
                failing.Add(other.Name);
            }
        }

        return failing;
    }
}
