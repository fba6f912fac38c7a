namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The permits of a story, by name: taken, confirmed and completed in steps of their own.</summary>
internal sealed class StoryPermits(StoryStage stage)
{
    private readonly Dictionary<string, (CallPermit Permit, CallDecision Decision)> permits = [];

    internal async Task<StoryAnswer> PlayAsync(int number, StoryStep step, Instant at, CancellationToken cancellationToken)
    {
        if (step.Permit is { } taken)
            return Answer(number, step, taken, await stage.Engine.AcquireAsync(await stage.CallAsync(step.Ask!, at, cancellationToken), cancellationToken));
        if (step.Confirm is { } confirmed)
            return Answer(number, step, confirmed, await stage.Engine.ConfirmAsync(Named(confirmed).Permit, cancellationToken));
        (CallPermit permit, CallDecision decision) = Named(step.Complete!);
        StoryEnding ended = step.Ended ?? throw new InvalidDataException("a permit is completed by how the call `ended`");
        return new StoryAnswer(stage.Times, number, step, decision, decision, await stage.Engine.CompleteAsync(permit.Id, ended.ToOutcome(at), cancellationToken));
    }

    private StoryAnswer Answer(int number, StoryStep step, string name, Acquisition acquisition)
    {
        if (acquisition.Decision.IsPermitted != acquisition.Permit is not null)
            throw new InvalidDataException("the decision permits exactly where there is a permit");
        if (acquisition.Permit is { } permit)
            permits[name] = (permit, acquisition.Decision);
        return new StoryAnswer(stage.Times, number, step, acquisition.Decision, acquisition.Decision);
    }

    private (CallPermit Permit, CallDecision Decision) Named(string name) =>
        permits.TryGetValue(name, out (CallPermit, CallDecision) found) ? found : throw new InvalidDataException($"nobody took the permit `{name}`");
}
