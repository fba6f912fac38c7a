using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Decides whether a call may be placed. Every rule runs; one block is enough; without a lawful basis there is no call. Safe on any thread.</summary>
public sealed partial class ComplianceEngine
{
    private readonly FactGatherer gatherer;
    private readonly EvaluatorTable table;
    private readonly Explainer explainer;
    private readonly Screener screener;
    private readonly ILedger<BlacklistEntry>? optOuts;
    private readonly IAttemptStore? attempts;
    private readonly PermitDesk? permits;
    private readonly ConfirmDesk? confirmations;
    private readonly CompletionDesk? completions;
    private readonly EngineDescription description;
    private readonly EngineTelemetry telemetry;

    internal ComplianceEngine(
        ImmutableArray<RuleBook> books, ImmutableArray<CallRule> rules, ImmutableArray<FactSource> sources, EngineStores stores, TimeProvider time, EngineTelemetry telemetry)
    {
        this.telemetry = telemetry;
        var layout = new FactLayout(sources.SelectMany(source => source.Provides));
        gatherer = new FactGatherer(sources, layout, time, telemetry);
        table = new EvaluatorTable(books, rules, layout, telemetry.RuleFailed);
        explainer = new Explainer(table);
        screener = new Screener(gatherer, table, explainer, time);
        description = new EngineDescription(table, sources);
        optOuts = stores.OptOuts;
        var clock = new EngineClock(time, telemetry.Log);
        if (stores.Attempts is not null)
        {
            var guarded = new GuardedAttempts(stores.Attempts, stores.Permits.StoreTimeLimit, time, telemetry);
            attempts = stores.Attempts;
            var second = new SecondDecision(table, explainer, telemetry);
            permits = new PermitDesk(gatherer, table, explainer, second, guarded, stores.Permits, clock, telemetry);
            confirmations = new ConfirmDesk(gatherer, explainer, second, guarded, clock);
            completions = new CompletionDesk(stores.Attempts, table, stores.OptOuts!, stores.Requests, guarded, clock, telemetry);
        }

        telemetry.Log.Built(table.EditionsInForce(clock.Now()), string.Join(", ", sources.Select(source => source.Name)));
    }

    /// <summary>How many findings the longest decision of this engine has: the room that <see cref="Decide"/> needs.</summary>
    public int MaxFindings => table.MaxFindings;

    /// <summary>The public registers the engine asks, so that a host can have their folders read again.</summary>
    public ImmutableArray<RegisterSet> Registers { get; internal init; } = [];

    /// <summary>Puts an engine together.</summary>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    /// <exception cref="InvalidOperationException">A rule needs a fact that no source supplies; the message lists each, with what to call.</exception>
    public static ComplianceEngine Create(Action<ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Create(name: null, configure);
    }

    /// <summary>Decides one call for one instant, changing nothing: also for the past and the future.</summary>
    /// <param name="request">The call.</param>
    /// <param name="at">The instant; facts are asked for it and the rules of that day apply.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<CallDecision> EvaluateAsync(CallRequest request, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return telemetry.WatchAsync(
            Operation.Evaluate, (Engine: this, request, at, cancellationToken), static s => s.Engine.GatherAndExplainAsync(s.request, s.at, s.cancellationToken),
            static (meter, activity, _, decision) => Report.Evaluated(meter, activity, decision));
    }

    /// <summary>Gathers the facts of 1 to <see cref="FactBatch.MaxCount"/> calls: the only part that waits.</summary>
    /// <exception cref="ArgumentException">There are no calls, too many, or one of them names no number, no controller, no processor, or no campaign with its instant of creation.</exception>
    public ValueTask<FactBatch> GatherAsync(ImmutableArray<CallRequest> requests, Instant at, CancellationToken cancellationToken = default)
    {
        Check(requests);
        return gatherer.GatherAsync(requests, default, at, cancellationToken);
    }

    /// <summary>Decides one call from gathered facts: pure, no waiting, no allocation.</summary>
    /// <param name="facts">The facts of the call, gathered by this engine.</param>
    /// <param name="at">The instant.</param>
    /// <param name="findings">Room for at least <see cref="MaxFindings"/> findings; one per rule, then that of the basis; the rest not applicable.</param>
    /// <exception cref="ArgumentException">The facts are another engine's, or there is not enough room.</exception>
    public Verdict Decide(CallFacts facts, Instant at, Span<Finding> findings)
    {
        Check(facts);
        if (findings.Length < MaxFindings)
            throw new ArgumentException($"there must be room for {MaxFindings} findings", nameof(findings));
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        Verdict verdict = evaluator.Decide(call, findings);
        findings[evaluator.FindingCount..].Fill(Finding.NotApplicable);
        return verdict;
    }

    /// <summary>Decides one call from gathered facts and says why, in full.</summary>
    /// <param name="facts">The facts of the call, gathered by this engine.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="ArgumentException">The facts are another engine's.</exception>
    public CallDecision Explain(CallFacts facts, Instant at)
    {
        Check(facts);
        return explainer.Explain(facts, at);
    }

    /// <summary>Records an objection. When the call returns it is durable, and the next evaluation is bound by it.</summary>
    /// <exception cref="InvalidOperationException">The engine has no blacklist.</exception>
    /// <exception cref="ArgumentException">The entry is invalid; nothing was recorded.</exception>
    public ValueTask RecordOptOutAsync(BlacklistEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (optOuts is null)
            throw new InvalidOperationException("the engine has no blacklist: call `UseBlacklist(ledger)`");
        entry.Validate();
        return telemetry.TellAsync(
            StoreStepNames.RecordObjection, (optOuts, entry, cancellationToken), static s => s.optOuts.AddAsync([s.entry], s.cancellationToken), cancellationToken);
    }

    /// <summary>Rules, parameters with their law, sources and dates in force, as text.</summary>
    public string Describe() => description.ToString();

    /// <param name="name">The key of the engine among others, shown in log and instruments; null where it is the only one.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    internal static ComplianceEngine Create(string? name, Action<ComplianceEngineBuilder> configure)
    {
        var builder = new ComplianceEngineBuilder(name);
        configure(builder);
        return builder.Build();
    }

    private async ValueTask<CallDecision> GatherAndExplainAsync(CallRequest request, Instant at, CancellationToken cancellationToken)
    {
        FactBatch batch = await GatherAsync([request], at, cancellationToken).ConfigureAwait(false);
        return Explain(batch[0], at);
    }

    internal static void Check(ImmutableArray<CallRequest> requests)
    {
        if (requests.IsDefaultOrEmpty || requests.Length > FactBatch.MaxCount)
            throw new ArgumentException($"a batch holds 1 to {FactBatch.MaxCount} calls", nameof(requests));
        foreach (CallRequest request in requests)
        {
            if (request is null || request.Callee == default)
                throw new ArgumentException("a call names no number", nameof(requests));
            // All `default` ids are equal: what is on record about one nameless party or person would count for every other.
            if (request.Campaign is not { } campaign || campaign.Controller?.Id is null or { Value: null } || campaign.Processor?.Id is null or { Value: null })
                throw new ArgumentException("a call names no controller or no processor", nameof(requests));
            if (campaign.Id == default || campaign.CreatedAt == default)
                throw new ArgumentException("a campaign has no id or no instant of creation", nameof(requests));
            if (request.Subject == default(SubjectId))
                throw new ArgumentException("a call names `default` as its subject: say null where the person is not known", nameof(requests));
        }
    }

    private void Check(CallFacts facts)
    {
        if (facts.Batch?.Layout != gatherer.Layout)
            throw new ArgumentException("the facts were not gathered by this engine", nameof(facts));
    }
}
