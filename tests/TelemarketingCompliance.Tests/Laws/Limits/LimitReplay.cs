using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws.Limits;

/// <summary>Counts every charge once more, in the order in which they were made, from the words of the limits and with none of the library's judgement.</summary>
/// <remarks>Where it cannot be known whether something happened before a charge or after, it is read in favour of the store: what is found is certain.</remarks>
internal static class LimitReplay
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly AttemptMeasures[] Said = [AttemptMeasures.Spoken, AttemptMeasures.Refused, AttemptMeasures.Silent];

    /// <returns>The charges that a limit had no room for.</returns>
    internal static IEnumerable<string> Exceeded(ImmutableArray<FrequencyLimit> limits, LimitHistory history)
    {
        LimitHistory.Charge[] charges = [.. history.Charges.OrderBy(charge => charge.Attempt.ChargedAt)];
        ILookup<PermitId, LimitHistory.Change> changes = history.Changes.ToLookup(change => change.Permit);
        for (int i = 0; i < charges.Length; i++)
        {
            CallRequest call = charges[i].Attempt.Request;
            LimitHistory.Charge[] earlier = [.. charges[..i].Where(other => other.Attempt.Request.Callee == call.Callee || IsSamePerson(other.Attempt.Request, call))];
            foreach (FrequencyLimit limit in limits)
            {
                StoredAttempt[] counting = [.. earlier.Where(other => Counts(limit, other.Attempt, charges[i], [.. changes[other.Attempt.Permit]])).Select(other => other.Attempt)];
                int onNumber = counting.Count(other => other.Request.Callee == call.Callee);
                int onPerson = counting.Count(other => IsSamePerson(other.Request, call));
                if (onNumber >= limit.Max || onPerson >= limit.Max)
                    yield return $"`{limit.Name}` had {onNumber} on the number and {onPerson} on the person when {charges[i].Attempt.Permit} was charged";
            }
        }
    }

    private static bool IsSamePerson(CallRequest one, CallRequest other) => one.Subject is { } person && person == other.Subject;

    private static bool Counts(FrequencyLimit limit, StoredAttempt attempt, LimitHistory.Charge charge, LimitHistory.Change[] changes)
    {
        CallRequest one = attempt.Request;
        CallRequest other = charge.Attempt.Request;
        bool ownController = one.Campaign.Controller.Id == other.Campaign.Controller.Id;
        bool inScope = limit.Scope switch
        {
            AttemptScope.Controller => ownController,
            AttemptScope.Campaign => ownController && one.Campaign.Id == other.Campaign.Id,
            AttemptScope.Processor => one.Campaign.Processor.Id == other.Campaign.Processor.Id,
            _ => true,
        };
        CallOutcome[] reported = [.. changes.Where(change => change.End < charge.Attempt.ChargedAt).Select(change => change.Outcome).OfType<CallOutcome>()];
        bool inFlight = !changes.Any(change => change.Start < charge.End);
        AttemptMeasures measures = inFlight ? AttemptMeasures.All : reported.Aggregate(AttemptMeasures.None, (all, outcome) => all | CallOutcome.CountsOf(outcome.Kind));
        if (!inScope || (measures & limit.Counts) == 0)
            return false;
        bool said = !ownController ? false : Said.Any(measure => measures.HasFlag(measure) && limit.Counts.HasFlag(measure));
        Instant when = said ? reported.Select(outcome => outcome.OccurredAt).Append(attempt.ChargedAt).Max() : attempt.ChargedAt;
        Instant now = charge.Attempt.ChargedAt;
        return limit.Window.IsRolling ? when > now - limit.Window.Length : when.InZone(Rome).Date >= now.InZone(Rome).Date.PlusDays(1 - limit.Window.Days);
    }
}
