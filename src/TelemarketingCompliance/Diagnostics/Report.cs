using System.Collections.Immutable;
using System.Diagnostics;

namespace TelemarketingCompliance;

/// <summary>What is told of an answer once a caller has it.</summary>
internal static class Report
{
    internal static void Evaluated(EngineMeter meter, Activity? activity, CallDecision decision)
    {
        meter.Decided(Operation.Evaluate, decision.Request, decision.Jurisdiction, decision.IsPermitted ? decision.Basis : null);
        foreach (DecisionFinding block in decision.Blocks)
            meter.Blocked(Operation.Evaluate, block.Reason!.Code);
        EngineTracing.Tell(activity, decision);
    }

    internal static void Acquired(EngineMeter meter, Activity? activity, ImmutableArray<Acquisition> answers)
    {
        foreach (Acquisition answer in answers)
        {
            Decided(meter, Operation.Acquire, answer);
            if (answer.Permit is null)
                meter.Happened(PermitEvent.Refused);
        }

        EngineTracing.Tell(activity, answers);
    }

    internal static void Confirmed(EngineMeter meter, Activity? activity, Acquisition? answer)
    {
        // No store said which call it was: nothing was decided.
        if (answer is null)
            return;
        Decided(meter, Operation.Confirm, answer);
        meter.Happened(answer.Permit is not null ? PermitEvent.Confirmed : answer.Block?.Reason == PermitReasons.Expired ? PermitEvent.Expired : PermitEvent.Withdrawn);
        EngineTracing.Tell(activity, answer);
    }

    internal static void Completed(EngineMeter meter, Activity? activity, CallOutcome outcome, Completion completion)
    {
        meter.Completed(outcome.Kind, completion.Status, completion.Findings);
        if (completion.Status == CompletionStatus.Recorded)
            meter.Happened(PermitEvent.Completed);
        activity?.SetTag(Tag.Outcome, Tag.Of(outcome.Kind)).SetTag(Tag.Completion, Tag.Of(completion.Status));
    }

    internal static void Cancelled(EngineMeter meter, ImmutableArray<StoredAttempt?> attempts)
    {
        if (attempts is [{ IsCancelled: true, Outcome: null }])
            meter.Happened(PermitEvent.Cancelled);
    }

    // The reasons that rules gave were counted where they were found, before the room for findings is used again.
    private static void Decided(EngineMeter meter, string operation, Acquisition answer)
    {
        meter.Decided(operation, answer.Request, answer.Jurisdiction, answer.Permit?.Basis);
        if (answer.Block is { Reason: { } reason })
            meter.Blocked(operation, reason.Code);
    }
}
