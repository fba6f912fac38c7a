using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>The part of the <see cref="IfChain"/> about silent calls: 3 of 100, five days of rest, then an operator.</summary>
internal static class SilenceChain
{
    /// <summary>Writes the findings abandonment rate, silent call.</summary>
    internal static void Decide(CallFacts facts, Instant at, Span<Finding> findings)
    {
        CallRequest request = facts.Request;
        bool dialed = request.Kind is not (CallKind.Continued or CallKind.ReturnCall);
        bool attended = request.OperatorReserved || request.EffectiveMode is DialingMode.Manual or DialingMode.Preview;
        if (dialed && !attended)
            findings[0] = !facts.TryGet(FactKeys.CampaignStatistics, out CampaignStatistics? counted) ? Finding.Block(FactKeys.CampaignStatistics.Unavailable) : Rate(request.Campaign, counted!, at);
        if (dialed)
            findings[1] = !facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts) ? Finding.Block(FactKeys.Attempts.Unavailable) : Rest(attempts, attended, at);
    }

    private static Finding Rate(Campaign campaign, CampaignStatistics counted, Instant at)
    {
        AnsweringMachineDetection? detection = campaign.AnsweringMachineDetection;
        if (detection is null && (counted.Whole.Machine > 0 || counted.OfProcessor.Machine > 0))
            return Finding.Block(AbandonmentReasons.AmdUndeclared);
        if (detection is { IsUsed: true } && (detection is not { FalsePositiveRate: >= 0 and <= 1, MeasuredOn: { } day } || day > at.InUtc().Date))
            return Finding.Block(AbandonmentReasons.AmdUndeclared);

        if (counted.Whole.Missing * 100 > counted.Whole.DialedEarlier * 5 || counted.OfProcessor.Missing * 100 > counted.OfProcessor.DialedEarlier * 5)
            return Finding.Block(AbandonmentReasons.OutcomesMissing);
        return IsReached(counted.Whole) || IsReached(counted.OfProcessor) ? Finding.Block(AbandonmentReasons.RateReached) : Finding.Pass();
    }

    private static bool IsReached(in CampaignCounts counts) => (counts.Silent + counts.Estimated + 1) * 100 > 3 * Math.Max(counts.Answered + 1, 100);

    private static Finding Rest(ImmutableArray<AttemptRecord> attempts, bool attended, Instant at)
    {
        Instant? silentAt = null;
        foreach (AttemptRecord attempt in attempts)
        {
            Instant end = attempt.EndedAt > attempt.At ? attempt.EndedAt.Value : attempt.At;
            if (IsOwn(attempt) && (attempt.Counts & AttemptMeasures.Silent) != 0 && !(silentAt > end))
                silentAt = end;
        }

        if (silentAt is not { } silent)
            return Finding.Pass();
        if (at < silent + Duration.FromDays(5))
            return Finding.Block(AbandonmentReasons.Rest, liftsAt: silent + Duration.FromDays(5));
        if (attended)
            return Finding.Pass();
        foreach (AttemptRecord attempt in attempts)
        {
            if (IsOwn(attempt) && (attempt.Counts & AttemptMeasures.Spoken) != 0 && (attempt.Counts & AttemptMeasures.Silent) == 0 && attempt.At > silent)
                return Finding.Pass();
        }

        return Finding.Block(AbandonmentReasons.OperatorRequired);
    }

    private static bool IsOwn(AttemptRecord attempt) => attempt.IsSameController && (attempt.IsSameNumber || attempt.IsSameSubject);
}
