using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Who dials is in the register of communication operators (ROC), D.L. 83/2012 art. 24-bis c. 11, and confirmed its data lately.</summary>
/// <param name="registered">That the party that dials is registered.</param>
/// <param name="confirmDays">For how many days a confirmation counts.</param>
/// <param name="blocksLapsed">Whether a confirmation that is too old, or unknown, blocks; else it is a warning.</param>
/// <param name="zone">Where the day of a confirmation begins.</param>
internal sealed class RocRule(LawParameter<bool> registered, LawParameter<int> confirmDays, bool blocksLapsed, DateTimeZone zone) : CallRule
{
    public override string Name => "roc";

    public override int Revision => 1;

    public override ImmutableArray<ReasonCode> Reasons { get; } = [PartyReasons.NotInRoc, PartyReasons.RocLapsed];

    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [registered.ToRuleParameter(), confirmDays.ToRuleParameter(), new("blocksLapsed", blocksLapsed ? "true" : "false")];

    public override bool ReadsCallee => false;

    protected override Finding Evaluate(in CallContext call)
    {
        CampaignParty processor = call.Request.Campaign.Processor;
        if (string.IsNullOrWhiteSpace(processor.RocNumber))
            return Finding.Block(PartyReasons.NotInRoc);
        Instant? start = processor.RocConfirmedOn is { } day ? StartOf(day) : null;
        Instant? end = start is { } confirmed ? DayCount.EndOf(confirmed, confirmDays.Value) : null;
        bool confirmedNow = start <= call.At && end > call.At;
        if (!blocksLapsed)
            return Finding.Pass(warning: confirmedNow ? null : PartyReasons.RocLapsed);
        return confirmedNow ? Finding.Pass(end) : Finding.Block(PartyReasons.RocLapsed, liftsAt: start > call.At ? start : null);
    }

    protected override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == PartyReasons.RocLapsed ? confirmDays.Law : registered.Law;

    protected override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        FindingArg processor = new("processor", call.Request.Campaign.Processor.Id.ToString());
        if (finding.Reason == PartyReasons.RocLapsed)
        {
            remedies.ByCaller(ItalianRemedies.ConfirmRoc, Confirmed, processor);
            return;
        }

        remedies.ByCaller(ItalianRemedies.EnterRoc, Registered, processor);
        remedies.ByCaller(ItalianRemedies.EnterRocAndConfirm, supposed => Confirmed(Registered(supposed)), processor);
    }

    protected override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Reason is null)
            return;
        details.Add("processor", call.Request.Campaign.Processor.Id.ToString());
        if (finding.Reason == PartyReasons.RocLapsed)
            details.Add("days", confirmDays.Value);
    }

    // Clocks in Italy change at 01:00 UTC, never at midnight; the general way of finding the start of a day allocates.
    private Instant StartOf(LocalDate day)
    {
        Instant midnight = day.AtMidnight().InUtc().ToInstant();
        return midnight.PlusNanoseconds(-zone.GetUtcOffset(midnight).Nanoseconds);
    }

    private SupposedCall Confirmed(SupposedCall supposed) => Change(supposed, party => party with { RocConfirmedOn = supposed.At.InZone(zone).Date });

    private static SupposedCall Registered(SupposedCall supposed) => Change(supposed, party => party with { RocNumber = "supposed" });

    private static SupposedCall Change(SupposedCall supposed, Func<CampaignParty, CampaignParty> change)
    {
        Campaign campaign = supposed.Request.Campaign;
        return supposed.With(supposed.Request with { Campaign = campaign with { Processor = change(campaign.Processor) } });
    }
}
