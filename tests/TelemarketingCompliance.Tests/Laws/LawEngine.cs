using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>The real engine over ledgers in memory that are filled world by world. Not for several threads.</summary>
internal sealed class LawEngine
{
    private Dictionary<string, World> answering = [];
    private ImmutableArray<FactKey> unavailable = [];
    private InMemoryStores stores = new();

    public LawEngine(RuleBook book, params IEnumerable<CallRule> hostRules)
    {
        Engine = ComplianceEngine.Create(engine =>
        {
            engine
                .AddRuleBook(book)
                .UseConsents(new Switch<ConsentEntry>(() => LedgerOf(FactKeys.Consents, stores.Consents)))
                .UseContracts(new Switch<ContractEntry>(() => LedgerOf(FactKeys.Contracts, stores.Contracts)))
                .UsePersonRequests(new Switch<PersonRequest>(() => LedgerOf(FactKeys.Requests, stores.Requests)))
                .UseBlacklist(new Switch<BlacklistEntry>(() => LedgerOf(FactKeys.Blacklist, stores.Blacklist)))
                .UseDirectory(new Switch<DirectoryListing>(() => LedgerOf(FactKeys.Directory, stores.Directory)))
                .UseSelectiveRevocations(new Switch<SelectiveRevocation>(() => LedgerOf(FactKeys.SelectiveRevocations, stores.SelectiveRevocations)))
                .AddSource(new AnswerSource<ContactListAnswer>(FactKeys.ContactList, call => WorldOf(call).List, () => unavailable))
                .AddSource(new AnswerSource<RegisterAnswer>(FactKeys.Register(Universe.Register), call => WorldOf(call).Register, () => unavailable))
                .AddSource(new AnswerSource<string>(HostRules.Known, _ => "known", () => []))
                .AddSource(new AnswerSource<string>(HostRules.Unknown, _ => "", () => [HostRules.Unknown]))
                .UseTimeProvider(new FakeTimeProvider(Instants.Base.ToDateTimeOffset()));
            foreach (CallRule rule in hostRules)
                engine.AddRule(rule);
        });
    }

    public ComplianceEngine Engine { get; }

    /// <summary>The facts of each world's call; ledgers hold the entries of all worlds, and the first one says when and what is unavailable.</summary>
    public async Task<FactBatch> GatherAsync(params ImmutableArray<World> worlds)
    {
        await LoadAsync(worlds);
        return await Engine.GatherAsync([.. worlds.Select(world => world.Call)], worlds[0].At);
    }

    public async Task<CallDecision> ExplainAsync(World world) => Engine.Explain((await GatherAsync(world))[0], world.At);

    public Verdict Decide(CallFacts facts, Instant at) => Engine.Decide(facts, at, new Finding[Engine.MaxFindings]);

    private async Task LoadAsync(ImmutableArray<World> worlds)
    {
        answering = worlds.ToDictionary(world => world.Call.RequestId ?? "");
        unavailable = worlds[0].Unavailable;
        stores = new InMemoryStores();
        foreach (World world in worlds)
        {
            await stores.Consents.AddAsync(world.Consents, default);
            await stores.Contracts.AddAsync(world.Contracts, default);
            await stores.Requests.AddAsync(world.Requests, default);
            await stores.Blacklist.AddAsync(world.Blacklist, default);
            await stores.Directory.AddAsync(world.Directory, default);
            await stores.SelectiveRevocations.AddAsync(world.Revocations, default);
        }
    }

    private World WorldOf(CallRequest call) => answering[call.RequestId ?? ""];

    private InMemoryLedger<T> LedgerOf<T>(FactKey key, InMemoryLedger<T> ledger)
        where T : LedgerEntry =>
        unavailable.Contains(key) ? throw new IOException("the ledger is down") : ledger;

    private sealed class Switch<T>(Func<ILedger<T>> current) : ILedger<T>
        where T : LedgerEntry
    {
        public ValueTask AddAsync(ImmutableArray<T> entries, CancellationToken cancellationToken) => current().AddAsync(entries, cancellationToken);

        public ValueTask<ImmutableArray<ImmutableArray<T>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) =>
            current().FindAsync(queries, cancellationToken);
    }

    private sealed class AnswerSource<T>(FactKey<T> key, Func<CallRequest, T> answer, Func<ImmutableArray<FactKey>> unavailable) : FactSource
    {
        public override string Name => key.Name;

        public override ImmutableArray<FactKey> Provides { get; } = [key];

        public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
        {
            for (int row = 0; row < gathering.Requests.Length; row++)
            {
                if (unavailable().Contains(key))
                    gathering.SetUnavailable(key, row);
                else
                    gathering.Set(key, row, answer(gathering.Requests[row]));
            }

            return ValueTask.CompletedTask;
        }
    }
}
