using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>What a dialer of the host does: its lines, its queue, its screens.</summary>
internal interface ISwitch
{
    Task DialAsync(CallRequest call, string permitHeader, ImmutableArray<Obligation> obligations, CancellationToken cancellationToken);

    void PutBack(CallRequest call, Instant? notBefore);

    void Report(string permit, string reason);
}

/// <summary>One line of the switch's call records.</summary>
internal sealed record CallRecord(string PermitHeader, string Code, Instant EndedAt, double? RingSeconds);

/// <summary>A dialer that calls ahead of its operators.</summary>
internal sealed class PredictiveDialer(ComplianceEngine engine, ISwitch lines)
{
    private static readonly DispositionMap Dispositions = new(
    [
        new("NOANSWER", OutcomeKind.NoAnswer), new("BUSY", OutcomeKind.Busy), new("CONGESTION", OutcomeKind.NeverRang), new("AMD", OutcomeKind.Machine),
        new("TALKED", OutcomeKind.Spoken), new("NOT-NOW", OutcomeKind.Refused), new("REMOVE-ME", OutcomeKind.OptedOut), new("DROPPED", OutcomeKind.Silent),
    ]);

    internal async Task PaceAsync(ImmutableArray<CallRequest> queue, int freeLines, CancellationToken cancellationToken)
    {
        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync(queue, freeLines, cancellationToken);
        foreach (Acquisition answer in answers)
        {
            if (answer.Permit is { } permit)
                await DialAsync(permit, cancellationToken);
            else
                lines.PutBack(answer.Decision.Request, answer.Decision.RetryAt);
        }
    }

    internal async Task OverAsync(CallRecord record, CancellationToken cancellationToken)
    {
        CallOutcome outcome = Dispositions.ToOutcome(record.Code, record.EndedAt) with { RingSeconds = record.RingSeconds };
        Completion done = await engine.CompleteAsync(new PermitId(record.PermitHeader), outcome, cancellationToken);
        foreach (CompletionFinding finding in done.Findings)
            lines.Report(record.PermitHeader, finding.Reason.Code);
    }

    private async Task DialAsync(CallPermit permit, CancellationToken cancellationToken)
    {
        Acquisition now = await engine.ConfirmAsync(permit, cancellationToken);
        if (now.Permit is null)
        {
            lines.PutBack(permit.Request, now.Decision.RetryAt);
            return;
        }

        await lines.DialAsync(permit.Request, permit.Id.ToString(), now.Permit.Obligations, cancellationToken);
    }
}

/// <summary>A dialer whose operator reads first and dials when ready.</summary>
internal sealed class PreviewDialer(ComplianceEngine engine, ISwitch lines)
{
    internal async Task<CallPermit?> ShowAsync(CallRequest next, CancellationToken cancellationToken)
    {
        // The operator who reads is the one who will talk.
        CallRequest call = next with { Mode = DialingMode.Preview, OperatorReserved = true };
        Acquisition shown = await engine.AcquireAsync(call, cancellationToken);
        return shown.Permit;
    }

    internal async Task<string> PressedDialAsync(CallPermit permit, CancellationToken cancellationToken)
    {
        Acquisition now = await engine.ConfirmAsync(permit, cancellationToken);
        if (now.Permit is null)
            return now.Decision.ToText(Language.Italian);
        await lines.DialAsync(permit.Request, permit.Id.ToString(), now.Permit.Obligations, cancellationToken);
        return "";
    }

    internal async Task PressedSkipAsync(CallPermit permit, CancellationToken cancellationToken) =>
        await engine.CancelAsync(permit.Id, cancellationToken);

    internal async Task<string> PressedDialElsewhereAsync(string permitHeader, CancellationToken cancellationToken)
    {
        Acquisition? now = await engine.ConfirmAsync(new PermitId(permitHeader), cancellationToken);
        if (now?.Permit is not { } permit)
            return now?.Decision.ToText(Language.Italian) ?? "nessun archivio conosce questo permesso";
        await lines.DialAsync(permit.Request, permitHeader, permit.Obligations, cancellationToken);
        return "";
    }
}
