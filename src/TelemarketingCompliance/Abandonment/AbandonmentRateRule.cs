using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Calls that no operator is held free for stop before one more silent call would exceed the limit, and when nobody knows how the earlier ones ended.</summary>
/// <remarks>It looks one call ahead, not at the calls in flight: <c>n</c> permits out at once can fall silent together, and overshoot by <c>n - 1</c>.</remarks>
/// <param name="limit">How many calls may fall silent.</param>
public sealed class AbandonmentRateRule(AbandonmentLimit limit) : CallRule
{
    private const string WholeCampaign = "part:campaign";
    private const string OfProcessor = "part:processor";
    private const string OfLast30Days = "part:last-30-days";

    /// <inheritdoc/>
    public override string Name => "abandonment-rate";

    /// <inheritdoc/>
    public override int Revision => 2;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CampaignStatistics];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [AbandonmentReasons.AmdUndeclared, AbandonmentReasons.OutcomesMissing, AbandonmentReasons.RateReached];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> ReviewReasons { get; } = [AbandonmentReasons.RateExceeded];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = limit.ToParameters();

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Request is { IsDialed: true, HasOperator: false };

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        (ReasonCode? reason, _) = Judge(call);
        return reason is null ? Finding.Pass() : Finding.Block(reason);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == AbandonmentReasons.OutcomesMissing ? limit.MaxMissingPercent.Law : limit.MaxSilent.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Reason == AbandonmentReasons.OutcomesMissing)
            remedies.ByCaller(RemedyCodes.ReportOutcomes, Reported);
        if (finding.Reason == AbandonmentReasons.AmdUndeclared)
            remedies.ByCaller(RemedyCodes.DeclareDetection, Declared);
        if (call.Request.EffectiveMode.IsAutomated())
            remedies.ByCaller(RemedyCodes.Operator, supposed => supposed.With(supposed.Request with { Mode = DialingMode.Preview }));
        else
            remedies.ByCaller(RemedyCodes.ReserveOperator, supposed => supposed.With(supposed.Request with { OperatorReserved = true }));
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        (ReasonCode? reason, int part) = Judge(call);
        CampaignCounts counts = limit.Part(StatisticsOf(call), part);
        if (reason == AbandonmentReasons.RateReached)
        {
            foreach (FindingArg arg in RateArgs(counts, part))
                details.Add(arg.Name, arg.Value);
        }
        else if (reason == AbandonmentReasons.OutcomesMissing)
        {
            details.Add("part", NameOf(part));
            details.Add("missing", counts.Missing);
            details.Add("dialed", counts.DialedEarlier);
            details.Add("maxMissingPercent", limit.MaxMissingPercent.Value);
        }
    }

    /// <inheritdoc/>
    protected internal override void Review(in CompletedCall call, CompletionFindingList findings)
    {
        // An outcome that nobody understands counts as silent, and may be the one that breaks the limit.
        bool mayBreak = call.Outcome.Kind == OutcomeKind.Machine || (call.Outcome.Counts & AttemptMeasures.Silent) != 0;
        if (call.Statistics is not { } statistics || !mayBreak)
            return;
        for (int part = 0; part < limit.PartCount; part++)
        {
            CampaignCounts counts = limit.Part(statistics, part);
            if (!limit.IsExceeded(counts, call.Request.EffectiveMode.IsAutomated()))
                continue;
            findings.Add(AbandonmentReasons.RateExceeded, limit.MaxSilent.Law, RateArgs(counts, part));
            return;
        }
    }

    // Doubt about the counts comes before what they say; the whole before the part.
    private (ReasonCode? Reason, int Part) Judge(in CallContext call)
    {
        CampaignStatistics statistics = StatisticsOf(call);
        for (int part = 0; part < limit.PartCount; part++)
        {
            if (AbandonmentLimit.DoubtsMachines(call.Request.Campaign.AnsweringMachineDetection, limit.Part(statistics, part), call.At))
                return (AbandonmentReasons.AmdUndeclared, part);
        }

        for (int part = 0; part < limit.PartCount; part++)
        {
            if (limit.LacksOutcomes(limit.Part(statistics, part)))
                return (AbandonmentReasons.OutcomesMissing, part);
        }

        for (int part = 0; part < limit.PartCount; part++)
        {
            if (limit.WouldExceed(limit.Part(statistics, part), call.Request.EffectiveMode.IsAutomated()))
                return (AbandonmentReasons.RateReached, part);
        }

        return default;
    }

    private static CampaignStatistics StatisticsOf(in CallContext call) =>
        call.Facts.TryGet(FactKeys.CampaignStatistics, out CampaignStatistics? statistics)
            ? statistics!
            : throw new InvalidOperationException($"the fact `{FactKeys.CampaignStatistics.Name}` is not known");

    private string NameOf(int part) => limit.Window == AbandonmentWindow.Last30Days ? OfLast30Days : part == 0 ? WholeCampaign : OfProcessor;

    private ImmutableArray<FindingArg> RateArgs(in CampaignCounts counts, int part) =>
    [
        new("part", NameOf(part)),
        new("silent", counts.Silent.ToString(CultureInfo.InvariantCulture)),
        new("estimated", counts.Estimated.ToString("0.##", CultureInfo.InvariantCulture)),
        new("answered", counts.Answered.ToString(CultureInfo.InvariantCulture)),
        new("maxSilent", limit.MaxSilent.Value.ToString(CultureInfo.InvariantCulture)),
        new("ofAnswered", limit.OfAnswered.Value.ToString(CultureInfo.InvariantCulture)),
    ];

    private static SupposedCall Declared(SupposedCall supposed) =>
        supposed.With(supposed.Request with { Campaign = supposed.Request.Campaign with { AnsweringMachineDetection = AnsweringMachineDetection.NotUsed } });

    private static SupposedCall Reported(SupposedCall supposed) =>
        supposed.Facts.TryGet(FactKeys.CampaignStatistics, out CampaignStatistics? statistics)
            ? supposed.With(FactKeys.CampaignStatistics, new CampaignStatistics
            {
                Whole = statistics.Whole with { Missing = 0 },
                OfProcessor = statistics.OfProcessor with { Missing = 0 },
                Last30Days = statistics.Last30Days with { Missing = 0 },
            })
            : supposed;
}
