using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The callee must see a number, and one that a caller can have.</summary>
/// <param name="presented">That the caller's number is presented.</param>
/// <param name="prefixes">Ranges reserved for callers, which are presented although they are no lines.</param>
/// <param name="allowsTollFree">Whether a toll-free number may be presented. Default: false.</param>
public sealed class CallerIdRule(LawParameter<bool> presented, ImmutableArray<CallerIdPrefix> prefixes, bool allowsTollFree = false) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "caller-id";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CallerIdNumber];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [CallerIdReasons.Withheld, CallerIdReasons.Invalid];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [presented.ToRuleParameter(), .. allowsTollFree ? new[] { new RuleParameter("tollFree", "true", presented.Law) } : []];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Request.IsDialed;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        if (!call.Request.PresentsCallerId)
            return Finding.Block(CallerIdReasons.Withheld);
        call.Facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile);
        bool isLine = profile.Class != NumberClass.Unknown && !profile.Class.IsNeverDialed();
        return isLine || (allowsTollFree && profile.Class == NumberClass.TollFree) || CallerIdPrefixes.Find(prefixes, call, profile) is not null
            ? Finding.Pass()
            : Finding.Block(CallerIdReasons.Invalid);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => presented.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(RemedyCodes.PresentLine, SupposedCallerId.Present);

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Reason == CallerIdReasons.Invalid && call.Facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile))
            details.Add("class", profile.Class.ToString());
    }
}
