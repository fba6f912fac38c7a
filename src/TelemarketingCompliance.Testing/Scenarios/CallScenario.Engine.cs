using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <content>The engine over what was told, and its answers.</content>
public abstract partial class CallScenario<TScenario>
{
    /// <summary>The engine over everything told so far; built once.</summary>
    public async Task<ComplianceEngine> EngineAsync(CancellationToken cancellationToken = default)
    {
        if (engine is not null)
            return engine;
        if (!registerAsked)
            RegisterSaid(listed: false);
        foreach (RegisterConsultation consultation in consultations)
            Register.Add(consultation);
        IContactListStore contactLists = throughLists?.Invoke(Stores.ContactLists) ?? Stores.ContactLists;
        if (first.ContactList is { } own)
            await contactLists.AddAsync(new ContactList { Id = own, Controller = Controller, AcquiredAt = Ago(900) }, [Request.Callee], cancellationToken).ConfigureAwait(false);
        foreach ((ContactList list, ImmutableArray<E164Number> numbers) in lists)
            await contactLists.AddAsync(list, numbers, cancellationToken).ConfigureAwait(false);
        ILedger<ConsentEntry> consents = await FillAsync(Stores.Consents, cancellationToken).ConfigureAwait(false);
        ILedger<ContractEntry> contracts = await FillAsync(Stores.Contracts, cancellationToken).ConfigureAwait(false);
        ILedger<PersonRequest> requests = await FillAsync(Stores.Requests, cancellationToken).ConfigureAwait(false);
        ILedger<BlacklistEntry> blacklist = await FillAsync(Stores.Blacklist, cancellationToken).ConfigureAwait(false);
        ILedger<DirectoryListing> directory = await FillAsync(Stores.Directory, cancellationToken).ConfigureAwait(false);
        ILedger<SelectiveRevocation> revocations = await FillAsync(Stores.SelectiveRevocations, cancellationToken).ConfigureAwait(false);
        ILedger<CallerIdRecord> callerIds = await FillAsync(Stores.CallerIds, cancellationToken).ConfigureAwait(false);
        engine = ComplianceEngine.Create(builder =>
        {
            builder.UseTimeProvider(Clock).AddRegister(Register);
            AddRules(builder);
            if (newAttempts is null && throughAttempts is null && throughLists is null && throughEntries.Count == 0)
                builder.UseInMemoryStores(Stores);
            else
                builder
                    .UseAttempts(attempts = NewAttempts()).UseConsents(consents).UseContracts(contracts).UsePersonRequests(requests)
                    .UseBlacklist(blacklist).UseDirectory(directory).UseSelectiveRevocations(revocations).UseCallerIds(callerIds).UseContactLists(contactLists);
            additions.ForEach(addition => addition(builder));
        });
        if (inFlight)
            await Attempts.ChargeAsync([new AttemptCharge { Permit = PermitId.NewAt(Start), Request = Request, TimeToLive = Duration.FromMinutes(1), Lines = [] }], cancellationToken).ConfigureAwait(false);
        return engine;
    }

    /// <summary>Asks for the decision, and checks on the way that both doors, <c>Decide</c> and <c>Explain</c>, say the same.</summary>
    /// <param name="at">For when; null means what the clock shows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VerdictException">The two doors disagree.</exception>
    public async Task<CallDecision> AskAsync(Instant? at = null, CancellationToken cancellationToken = default)
    {
        ComplianceEngine asked = await EngineAsync(cancellationToken).ConfigureAwait(false);
        Instant instant = at ?? Clock.Now;
        FactBatch batch = await asked.GatherAsync([Request], instant, cancellationToken).ConfigureAwait(false);
        CallDecision decision = asked.Explain(batch[0], instant);
        var findings = new Finding[asked.MaxFindings];
        asked.Decide(batch[0], instant, findings).MustAgreeWith(decision);
        IEnumerable<string> codes = findings.Where(finding => finding.Kind == FindingKind.Block).Select(finding => finding.Reason!.Code);
        return codes.SequenceEqual(decision.Blocks.Select(finding => finding.Reason!.Code))
            ? decision
            : throw new VerdictException($"the short answer is blocked by {string.Join("; ", codes)}; the decision is {decision}");
    }

    /// <summary>Asks for a permit.</summary>
    public async Task<Acquisition> AcquireAsync(CancellationToken cancellationToken = default)
    {
        ComplianceEngine asked = await EngineAsync(cancellationToken).ConfigureAwait(false);
        return await asked.AcquireAsync(Request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the rules that judge the call: a jurisdiction, or a book of the host's.</summary>
    protected abstract void AddRules(ComplianceEngineBuilder engine);

    private async ValueTask<ILedger<TEntry>> FillAsync<TEntry>(ILedger<TEntry> usual, CancellationToken cancellationToken)
        where TEntry : LedgerEntry
    {
        ILedger<TEntry> ledger = throughEntries.TryGetValue(typeof(TEntry), out object? other) ? ((Func<ILedger<TEntry>, ILedger<TEntry>>)other)(usual) : usual;
        await ledger.AddAsync([.. entries.OfType<TEntry>()], cancellationToken).ConfigureAwait(false);
        return ledger;
    }

    private IAttemptStore NewAttempts()
    {
        IAttemptStore store = newAttempts?.Invoke(Clock) ?? new InMemoryAttemptStore(Clock);
        return throughAttempts?.Invoke(store) ?? store;
    }
}
