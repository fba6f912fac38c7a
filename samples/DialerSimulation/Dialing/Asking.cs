using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>Asks for permits, as an integrator does: many at once for a dialer that dials by itself, one by one where an operator looks on.</summary>
internal sealed class Asking(Workplace work, Refusals refusals, CallBacks callBacks, Lines lines)
{
    private int requests;

    /// <summary>Asks for up to <paramref name="wanted"/> permits and dials what it gets.</summary>
    /// <param name="wanted">The most permits.</param>
    /// <param name="reserve">Whether an operator is held for each; there are as many free.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Whether there was anybody to ask about.</returns>
    internal async Task<bool> AskManyAsync(int wanted, bool reserve, Instant now)
    {
        List<int> callees = work.Queue.Take(wanted + (wanted / 2) + 1, now);
        if (callees.Count == 0)
            return false;
        ImmutableArray<CallRequest> candidates = [.. callees.Select(callee => work.CallFor(callee) with { OperatorReserved = reserve })];
        ImmutableArray<Acquisition> answers = await work.Engine.AcquireManyAsync(candidates, wanted);
        work.Tally.Asked += answers.Length;
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].Permit is { } permit)
                lines.At(now + (reserve ? Duration.Zero : Queued()), Granted(permit, callees[i], reserve ? work.Operators.TryTake(now) : null, now), Step.Dial);
            else
                Refused(callees[i], candidates[i], answers[i].Decision, now);
        }

        return true;
    }

    /// <summary>Takes the permit when the operator is shown the person, and dials when the operator has read.</summary>
    /// <returns>Whether there was anybody to ask about.</returns>
    internal async Task<bool> AskPreviewAsync(Instant now)
    {
        List<int> callees = work.Queue.Take(3, now);
        foreach (int callee in callees)
        {
            if (await AskOneAsync(callee, work.CallFor(callee) with { OperatorReserved = true }, now) is not { } line)
                continue;
            Instant read = now + Duration.FromSeconds(work.Dice.Chance(0.01) ? 700 : work.Dice.Between(10, 150));
            lines.At(read, line, work.Dice.Chance(0.08) ? Step.Skip : Step.Dial);
            break;
        }

        return callees.Count > 0;
    }

    /// <summary>Keeps an agreed call-back, with an operator.</summary>
    internal async Task AskCallBackAsync(CallBacks.AgreedCallBack callBack, Instant now)
    {
        CallRequest call = work.CallFor(callBack.Callee) with { OperatorReserved = true, Evidence = new CallEvidence(EvidenceKind.PersonRequest, callBack.Reference) };
        Acquisition answer = await work.Engine.AcquireAsync(WithId(call));
        work.Tally.Asked++;
        if (answer.Permit is { } permit)
            lines.At(now, Granted(permit, callBack.Callee, work.Operators.TryTake(now), now, callBack), Step.Dial);
        else if (refusals.Take(callBack.Callee, answer.Decision) is { } again)
            callBacks.Put(callBack, again);
    }

    private async Task<Line?> AskOneAsync(int callee, CallRequest call, Instant now)
    {
        call = WithId(call);
        Acquisition answer = await work.Engine.AcquireAsync(call);
        work.Tally.Asked++;
        if (answer.Permit is not { } permit)
        {
            Refused(callee, call, answer.Decision, now);
            return null;
        }

        if (work.Dice.Chance(0.02))
            await AskAgainAsync(call, permit);
        return Granted(permit, callee, work.Operators.TryTake(now), now);
    }

    // The answer got lost on the way: under the same id the same permit comes back.
    private async Task AskAgainAsync(CallRequest call, CallPermit first)
    {
        work.Tally.AskedTwice++;
        Acquisition again = await work.Engine.AcquireAsync(call);
        if (again.Permit?.Id != first.Id)
            work.Tally.OtherPermit++;
    }

    private Line Granted(CallPermit permit, int callee, int? seat, Instant now, CallBacks.AgreedCallBack? callBack = null)
    {
        work.Tally.Granted++;
        // Hot leads are tried again soon, others later in the day: whether they may be is the engine's business.
        work.Queue.Park(callee, now + (work.Callees[callee].IsHot ? Duration.FromMinutes(20) : Duration.FromHours(3)));
        return new Line { Permit = permit, PermitEndsAt = permit.ExpiresAt, Request = permit.Request, Callee = callee, AskedAt = now, Seat = seat, CallBack = callBack };
    }

    private void Refused(int callee, CallRequest call, CallDecision decision, Instant now)
    {
        refusals.Take(callee, decision);
        if (work.IgnoresRefusals && work.Dice.Chance(0.2))
            lines.At(now, new Line { Request = call, Callee = callee, AskedAt = now, Seat = null }, Step.Dial);
    }

    private CallRequest WithId(CallRequest call) =>
        call with { RequestId = string.Create(CultureInfo.InvariantCulture, $"{work.Campaign.Id}-{requests++}") };

    // Most permits are dialed at once; some wait for a line, a few for too long.
    private Duration Queued() => Duration.FromSeconds(work.Dice.Share() switch { < 0.85 => 0, < 0.99 => work.Dice.Between(5, 40), _ => 75 });
}
