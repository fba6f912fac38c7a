using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Plays a story: records, lets time pass, asks.</summary>
internal static class StoryPlayer
{
    /// <summary>Plays <paramref name="story"/> and gives every answer in order, as it came.</summary>
    /// <exception cref="InvalidDataException">The story contradicts itself; the message names the step.</exception>
    internal static async Task<IReadOnlyList<StoryAnswer>> PlayAsync(Story story, CancellationToken cancellationToken)
    {
        var answers = new List<StoryAnswer>();
        int number = 0;
        try
        {
            using var stage = new StoryStage(story.World);
            await stage.RecordAsync(story.World.Records, cancellationToken);
            var permits = new StoryPermits(stage);
            Instant? now = null;
            foreach (StoryStep step in story.Steps)
            {
                number++;
                if (KindOf(step) == StepKind.Advance)
                    now = Advance(stage, now, step.AdvanceTo!.Value);
                else if (now is not { } at)
                    throw new InvalidDataException("the first step says when it is: `advanceTo`");
                else if (KindOf(step) == StepKind.Record)
                    await stage.RecordAsync(step.Record!, cancellationToken);
                else if (KindOf(step) == StepKind.Ask)
                    answers.Add(await AskAsync(stage, number, step, at, cancellationToken));
                else
                    answers.Add(await permits.PlayAsync(number, step, at, cancellationToken));
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or FormatException)
        {
            throw new InvalidDataException(number == 0 ? $"the world: {e.Message}" : $"step {number}: {e.Message}", e);
        }

        return answers.Count > 0 ? answers : throw new InvalidDataException("the story asks nothing");
    }

    private static Instant Advance(StoryStage stage, Instant? now, Instant to)
    {
        if (to <= now)
            throw new InvalidDataException("time only goes forward");
        stage.Clock.SetTo(to);
        return to;
    }

    private static async Task<StoryAnswer> AskAsync(StoryStage stage, int number, StoryStep step, Instant at, CancellationToken cancellationToken)
    {
        CallRequest request = await stage.CallAsync(step.Ask!, at, cancellationToken);
        CallDecision decision = await stage.Engine.EvaluateAsync(request, at, cancellationToken);
        CallDecision again = await stage.Engine.EvaluateAsync(request, at, cancellationToken);
        ImmutableArray<StoryRemedy> remedies = await RemediesAsync(stage.Engine, request, at, cancellationToken);
        return new StoryAnswer(stage.Times, number, step, decision, again, step.Ended is { } ended ? await EndAsync(stage, request, ended, at, cancellationToken) : null)
        {
            Remedies = remedies,
        };
    }

    /// <summary>What would lift each block, and what blocks when that is done, decided in full.</summary>
    private static async Task<ImmutableArray<StoryRemedy>> RemediesAsync(ComplianceEngine engine, CallRequest request, Instant at, CancellationToken cancellationToken)
    {
        FactBatch facts = await engine.GatherAsync([request], at, cancellationToken);
        return
        [
            .. engine.Remedies(facts[0], at).Select(remedy => new StoryRemedy(
                remedy, remedy.Supposed is { } supposed ? engine.Explain(supposed.Facts, supposed.At) : null, engine.Explain(facts[0], remedy.Supposed?.At ?? at))),
        ];
    }

    /// <summary>Places the call that was asked about, and reports how it ended.</summary>
    private static async Task<Completion> EndAsync(StoryStage stage, CallRequest request, StoryEnding ended, Instant at, CancellationToken cancellationToken)
    {
        Acquisition acquired = await stage.Engine.AcquireAsync(request, cancellationToken);
        if (acquired.Permit is not { } permit || (await stage.Engine.ConfirmAsync(permit, cancellationToken)).Permit is null)
            throw new InvalidDataException($"a call that is not permitted cannot end: {acquired}");
        return await stage.Engine.CompleteAsync(permit, ended.ToOutcome(at), cancellationToken);
    }

    private static StepKind KindOf(StoryStep step)
    {
        bool decides = step.Ask is not null || step.Confirm is not null;
        if (step.Ended is not null && (step.Ask is null || step.Permit is not null) && step.Complete is null)
            throw new InvalidDataException("only a call that is asked about can end, or one whose permit is completed");
        if (step.Permit is not null && step.Ask is null)
            throw new InvalidDataException("a permit is taken for a call that is asked about");
        if (decides != step.Expect is not null || (decides || step.Complete is not null) != !string.IsNullOrWhiteSpace(step.Clause))
            throw new InvalidDataException("a question needs `expect` and `clause`, and nothing else has them");
        return (step.AdvanceTo, step.Record, step.Ask, step.Confirm, step.Complete) switch
        {
            (not null, null, null, null, null) => StepKind.Advance,
            (null, not null, null, null, null) => StepKind.Record,
            (null, null, not null, null, null) => step.Permit is null ? StepKind.Ask : StepKind.Permit,
            (null, null, null, not null, null) or (null, null, null, null, not null) => StepKind.Permit,
            _ => throw new InvalidDataException("a step has exactly one of `advanceTo`, `record`, `ask`, `confirm`, `complete`"),
        };
    }

    private enum StepKind
    {
        Advance,
        Record,
        Ask,
        Permit,
    }
}
