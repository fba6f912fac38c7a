using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Marketing calls to people are placed within hours, by the clock and the holidays of every place where the callee may be.</summary>
/// <remarks>
/// Not for legal persons, unless the law of the country makes no difference, and only for calls that are dialed: who calls, or is on the line already, has chosen the hour. An agreed call-back is dialed,
/// and no clause that was read lifts the hours for it. Hours of a code of conduct bind whoever adheres and whoever works with an adherent; for others they are house policy, which
/// the host's own hours replace where both parties declare that they do not adhere.
/// </remarks>
public sealed class CallingHoursRule : CallRule
{
    private static readonly LawReference HouseHours = new() { Citation = "own calling hours", Force = LegalForce.HousePolicy, Confidence = LegalConfidence.High };

    private readonly LawParameter<WeeklyHours>? hours;
    private readonly LawParameter<int> ringMargin;
    private readonly bool sparesLegalPersons;
    private readonly Timetable common;
    private readonly Timetable? ofLaw;
    private readonly Timetable? own;
    private volatile Until? lastUntil;

    /// <summary>Creates the rule.</summary>
    /// <param name="hours">The hours of the law; null where it has none, and then there must be the host's own.</param>
    /// <param name="holidays">The holidays of the law; null where the hours know none.</param>
    /// <param name="ringMargin">For how many seconds a number may ring: no dialing starts so shortly before the hours end.</param>
    /// <param name="policy">What the host decides beside the law; null means nothing.</param>
    /// <param name="sparesLegalPersons">Whether legal persons may be called at any hour. Default: true.</param>
    /// <exception cref="ArgumentException">There are neither hours of the law nor own ones, or the two are never open together.</exception>
    public CallingHoursRule(
        LawParameter<WeeklyHours>? hours, LawParameter<HolidayCalendar>? holidays, LawParameter<int> ringMargin, CallingHoursPolicy? policy = null, bool sparesLegalPersons = true)
    {
        ArgumentNullException.ThrowIfNull(ringMargin);
        policy ??= new CallingHoursPolicy();
        this.hours = hours;
        this.ringMargin = ringMargin;
        this.sparesLegalPersons = sparesLegalPersons;
        ofLaw = TimetableOf(hours?.Value);
        own = TimetableOf(policy.OwnHours);
        common = ofLaw is not null && own is not null ? TimetableOf(BothOf(hours!.Value, policy.OwnHours!))!
            : ofLaw ?? own ?? throw new ArgumentException("there are neither hours of the law nor own ones", nameof(hours));
        Parameters =
        [
            .. hours is null ? [] : new[] { hours.ToRuleParameter() },
            .. holidays is null ? [] : new[] { holidays.ToRuleParameter() },
            ringMargin.ToRuleParameter(),
            .. policy.OwnHours is { } house ? new[] { new RuleParameter("ownHours", house.ToString(), HouseHours) } : [],
            .. sparesLegalPersons ? [] : new[] { new RuleParameter("legalPersons", "true") },
            .. policy.LocalHolidays.Select(holiday => new RuleParameter($"localHoliday {holiday.Municipality} {holiday.Date}", "true")),
        ];

        Timetable? TimetableOf(WeeklyHours? week) => week is null ? null : new Timetable(week, holidays?.Value, policy.LocalHolidays);
    }

    /// <inheritdoc/>
    public override string Name => "calling-hours";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Place];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [HoursReasons.Closed, HoursReasons.Holiday, HoursReasons.NoCommonHour, HoursReasons.PlaceUnknown];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; }

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) =>
        call.Purpose.IsMarketing() && call.Request.IsDialed && !(sparesLegalPersons && call.Request.CalleeKind == CalleeKind.LegalPerson);

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places);
        if (places.IsEmpty)
            return Finding.Block(HoursReasons.PlaceUnknown);
        Timetable timetable = TimetableFor(call);
        Instant closing = timetable.ClosingAt(places, call.At);
        if (closing - call.At > RingMargin)
            return Finding.Pass(timetable.NeverCloses ? null : closing - RingMargin);
        Instant? opening = timetable.OpeningAt(places, call.At, RingMargin);
        bool isHoliday = timetable.FirstClosed(places, call.At) is { } closed && timetable.IsClosedHoliday(closed, call.At);
        return Finding.Block(opening is null ? HoursReasons.NoCommonHour : isHoliday ? HoursReasons.Holiday : HoursReasons.Closed, liftsAt: opening);
    }

    /// <summary>The law where its own hours are closed; else it is the host's hours that are.</summary>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding)
    {
        if (hours is null || IsReplaced(call.Request.Campaign))
            return HouseHours;
        bool lawIsOpen = own is not null && finding.Kind == FindingKind.Block
            && call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places) && !places.IsEmpty
            && ofLaw!.ClosingAt(places, call.At) - call.At > RingMargin;
        return lawIsOpen ? HouseHours : LawFor(call);
    }

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Reason == HoursReasons.PlaceUnknown)
            remedies.ByCaller(RemedyCodes.Place, Placed);
        else if (finding.Reason == HoursReasons.NoCommonHour)
            remedies.ByCaller(RemedyCodes.Place);
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places);
        if (finding.Kind != FindingKind.Block || places.IsDefaultOrEmpty)
            return;
        Timetable timetable = TimetableFor(call);
        CalleePlace place = timetable.FirstClosed(places, call.At) ?? timetable.FirstClosed(places, timetable.ClosingAt(places, call.At)) ?? places[0];
        details.Add("zone", place.Zone.Id);
        details.Add("placeKnownFrom", place.Source.ToString());
        details.Add("localTime", LocalDateTimePattern.ExtendedIso.Format(call.At.InZone(place.Zone).LocalDateTime));
        if (finding.ChangesAt is { } opening)
            details.Add("opensAt", opening);
        details.Add("places", places.Length);
        details.Add("days", Timetable.Days);
    }

    /// <inheritdoc/>
    protected internal override void Oblige(in CallContext call, ObligationList obligations)
    {
        if (!call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places) || places.IsEmpty)
            return;
        Instant closing = TimetableFor(call).ClosingAt(places, call.At);
        if (closing < DayCount.EndOf(call.At, Timetable.Days))
            obligations.Add(ObligationCodes.StopRinging, ringMargin.Law, UntilArg(closing));
    }

    // All permitted calls of a list end with the same hours, and writing an instant takes longer than all else that an obligation needs.
    private FindingArg UntilArg(Instant closing)
    {
        Until? last = lastUntil;
        if (last is null || last.Closing != closing)
            lastUntil = last = new Until(closing, new FindingArg("until", InstantPattern.ExtendedIso.Format(closing)));
        return last.Arg;
    }

    // Any place has a clock, and hours that open by it.
    private SupposedCall Placed(SupposedCall supposed)
    {
        var place = new CalleePlace { Zone = DateTimeZone.Utc };
        Timetable timetable = TimetableFor(supposed.Request.Campaign);
        return supposed
            .Later(timetable.OpeningAt([place], supposed.At, RingMargin) ?? supposed.At)
            .With(supposed.Request with { Place = place })
            .With(FactKeys.Place, [place]);
    }

    private static WeeklyHours BothOf(WeeklyHours law, WeeklyHours own) => law.Intersect(own) is { IsNeverOpen: false } both
        ? both
        : throw new ArgumentException($"the own hours `{own}` and those of the law, `{law}`, are never open together", nameof(own));

    private Duration RingMargin => Duration.FromSeconds(ringMargin.Value);

    private Timetable TimetableFor(in CallContext call) => TimetableFor(call.Request.Campaign);

    private Timetable TimetableFor(Campaign campaign) => IsReplaced(campaign) ? own! : common;

    private bool IsReplaced(Campaign campaign) =>
        own is not null && hours is { Law.Force: LegalForce.CodeOfConduct }
        && campaign.Controller.AdheresToCodeOfConduct == false && campaign.Processor.AdheresToCodeOfConduct == false;

    // Market research without a commercial aim is outside the code, and nobody can tell from here whether there is one.
    private LawReference LawFor(in CallContext call)
    {
        if (hours!.Law.Force != LegalForce.CodeOfConduct)
            return hours.Law;
        Campaign campaign = call.Request.Campaign;
        bool adheres = campaign.Controller.AdheresToCodeOfConduct == true || campaign.Processor.AdheresToCodeOfConduct == true;
        return adheres && call.Purpose != CallPurpose.MarketResearch ? hours.Law : hours.Law.AsHousePolicy();
    }

    private sealed record Until(Instant Closing, FindingArg Arg);
}
