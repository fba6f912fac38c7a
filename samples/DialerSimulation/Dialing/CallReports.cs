using System.Collections.Immutable;
using System.Globalization;
using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>Reports how calls ended, as call records arrive: most at once, some late, some twice, some corrected, some never.</summary>
internal sealed class CallReports(Workplace work, CallBacks callBacks)
{
    private int agreed;

    /// <summary>When the record of a call that is over arrives; null means never.</summary>
    internal Instant? DueAt(Line line)
    {
        if (line.Permit is null)
            return null;
        double share = work.Dice.Share();
        // What operators type in is never lost; what only the switch knows, now and then.
        if (share < 0.007 && line.Reaction.Ending is not (Ending.NeverAgain or Ending.CallMeBack or Ending.Strange))
        {
            work.Tally.NeverReported++;
            return null;
        }

        return line.EndedAt + (share < 0.03 ? Duration.FromMinutes(work.Dice.Between(15, 300)) : share < 0.15 ? Duration.FromSeconds(work.Dice.Between(20, 300)) : Duration.Zero);
    }

    /// <summary>When the record comes again; null means not.</summary>
    internal Instant? AgainAt(Line line, Instant now) =>
        line.Reported!.Kind == OutcomeKind.Spoken && line.Reaction.Ending == Ending.NeverAgain ? now + Duration.FromMinutes(10)
        : work.Dice.Chance(0.015) ? now + Duration.FromMinutes(work.Dice.Between(1, 200))
        : null;

    internal async Task ReportAsync(Line line)
    {
        Ending ending = line.Reaction.Ending;
        // One no in ten stands first as a conversation, and is corrected when the operator has filled in the form.
        bool corrected = ending == Ending.NeverAgain && work.Dice.Chance(0.1);
        string? reference = ending == Ending.CallMeBack ? string.Create(CultureInfo.InvariantCulture, $"cb-{work.Campaign.Processor.Id}-{work.Campaign.Id}-{agreed++}") : null;
        line.Reported = Codes.OutcomeOf(corrected ? Ending.Talked : ending, line.EndedAt) with
        {
            RingSeconds = line.Reaction.RingSeconds,
            SilenceSeconds = line.Reaction.IsAnswered ? line.SilenceSeconds : null,
            RequestReference = reference,
            Fulfilled = FulfilledOn(line),
        };
        await CompleteAsync(line, line.Reported);
        if (reference is not null)
            callBacks.Agree(line.Callee, reference, line.EndedAt);
    }

    internal Task ReportAgainAsync(Line line) => CompleteAsync(
        line, line.Reaction.Ending == Ending.NeverAgain ? line.Reported! with { Kind = OutcomeKind.OptedOut } : line.Reported!);

    private async Task CompleteAsync(Line line, CallOutcome outcome)
    {
        Completion done = await work.Engine.CompleteAsync(line.Permit!.Id, outcome);
        Tally.Count(work.Tally.Reports, done.Status.ToString());
        foreach (CompletionFinding finding in done.Findings)
            Tally.Count(work.Tally.Findings, finding.Reason.Code);
    }

    // One operator in fifty forgets to say from where he calls.
    private ImmutableArray<string> FulfilledOn(Line line)
    {
        bool forgets = work.Dice.Chance(0.02);
        return [.. line.Obligations.Where(obligation => !(forgets && obligation.Code == ObligationCodes.SayCountry)).Select(obligation => obligation.Code.Code)];
    }
}
