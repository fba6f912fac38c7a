using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Turns permitted decisions into permits: gather and decide, charge, read again and decide again.</summary>
internal sealed class PermitDesk(
    FactGatherer gatherer, EvaluatorTable table, Explainer explainer, GuardedAttempts store, PermitOptions options, EngineClock clock, EngineTelemetry telemetry)
{
    /// <summary>How often a charge is tried that the store refuses and the rules, seeing what the store saw, permit: at midnight of the callee, or where others cancel.</summary>
    private const int MaxTries = 3;

    [ThreadStatic]
    private static Finding[]? scratch;

    [ThreadStatic]
    private static ChargeList? lines;

    internal async ValueTask<ImmutableArray<Acquisition>> AcquireAsync(ImmutableArray<CallRequest> candidates, int max, CancellationToken cancellationToken)
    {
        Instant asked = clock.Now();
        FactBatch batch = await gatherer.GatherAsync(candidates, default, asked, cancellationToken).ConfigureAwait(false);
        var answers = new Acquisition[candidates.Length];
        var open = new List<Candidate>(1);
        bool untimed = clock.WasSetBack(asked);
        for (int row = 0; row < answers.Length; row++)
        {
            if (untimed)
                answers[row] = Blocked(batch[row], asked, EngineReasons.ClockSkew);
            else if (Judge(row, batch[row], asked, tries: 0, out answers[row]) is { } candidate)
                open.Add(candidate);
        }

        int next = 0;
        for (int granted = 0; next < open.Count && granted < max;)
        {
            List<Candidate> round = open.GetRange(next, Math.Min(max - granted, open.Count - next));
            next += round.Count;
            while (round.Count > 0)
                (granted, round) = await GrantAsync(round, granted, answers, cancellationToken).ConfigureAwait(false);
        }

        for (; next < open.Count; next++)
            answers[open[next].Row] = Blocked(open[next].Facts, open[next].At, PermitReasons.EnoughGranted);
        return ImmutableCollectionsMarshal.AsImmutableArray(answers);
    }

    internal async ValueTask<Acquisition> ConfirmAsync(CallPermit permit, CancellationToken cancellationToken)
    {
        Instant before = clock.Now();
        // Side by side: one phase.
        ValueTask<(bool Answered, StoredAttempt? Attempt)> marking = store.AskAsync(StoreStepNames.Confirm, permit.Id, static (s, id, token) => s.ConfirmAsync(id, token), cancellationToken);
        FactBatch batch = await gatherer.GatherAsync([permit.Request], [permit.Id], before, cancellationToken).ConfigureAwait(false);
        (bool answered, StoredAttempt? attempt) = await marking.ConfigureAwait(false);
        Instant now = clock.Now();

        DecisionFinding? block = !answered ? Finding(PermitReasons.StoreUnavailable)
            : attempt is null ? Finding(PermitReasons.Unknown, permit.Id)
            : attempt.IsCancelled ? Finding(PermitReasons.Cancelled, permit.Id)
            : attempt.Outcome is not null ? Finding(PermitReasons.Closed, permit.Id)
            : clock.WasSetBack(now) || clock.IsOutside(attempt.ConfirmedAt, attempt.ChargedAt, now) ? Finding(EngineReasons.ClockSkew)
            : now >= permit.ExpiresAt ? Expired(permit.Id, permit.ExpiresAt)
            : null;
        if (IsStillPermitted(batch[0], now, Operation.Confirm, out Verdict verdict, out ImmutableArray<Obligation> obligations) && block is null)
            return new Acquisition(explainer, batch[0], now, new CallPermit(attempt!, verdict.Basis, Earlier(verdict.ChangesAt, permit.ExpiresAt), obligations));

        // What this very call marked as about to be dialed will not be. A permit confirmed before may have been dialed: it stays charged.
        if (attempt is { IsCancelled: false, Outcome: null } && attempt.ConfirmedAt >= before)
            await GiveBackAsync(permit.Id, CancellationToken.None).ConfigureAwait(false);
        return new Acquisition(explainer, batch[0], now, block);
    }

    /// <summary>Charges the candidates of a round and decides again; who lost to others and may try once more comes back.</summary>
    private async ValueTask<(int Granted, List<Candidate> Again)> GrantAsync(List<Candidate> round, int granted, Acquisition[] answers, CancellationToken cancellationToken)
    {
        var charges = new AttemptCharge[round.Count];
        for (int i = 0; i < charges.Length; i++)
        {
            CallRequest request = round[i].Facts.Request;
            charges[i] = new AttemptCharge { Permit = PermitId.NewAt(round[i].At), Request = request, TimeToLive = options.LifeOf(request), EndsAt = round[i].EndsAt, Lines = round[i].Lines };
        }

        Instant before = clock.Now();
        (bool answered, ImmutableArray<ChargeResult> results) = await store
            .AskAsync(StoreStepNames.Charge, ImmutableCollectionsMarshal.AsImmutableArray(charges), static (s, all, token) => s.ChargeAsync(all, token), cancellationToken).ConfigureAwait(false);
        Instant after = clock.Now();
        if (!answered || results.IsDefault || results.Length != round.Count)
        {
            foreach (Candidate candidate in round)
                answers[candidate.Row] = Blocked(candidate.Facts, candidate.At, PermitReasons.StoreUnavailable);
            return (granted, []);
        }

        List<Candidate> again = [];
        var taken = new List<Taken>(round.Count);
        for (int i = 0; i < round.Count; i++)
        {
            ChargeResult result = results[i];
            bool apart = clock.IsOutside(result.At, before, after);
            if (apart && result is { Status: ChargeStatus.Charged, Attempt: { } charged })
                await GiveBackAsync(charged.Permit, CancellationToken.None).ConfigureAwait(false);
            if (apart)
                answers[round[i].Row] = Blocked(round[i].Facts, round[i].At, EngineReasons.ClockSkew);
            else if (result.Attempt is { } attempt && Hindrance(result, attempt) is var hindrance)
            {
                if (hindrance is null)
                    taken.Add(new Taken(round[i], attempt, result.At, result.Status == ChargeStatus.Charged));
                else
                    answers[round[i].Row] = new Acquisition(explainer, round[i].Facts, result.At, hindrance);
            }
            else if (result.Status != ChargeStatus.Refused)
                answers[round[i].Row] = Blocked(round[i].Facts, result.At, PermitReasons.RequestConflict);
            else if (Refuse(round[i], result, out answers[round[i].Row]) is { } candidate)
                again.Add(candidate);
        }

        if (taken.Count > 0)
            granted += await DecideAgainAsync(taken, answers, cancellationToken).ConfigureAwait(false);
        return (granted, again);
    }

    private async ValueTask<int> DecideAgainAsync(List<Taken> taken, Acquisition[] answers, CancellationToken cancellationToken)
    {
        var facts = new CallFacts[taken.Count];
        var ids = new PermitId[taken.Count];
        for (int i = 0; i < facts.Length; i++)
            (facts[i], ids[i]) = (taken[i].Candidate.Facts, taken[i].Attempt.Permit);
        FactBatch batch = FactBatch.Of(ImmutableCollectionsMarshal.AsImmutableArray(facts), taken[0].At);
        try
        {
            batch = await gatherer.RereadAsync(batch, ImmutableCollectionsMarshal.AsImmutableArray(ids), taken[0].At, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody will ever hear of these permits.
            foreach (Taken one in taken.Where(one => one.IsNew))
                await GiveBackAsync(one.Attempt.Permit, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        int granted = 0;
        for (int i = 0; i < taken.Count; i++)
        {
            (Candidate candidate, StoredAttempt attempt, Instant at, bool isNew) = taken[i];
            if (IsStillPermitted(batch[i], at, Operation.Acquire, out Verdict verdict, out ImmutableArray<Obligation> obligations))
            {
                var permit = new CallPermit(attempt, verdict.Basis, verdict.ChangesAt, obligations);
                if (at < permit.ExpiresAt)
                {
                    answers[candidate.Row] = new Acquisition(explainer, batch[i], at, permit);
                    telemetry.Meter.Happened(isNew ? PermitEvent.Granted : PermitEvent.Repeated);
                    granted++;
                    continue;
                }

                answers[candidate.Row] = new Acquisition(explainer, batch[i], at, Expired(attempt.Permit, permit.ExpiresAt));
            }
            else
                answers[candidate.Row] = new Acquisition(explainer, batch[i], at, block: null);

            await GiveBackAsync(attempt.Permit, CancellationToken.None).ConfigureAwait(false);
        }

        return granted;
    }

    // A retry finds the permit of the first try. One that was used or is over is no right to call; it may have been dialed and stays charged.
    private static DecisionFinding? Hindrance(ChargeResult result, StoredAttempt attempt) =>
        result.Status != ChargeStatus.Repeated ? null
        : attempt.Outcome is not null ? Finding(PermitReasons.Closed, attempt.Permit)
        : result.At >= attempt.ExpiresAt ? Expired(attempt.Permit, attempt.ExpiresAt)
        : null;

    /// <summary>Decides again with the attempts that the store saw, so that the decision names the limit.</summary>
    private Candidate? Refuse(Candidate candidate, ChargeResult result, out Acquisition answer)
    {
        FactBatch seen = FactBatch.Of([candidate.Facts], candidate.At).With(FactKeys.Attempts, candidate.Facts.Batch!.Count == 1 ? candidate.Facts.Row : 0, result.Seen);
        Candidate? again = Judge(candidate.Row, seen[0], result.At, candidate.Tries + 1, out answer);
        if (again is not null && candidate.Tries + 1 >= MaxTries)
        {
            answer = Blocked(seen[0], result.At, PermitReasons.ChargeRefused);
            return null;
        }

        if (again is not null)
            telemetry.Meter.ChargedAgain();
        return again;
    }

    /// <summary>Decides, and asks the rules of a permitted call what to charge.</summary>
    /// <returns>The candidate; null where <paramref name="answer"/> says why not.</returns>
    private Candidate? Judge(int row, CallFacts facts, Instant at, int tries, out Acquisition answer)
    {
        answer = null!;
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        Span<Finding> findings = Scratch();
        Verdict verdict = evaluator.Decide(call, findings);
        lines ??= new ChargeList();
        CallRule? failed = null;
        bool charges = verdict.IsPermitted && evaluator.Charge(call, findings, lines, out failed);
        ImmutableArray<ChargeLine> taken = lines.Take();
        if (!charges)
        {
            telemetry.Meter.Blocked(Operation.Acquire, findings[..evaluator.FindingCount]);
            answer = new Acquisition(explainer, facts, at, failed is null ? null : new DecisionFinding(failed.Name, FindingKind.Block, null, EngineReasons.RuleFailed, [new("rule", failed.Name)], null, null, null));
            return null;
        }

        return new Candidate(row, facts, at, verdict.ChangesAt, taken, tries);
    }

    /// <summary>Decides again, and counts the reasons of a call that is not permitted any more.</summary>
    private bool IsStillPermitted(CallFacts facts, Instant at, string operation, out Verdict verdict, out ImmutableArray<Obligation> obligations)
    {
        Span<Finding> findings = Scratch();
        if (explainer.Permits(facts, at, ref findings, out verdict, out obligations))
            return true;
        telemetry.Meter.Blocked(operation, findings);
        return false;
    }

    private async ValueTask GiveBackAsync(PermitId permit, CancellationToken cancellationToken) =>
        await store.AskAsync(StoreStepNames.Cancel, permit, static (s, id, token) => s.CancelAsync(id, token), cancellationToken).ConfigureAwait(false);

    private Acquisition Blocked(CallFacts facts, Instant at, ReasonCode reason) => new(explainer, facts, at, Finding(reason));

    private static DecisionFinding Expired(PermitId permit, Instant end)
    {
        var details = new FindingDetails();
        details.Add("permit", permit.ToString());
        details.Add("at", end);
        return Finding(PermitReasons.Expired, details.ToArgs());
    }

    private static DecisionFinding Finding(ReasonCode reason, PermitId permit) => Finding(reason, [new FindingArg("permit", permit.ToString())]);

    private static DecisionFinding Finding(ReasonCode reason, ImmutableArray<FindingArg> args = default) =>
        new("permit", FindingKind.Block, null, reason, args.IsDefault ? [] : args, null, null, null);

    private static Instant? Earlier(Instant? one, Instant other) => one < other ? one : other;

    private Span<Finding> Scratch()
    {
        if (scratch is null || scratch.Length < table.MaxFindings)
            scratch = new Finding[table.MaxFindings];
        return scratch;
    }

    private sealed record Candidate(int Row, CallFacts Facts, Instant At, Instant? EndsAt, ImmutableArray<ChargeLine> Lines, int Tries);

    private readonly record struct Taken(Candidate Candidate, StoredAttempt Attempt, Instant At, bool IsNew);
}
