using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Turns permitted decisions into permits: gather and decide, charge, read again and decide again.</summary>
internal sealed class PermitDesk(
    FactGatherer gatherer, EvaluatorTable table, Explainer explainer, SecondDecision second, GuardedAttempts store, PermitOptions options, EngineClock clock, EngineTelemetry telemetry)
{
    /// <summary>
    /// How often a batch is charged at most, and so a call whose charge the store refuses although the rules, seeing what the store saw, permit: at midnight of
    /// the callee, or where others give back. Each round is a charge, a re-read, and a give-back of what is not granted.
    /// </summary>
    internal const int MaxRounds = 3;

    [ThreadStatic]
    private static ChargeList? lines;

    internal async ValueTask<ImmutableArray<Acquisition>> AcquireAsync(ImmutableArray<CallRequest> candidates, int max, CancellationToken cancellationToken)
    {
        Instant asked = clock.Now();
        FactBatch batch = await gatherer.GatherAsync(candidates, default, asked, cancellationToken).ConfigureAwait(false);
        var taking = new Taking(candidates.Length);
        Open(taking, batch, asked);
        try
        {
            for (int round = 0; round < MaxRounds && taking.Granted < max && taking.Open.Count > 0; round++)
                await ChargeAsync(taking, taking.Next(max), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody will ever hear of these permits.
            await store.GiveBackAsync(taking.All()).ConfigureAwait(false);
            throw;
        }

        foreach (Candidate left in taking.Open)
            taking.Answers[left.Row] = Blocked(left.Facts, left.At, taking.Granted >= max ? PermitReasons.EnoughGranted : left.WasRefused ? PermitReasons.ChargeRefused : PermitReasons.NotTried);
        return ImmutableCollectionsMarshal.AsImmutableArray(taking.Answers);
    }

    /// <summary>Decides every candidate, and finds those to be charged.</summary>
    private void Open(Taking taking, FactBatch batch, Instant asked)
    {
        bool untimed = clock.WasSetBack(asked);
        HashSet<(PartyId Processor, string RequestId)>? ids = null;
        for (int row = 0; row < batch.Count; row++)
        {
            CallRequest request = batch.Requests[row];
            if (untimed)
                taking.Answers[row] = Blocked(batch[row], asked, EngineReasons.ClockSkew);
            else if (batch.Count > 1 && request.RequestId is { } id && !(ids ??= []).Add((request.Campaign.Processor.Id, id)))
                taking.Answers[row] = Blocked(batch[row], asked, PermitReasons.RequestConflict);
            else if (Judge(row, batch[row], asked, wasRefused: false, out taking.Answers[row]) is { } candidate)
                taking.Open.Add(candidate);
        }
    }

    /// <summary>One round: charges, decides again what was charged, and gives back what is not granted. Who lost to others and may try once more is open again.</summary>
    private async ValueTask ChargeAsync(Taking taking, List<Candidate> round, CancellationToken cancellationToken)
    {
        Instant before = clock.Now();
        ImmutableArray<ChargeResult> results = await store.ChargeAsync(ChargesOf(round), cancellationToken).ConfigureAwait(false);
        Instant after = clock.Now();
        var taken = new List<Taken>(round.Count);
        int again = 0;
        for (int i = 0; i < round.Count; i++)
        {
            Candidate candidate = round[i];
            if (candidate.WasRefused)
                telemetry.Meter.ChargedAgain();
            if (results.IsDefault)
            {
                taking.Answers[candidate.Row] = Blocked(candidate.Facts, candidate.At, PermitReasons.StoreUnavailable);
                continue;
            }

            ChargeResult result = results[i];
            if (result is { Status: ChargeStatus.Charged, Attempt: { } charged })
                taking.Charged.Add((candidate.Row, new AttemptReturn(charged.Permit, charged.HandedOut)));
            if (clock.IsOutside(result.At, before, after))
                taking.Answers[candidate.Row] = Blocked(candidate.Facts, candidate.At, EngineReasons.ClockSkew);
            else if (result.Attempt is { } attempt && Hindrance(result, attempt) is { } hindrance)
                taking.Answers[candidate.Row] = new Acquisition(explainer, candidate.Facts, result.At, hindrance);
            else if (result.Attempt is not null)
                taken.Add(new Taken(candidate, result.Attempt, result.At, result.Status == ChargeStatus.Charged));
            else if (result.Status != ChargeStatus.Refused)
                taking.Answers[candidate.Row] = Blocked(candidate.Facts, result.At, PermitReasons.RequestConflict);
            else if (Refuse(candidate, result, out taking.Answers[candidate.Row]) is { } refused)
                taking.Open.Insert(again++, refused);
        }

        if (taken.Count > 0)
            await DecideAgainAsync(taking, taken, cancellationToken).ConfigureAwait(false);
        await store.GiveBackAsync(taking.NotGranted()).ConfigureAwait(false);
    }

    private ImmutableArray<AttemptCharge> ChargesOf(List<Candidate> round)
    {
        var charges = new AttemptCharge[round.Count];
        for (int i = 0; i < charges.Length; i++)
        {
            CallRequest request = round[i].Facts.Request;
            charges[i] = new AttemptCharge { Permit = PermitId.NewAt(round[i].At), Request = request, TimeToLive = options.LifeOf(request), EndsAt = round[i].EndsAt, Lines = round[i].Lines };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(charges);
    }

    private async ValueTask DecideAgainAsync(Taking taking, List<Taken> taken, CancellationToken cancellationToken)
    {
        var facts = new CallFacts[taken.Count];
        var ids = new PermitId[taken.Count];
        for (int i = 0; i < facts.Length; i++)
            (facts[i], ids[i]) = (taken[i].Candidate.Facts, taken[i].Attempt.Permit);
        FactBatch batch = FactBatch.Of(ImmutableCollectionsMarshal.AsImmutableArray(facts), taken[0].At);
        batch = await gatherer.RereadAsync(batch, ImmutableCollectionsMarshal.AsImmutableArray(ids), taken[0].At, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < taken.Count; i++)
        {
            (Candidate candidate, StoredAttempt attempt, Instant at, bool isNew) = taken[i];
            if (!second.Permits(batch[i], at, Operation.Acquire, out Verdict verdict, out ImmutableArray<Obligation> obligations))
            {
                taking.Answers[candidate.Row] = new Acquisition(explainer, batch[i], at, block: null);
                continue;
            }

            var permit = new CallPermit(attempt, verdict.Basis, verdict.ChangesAt, obligations);
            if (at >= permit.ExpiresAt)
            {
                taking.Answers[candidate.Row] = new Acquisition(explainer, batch[i], at, PermitFindings.Expired(attempt.Permit, permit.ExpiresAt));
                continue;
            }

            taking.Answers[candidate.Row] = new Acquisition(explainer, batch[i], at, permit);
            taking.Granted++;
            telemetry.Meter.Happened(isNew ? PermitEvent.Granted : PermitEvent.Repeated);
        }
    }

    // A retry finds the permit of the first try. One that was used or is over is no right to call; it may have been dialed and stays charged.
    private static DecisionFinding? Hindrance(ChargeResult result, StoredAttempt attempt) =>
        result.Status != ChargeStatus.Repeated ? null
        : attempt.Outcome is not null ? PermitFindings.Of(PermitReasons.Closed, attempt.Permit)
        : result.At >= attempt.ExpiresAt ? PermitFindings.Expired(attempt.Permit, attempt.ExpiresAt)
        : null;

    /// <summary>Decides again with the attempts that the store saw, so that the decision names the limit.</summary>
    private Candidate? Refuse(Candidate candidate, ChargeResult result, out Acquisition answer)
    {
        FactBatch seen = FactBatch.Of([candidate.Facts], candidate.At).With(FactKeys.Attempts, candidate.Facts.Batch!.Count == 1 ? candidate.Facts.Row : 0, result.Seen);
        return Judge(candidate.Row, seen[0], result.At, wasRefused: true, out answer);
    }

    /// <summary>Decides, and asks the rules of a permitted call what to charge.</summary>
    /// <returns>The candidate; null where <paramref name="answer"/> says why not.</returns>
    private Candidate? Judge(int row, CallFacts facts, Instant at, bool wasRefused, out Acquisition answer)
    {
        answer = null!;
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        Span<Finding> findings = table.Scratch();
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

        return new Candidate(row, facts, at, verdict.ChangesAt, taken, wasRefused);
    }

    private Acquisition Blocked(CallFacts facts, Instant at, ReasonCode reason) => new(explainer, facts, at, PermitFindings.Of(reason));

    private sealed record Candidate(int Row, CallFacts Facts, Instant At, Instant? EndsAt, ImmutableArray<ChargeLine> Lines, bool WasRefused);

    private readonly record struct Taken(Candidate Candidate, StoredAttempt Attempt, Instant At, bool IsNew);

    /// <summary>One call of the desk: the answers so far, who is still to be charged, and what this call charged itself and would have to give back.</summary>
    private sealed class Taking(int count)
    {
        internal Acquisition[] Answers { get; } = new Acquisition[count];

        internal List<Candidate> Open { get; } = new(1);

        internal List<(int Row, AttemptReturn Return)> Charged { get; } = new(1);

        internal int Granted { get; set; }

        /// <summary>Takes the next candidates, as many as there are permits to be granted.</summary>
        internal List<Candidate> Next(int max)
        {
            List<Candidate> next = Open.GetRange(0, Math.Min(max - Granted, Open.Count));
            Open.RemoveRange(0, next.Count);
            return next;
        }

        internal ImmutableArray<AttemptReturn> All() => [.. Charged.Select(charged => charged.Return)];

        /// <summary>Takes out what was charged for a call that got no permit.</summary>
        internal ImmutableArray<AttemptReturn> NotGranted()
        {
            List<AttemptReturn>? returns = null;
            for (int i = Charged.Count - 1; i >= 0; i--)
            {
                if (Answers[Charged[i].Row].Permit is not null)
                    continue;
                (returns ??= []).Add(Charged[i].Return);
                Charged.RemoveAt(i);
            }

            return returns is null ? [] : [.. returns];
        }
    }
}
