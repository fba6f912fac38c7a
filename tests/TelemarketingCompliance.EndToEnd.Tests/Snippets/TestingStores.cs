using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

internal sealed class CustomerBlacklists : StoreFixture<ILedger<BlacklistEntry>>
{
    private readonly CustomerDatabase database = new();

    public override StoreAbilities Abilities => StoreAbilities.Reopens | StoreAbilities.IsShared;

    public override ValueTask<ILedger<BlacklistEntry>> OpenAsync(string name, TimeProvider clock, CancellationToken cancellationToken) =>
        new(new CustomerBlacklist(database.Table(name)));

    public override ValueTask RemoveAsync(string name) => database.DropAsync(name);
}

public sealed class CustomerBlacklistTests
{
    private static readonly CustomerBlacklists Database = new();

    public static TheoryData<ConformanceCase<ILedger<BlacklistEntry>>> Cases => [.. LedgerConformance.Blacklist.Where(one => one.RunsOn(Database))];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_what_a_ledger_promises(ConformanceCase<ILedger<BlacklistEntry>> one) => one.RunAsync(Database, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Engine_and_reference_agree_over_it()
    {
        LawValues law = new();
        LawLedgers ledgers = new() { Blacklist = () => new CustomerBlacklist(new CustomerDatabase().Table("one-world")) };
        LawEngine engine = new(LawBook.Of(law), ledgers: ledgers);

        foreach (World world in CallGenerators.World.Sample(1_000, seed: 7))
            (await engine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, law));
    }
}

/// <summary>Stands for a database with a unique key on the id.</summary>
internal sealed class CustomerDatabase
{
    private readonly ConcurrentDictionary<string, MemoryTable> tables = [];

    internal ICustomerTable Table(string name) => tables.GetOrAdd(name, _ => new MemoryTable());

    internal ValueTask DropAsync(string name)
    {
        tables.TryRemove(name, out _);
        return ValueTask.CompletedTask;
    }

    private sealed class MemoryTable : ICustomerTable
    {
        private readonly Lock gate = new();
        private ImmutableDictionary<string, BlacklistEntry> rows = ImmutableDictionary.Create<string, BlacklistEntry>(StringComparer.Ordinal);

        public ValueTask<ImmutableArray<BlacklistEntry>> ReadAsync(ImmutableArray<E164Number> numbers, ImmutableArray<SubjectId> subjects, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            HashSet<E164Number> asked = [.. numbers];
            HashSet<SubjectId> persons = [.. subjects];
            return new([.. rows.Values.Where(row => (row.Number is { } number && asked.Contains(number)) || (row.Subject is { } subject && persons.Contains(subject)))]);
        }

        public ValueTask WriteAllOrNothingAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (gate)
            {
                ImmutableDictionary<string, BlacklistEntry>.Builder changed = rows.ToBuilder();
                foreach (BlacklistEntry entry in entries)
                {
                    if (changed.TryGetValue(entry.Id, out BlacklistEntry? standing) && !standing.IsSameAs(entry))
                        throw new ArgumentException($"another row stands under the id `{entry.Id}`");
                    changed[entry.Id] = entry;
                }

                rows = changed.ToImmutable();
            }

            return ValueTask.CompletedTask;
        }
    }
}
