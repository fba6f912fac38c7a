using System.Collections.Immutable;
using TelemarketingCompliance.Testing.Tests.Conformance;

namespace TelemarketingCompliance.Testing.Tests.Reference;

/// <summary>An engine over somebody else's ledgers is compared with the reference: right ones agree, and one that is wrong in a detail is found out.</summary>
public sealed class DifferentialTests
{
    private static readonly LawValues Law = new();
    private static readonly ImmutableArray<World> Sample = CallGenerators.World.Sample(3_000, seed: 20261124);

    public static TheoryData<string, LawLedgers> Wrong => new()
    {
        { "finds by number alone", new LawLedgers { Blacklist = () => Asking<BlacklistEntry>(query => query with { Subject = null }) } },
        { "shows everything of the list", new LawLedgers { Consents = () => Asking<ConsentEntry>(query => query with { List = new ContactListId("l1") }) } },
        { "answers for a fixed controller", new LawLedgers { Contracts = () => Asking<ContractEntry>(query => query with { Controller = new PartyId("energia") }) } },
        { "loses every request", new LawLedgers { Requests = () => Adding<PersonRequest>(_ => []) } },
        { "rounds times to days", new LawLedgers { Directory = () => Adding<DirectoryListing>(entry => [entry with { At = RecordedTime.On(entry.At.Earliest.InUtc().Date, DateTimeZone.Utc) }]) } },
        { "forgets when a revocation ends", new LawLedgers { SelectiveRevocations = () => Adding<SelectiveRevocation>(entry => [entry with { Until = null }]) } },
    };

    [Fact]
    public async Task Right_ledgers_agree()
    {
        var engine = new LawEngine(LawBook.Of(Law), ledgers: new LawLedgers { Blacklist = () => Asking<BlacklistEntry>(query => query) });

        foreach (World world in Sample)
            (await engine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, Law));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_ledger_is_found_out(string fault, LawLedgers ledgers)
    {
        var engine = new LawEngine(LawBook.Of(Law), ledgers: ledgers);

        VerdictException found = await Assert.ThrowsAsync<VerdictException>(async () =>
        {
            foreach (World world in Sample)
                (await engine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, Law));
        });

        Assert.NotEmpty(fault);
        Assert.Contains("as the reference says: ", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Around_a_change_of_law_engine_and_reference_change_together()
    {
        RuleBook book = LawBook.Of(Law);
        var engine = new LawEngine(book);
        ImmutableArray<Instant> instants = CallGenerators.InstantAroundLawChange(book).Sample(Sample.Length, seed: 17);

        for (int i = 0; i < 1_000; i++)
        {
            World world = Sample[i] with { At = instants[i] };
            (await engine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, Law));
        }
    }

    [Fact]
    public async Task A_number_that_is_not_among_the_generated_ones_is_judged_by_its_numbering_plan()
    {
        World world = Sample.First(one => ReferenceEvaluator.Evaluate(one, Law).IsPermitted);
        var engine = new LawEngine(LawBook.Of(Law));
        foreach (E164Number number in CallGenerators.Number.Sample(300, seed: 18))
        {
            World other = world with { Call = world.Call with { Callee = number } };
            (await engine.ExplainAsync(other)).MustAgreeWith(ReferenceEvaluator.Evaluate(other, Law));
        }
    }

    private static AlteredLedger<TEntry> Asking<TEntry>(Func<LedgerQuery, LedgerQuery> changed)
        where TEntry : LedgerEntry =>
        new(new InMemoryLedger<TEntry>()) { Find = (ledger, queries, token) => ledger.FindAsync([.. queries.Select(changed)], token) };

    private static AlteredLedger<TEntry> Adding<TEntry>(Func<TEntry, IEnumerable<TEntry>> changed)
        where TEntry : LedgerEntry =>
        new(new InMemoryLedger<TEntry>()) { Add = (ledger, entries, token) => ledger.AddAsync([.. entries.SelectMany(changed)], token) };
}
