using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>What a dialer makes of refusals: it counts the reasons, leaves the callee alone until the call would be permitted, and learns when to sleep.</summary>
internal sealed class Refusals(Workplace work)
{
    private static readonly Duration NotSoon = Duration.FromDays(5);

    /// <summary>When the calling hours begin again; null while nobody was refused for the hour.</summary>
    internal Instant? OpensAt { get; private set; }

    /// <summary>Whether a call without an operator was refused because too many fell silent, or may have.</summary>
    internal bool IsGateClosed { get; private set; }

    /// <summary>Begins a round.</summary>
    internal void Forget() => (OpensAt, IsGateClosed) = (null, false);

    /// <summary>Takes in one refusal.</summary>
    /// <returns>When the same call would be permitted by itself; null means that something must change first.</returns>
    internal Instant? Take(int callee, CallDecision decision)
    {
        bool lasts = false;
        foreach (DecisionFinding block in decision.Blocks)
        {
            ReasonCode reason = block.Reason!;
            if (reason == PermitReasons.EnoughGranted)
                return null;
            Tally.Count(work.Tally.Refusals, reason.Code);
            if (reason == HoursReasons.Closed || reason == HoursReasons.Holiday)
                OpensAt = block.ChangesAt;
            else if (reason == AbandonmentReasons.RateReached || reason == AbandonmentReasons.OutcomesMissing)
                IsGateClosed = true;
            else if (reason != AbandonmentReasons.OperatorRequired)
                lasts = true;
        }

        // Who lacks nothing but an operator, or was only asked about at a wrong hour, stays in the queue.
        if (lasts)
            work.Queue.Park(callee, decision.RetryAt ?? decision.At + NotSoon);
        return decision.RetryAt;
    }
}
