using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How many calls may fall silent: so many in so many answered ones. Pure arithmetic in decimals, so that 3 of 100 is exactly 3 of 100. Immutable.</summary>
public sealed record AbandonmentLimit
{
    /// <summary>The most silent calls in <see cref="OfAnswered"/> answered ones.</summary>
    public required LawParameter<int> MaxSilent { get; init; }

    /// <summary>In how many answered calls. A campaign with fewer is measured as if it had so many, unless <see cref="SmallestBase"/> says otherwise.</summary>
    public required LawParameter<int> OfAnswered { get; init; }

    /// <summary>
    /// As if how many calls were answered a smaller campaign is measured, where operators talk; null means as many as <see cref="OfAnswered"/>. With 1 nothing is
    /// rounded: until enough people answered, every call needs a reserved operator. Nobody can be reserved for an automated call, so those keep the default.
    /// </summary>
    public int? SmallestBase { get; init; }

    /// <summary>The largest part, in percent, of the calls dialed more than ten minutes ago that may lack an outcome: without outcomes there is no share to trust.</summary>
    public required LawParameter<int> MaxMissingPercent { get; init; }

    /// <summary>Over what it is measured. Default: the campaign.</summary>
    public AbandonmentWindow Window { get; init; }

    /// <summary>Whether an upper bound of the share must keep the limit too. Default: no.</summary>
    public AbandonmentConfidence Confidence { get; init; }

    /// <summary>What is measured: each part keeps the limit by itself.</summary>
    internal int PartCount => Window == AbandonmentWindow.Last30Days ? 1 : 2;

    internal CampaignCounts Part(CampaignStatistics statistics, int index) =>
        Window == AbandonmentWindow.Last30Days ? statistics.Last30Days : index == 0 ? statistics.Whole : statistics.OfProcessor;

    /// <summary>Whether the silent calls would exceed the limit if the next call were one more.</summary>
    internal bool WouldExceed(in CampaignCounts counts, bool isAutomated)
    {
        decimal silent = counts.Silent + counts.Estimated + 1;
        long answered = counts.Answered + 1;
        return IsOver(silent, answered, isAutomated) || (Confidence != AbandonmentConfidence.None && IsBoundOver(silent, answered));
    }

    /// <summary>Whether the silent calls exceed the limit as they are.</summary>
    internal bool IsExceeded(in CampaignCounts counts, bool isAutomated) => IsOver(counts.Silent + counts.Estimated, counts.Answered, isAutomated);

    /// <summary>Whether so many outcomes are missing that the counts prove nothing.</summary>
    internal bool LacksOutcomes(in CampaignCounts counts) => (decimal)counts.Missing * 100 > (decimal)MaxMissingPercent.Value * counts.DialedEarlier;

    /// <summary>Whether nobody can say what the next call's machine will be: detection is used and not measured, or nothing is declared although machines were counted.</summary>
    internal static bool DoubtsMachines(AnsweringMachineDetection? detection, in CampaignCounts counts, Instant at) =>
        detection is null ? counts.Machine > 0 : detection.ShareAt(at) is null;

    internal ImmutableArray<RuleParameter> ToParameters() =>
    [
        MaxSilent.ToRuleParameter(), OfAnswered.ToRuleParameter(), MaxMissingPercent.ToRuleParameter(),
        new("window", Window.ToString()), new("confidence", Confidence.ToString()),
        .. SmallestBase is { } smallest ? new[] { new RuleParameter("smallestBase", smallest.ToString(CultureInfo.InvariantCulture)) } : [],
    ];

    private bool IsOver(decimal silent, long answered, bool isAutomated)
    {
        int smallest = isAutomated ? OfAnswered.Value : SmallestBase ?? OfAnswered.Value;
        return silent * OfAnswered.Value > (decimal)MaxSilent.Value * Math.Max(answered, smallest);
    }

    // Wilson's upper bound exceeds the limit p exactly where the score test does not reject it: p - share < z * sqrt(p (1 - p) / n).
    private bool IsBoundOver(decimal silent, long answered)
    {
        double limit = (double)MaxSilent.Value / OfAnswered.Value;
        return limit - ((double)silent / answered) < Quantile * Math.Sqrt(limit * (1 - limit) / answered);
    }

    private double Quantile => Confidence switch
    {
        AbandonmentConfidence.Percent90 => 1.2815515655446004,
        AbandonmentConfidence.Percent95 => 1.6448536269514722,
        _ => 2.3263478740408408,
    };
}
