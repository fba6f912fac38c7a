using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The real engine over ledgers that are made and filled world by world, to be compared with <see cref="ReferenceEvaluator"/>. Not for several threads.</summary>
public sealed class LawEngine
{
    private readonly LawLedgers ledgers;
    private readonly Switch<ConsentEntry> consents = new();
    private readonly Switch<ContractEntry> contracts = new();
    private readonly Switch<PersonRequest> requests = new();
    private readonly Switch<BlacklistEntry> blacklist = new();
    private readonly Switch<DirectoryListing> directory = new();
    private readonly Switch<SelectiveRevocation> revocations = new();
    private Dictionary<string, World> answering = [];
    private ImmutableArray<FactKey> unavailable = [];

    /// <summary>Builds the engine.</summary>
    /// <param name="book">The rules, mostly <see cref="LawBook.Of"/>.</param>
    /// <param name="add">Adds the host's rules and facts; null adds nothing.</param>
    /// <param name="ledgers">Where worlds are put on record; null means in memory.</param>
    public LawEngine(RuleBook book, Action<ComplianceEngineBuilder>? add = null, LawLedgers? ledgers = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        this.ledgers = ledgers ?? new LawLedgers();
        Engine = ComplianceEngine.Create(engine =>
        {
            engine
                .AddRuleBook(book)
                .UseConsents(consents)
                .UseContracts(contracts)
                .UsePersonRequests(requests)
                .UseBlacklist(blacklist)
                .UseDirectory(directory)
                .UseSelectiveRevocations(revocations)
                .AddSource(new AnswerSource<ContactListAnswer>(FactKeys.ContactList, call => WorldOf(call).List, () => unavailable))
                .AddSource(new AnswerSource<RegisterAnswer>(FactKeys.Register(Universe.Register), call => WorldOf(call).Register, () => unavailable))
                .UseTimeProvider(new ManualClock(Instants.Base));
            add?.Invoke(engine);
        });
    }

    /// <summary>The engine.</summary>
    public ComplianceEngine Engine { get; }

    /// <summary>The facts of each world's call. Ledgers hold the entries of all worlds, and the first one says when and what is unavailable; calls of several worlds have ids of their own.</summary>
    public async Task<FactBatch> GatherAsync(params ImmutableArray<World> worlds)
    {
        await LoadAsync(worlds).ConfigureAwait(false);
        return await Engine.GatherAsync([.. worlds.Select(world => world.Call)], worlds[0].At).ConfigureAwait(false);
    }

    /// <summary>The decision of a world's call.</summary>
    public async Task<CallDecision> ExplainAsync(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return Engine.Explain((await GatherAsync(world).ConfigureAwait(false))[0], world.At);
    }

    /// <summary>The short answer about a call whose facts were gathered.</summary>
    public Verdict Decide(CallFacts facts, Instant at) => Engine.Decide(facts, at, new Finding[Engine.MaxFindings]);

    private async Task LoadAsync(ImmutableArray<World> worlds)
    {
        answering = worlds.ToDictionary(world => world.Call.RequestId ?? "");
        unavailable = worlds[0].Unavailable;
        await FillAsync(FactKeys.Consents, consents, ledgers.Consents(), worlds.SelectMany(world => world.Consents)).ConfigureAwait(false);
        await FillAsync(FactKeys.Contracts, contracts, ledgers.Contracts(), worlds.SelectMany(world => world.Contracts)).ConfigureAwait(false);
        await FillAsync(FactKeys.Requests, requests, ledgers.Requests(), worlds.SelectMany(world => world.Requests)).ConfigureAwait(false);
        await FillAsync(FactKeys.Blacklist, blacklist, ledgers.Blacklist(), worlds.SelectMany(world => world.Blacklist)).ConfigureAwait(false);
        await FillAsync(FactKeys.Directory, directory, ledgers.Directory(), worlds.SelectMany(world => world.Directory)).ConfigureAwait(false);
        await FillAsync(FactKeys.SelectiveRevocations, revocations, ledgers.SelectiveRevocations(), worlds.SelectMany(world => world.Revocations)).ConfigureAwait(false);
    }

    private async ValueTask FillAsync<TEntry>(FactKey key, Switch<TEntry> current, ILedger<TEntry> ledger, IEnumerable<TEntry> entries)
        where TEntry : LedgerEntry
    {
        await ledger.AddAsync([.. entries], CancellationToken.None).ConfigureAwait(false);
        current.Ledger = unavailable.Contains(key) ? new HookedLedger<TEntry>(ledger, StoreFaults.Fails()) : ledger;
    }

    private World WorldOf(CallRequest call) => answering[call.RequestId ?? ""];

    private sealed class Switch<TEntry> : ILedger<TEntry>
        where TEntry : LedgerEntry
    {
        internal ILedger<TEntry> Ledger { private get; set; } = new InMemoryLedger<TEntry>();

        public ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken) => Ledger.AddAsync(entries, cancellationToken);

        public ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) =>
            Ledger.FindAsync(queries, cancellationToken);
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
