using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

public sealed class ConformanceCaseTests
{
    private static readonly ConformanceCase<IAttemptStore> Reopened = AttemptConformance.Cases.Single(one => one.Name == "reopened.holds-everything");
    private static readonly ConformanceCase<IAttemptStore> Sees = AttemptConformance.Cases.Single(one => one.Name == "batch.sees-itself");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_case_has_a_name_of_its_own_and_says_what_must_hold_and_why()
    {
        Check(AttemptConformance.Cases);
        Check(LedgerConformance.Consents);
        Check(LedgerConformance.CallerIds);
        Check(ContactListConformance.Cases);

        static void Check<TStore>(ImmutableArray<ConformanceCase<TStore>> cases)
            where TStore : class
        {
            Assert.Equal(cases.Length, cases.Select(one => one.Name).Distinct().Count());
            Assert.All(cases, one => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", one.Name));
            Assert.All(cases, one => Assert.NotEmpty(one.Requirement));
            Assert.All(cases, one => Assert.NotEmpty(one.Reason));
            Assert.All(cases, one => Assert.Equal(one.Name, one.ToString()));
        }
    }

    [Fact]
    public async Task A_case_that_needs_more_than_the_stores_can_do_is_never_passed_unrun()
    {
        var simple = new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock), StoreAbilities.FollowsClock);

        Assert.False(Reopened.RunsOn(simple));
        Assert.True(Sees.RunsOn(simple));
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => Reopened.RunAsync(simple, Token));

        Assert.Contains("needs stores that can do `Reopens`; the fixture offers `FollowsClock`", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stores_are_closed_and_removed_at_the_end_also_where_they_are_wrong()
    {
        var right = new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock));
        StoreMaker<IAttemptStore> wrong = WrongAttempts.All[Sees.Name]();

        await Reopened.RunAsync(right, Token);
        await Assert.ThrowsAsync<ConformanceException>(() => Sees.RunAsync(wrong, Token));

        Assert.Equal((0, 0), (right.Open, wrong.Open));
        Assert.Empty(right.Names);
        Assert.Empty(wrong.Names);
    }

    [Fact]
    public async Task A_store_that_can_be_disposed_of_is()
    {
        List<Disposable> opened = [];
        var fixture = new StoreMaker<IContactListStore>(_ =>
        {
            opened.Add(new Disposable());
            return opened[^1];
        });

        await ContactListConformance.Cases.Single(one => one.Name == "add.nothing").RunAsync(fixture, Token);

        Assert.Equal([true], opened.Select(store => store.IsDisposed));
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_told_that_the_store_is_wrong()
    {
        var store = new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sees.RunAsync(store, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task What_a_store_threw_stands_behind_the_message_and_not_in_it()
    {
        var failing = new StoreMaker<IAttemptStore>(clock => new HookedAttempts(new InMemoryAttemptStore(clock), (_, _) => throw new IOException("+390212345678")));

        ConformanceException found = await Assert.ThrowsAsync<ConformanceException>(() => Sees.RunAsync(failing, Token));

        Assert.Contains("the store failed with IOException", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0212345678", found.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(found.InnerException);
    }

    private sealed class Disposable : IContactListStore, IDisposable
    {
        private readonly InMemoryContactLists inner = new();

        public bool IsDisposed { get; private set; }

        public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken) => inner.AddAsync(list, numbers, cancellationToken);

        public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => inner.FindAsync(queries, cancellationToken);

        public void Dispose() => IsDisposed = true;
    }
}
