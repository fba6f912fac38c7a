namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Attempts of the story's past: charged without a question, because they did happen, at the instant at which they happened.</summary>
internal static class StoryAttempts
{
    internal static async Task AddAsync(InMemoryAttemptStore store, ManualClock clock, StoryAttempt attempt, CallRequest call, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        Instant at = attempt.At ?? now;
        if (at < now)
            throw new InvalidDataException("attempts are told in the order of time");
        clock.SetTo(at);
        PermitId permit = PermitId.NewAt(at);
        await store.ChargeAsync([new AttemptCharge { Permit = permit, Request = call, TimeToLive = Duration.FromMinutes(1), Lines = [] }], cancellationToken);
        await store.ConfirmAsync(permit, cancellationToken);
        if (attempt.Outcome is { } outcome)
            await store.CompleteAsync(permit, new CallOutcome { Kind = outcome, OccurredAt = at }, cancellationToken);
    }
}
