using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Networks block calls from abroad that show an Italian number: fixed since 19 August 2025, mobile since 19 November 2025 unless it roams (AGCOM 106/25/CONS).</summary>
/// <remarks>Everything Italian that is no mobile counts as fixed. An unknown origin is read as abroad and not roaming.</remarks>
internal sealed class CallerOriginRule(LawParameter<bool> fixedLines, LawParameter<bool>? mobileLines) : CallRule
{
    private const string Italy = "IT";

    public override string Name => "caller-id-origin";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CallerIdNumber];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [CallerOriginReasons.ForeignOrigin];

    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [fixedLines.ToRuleParameter(), .. mobileLines is null ? [] : new[] { mobileLines.ToRuleParameter() }];

    public override bool ReadsCallee => false;

    public override bool Applies(in CallContext call) => call.Request is { IsDialed: true, CallerId: { } callerId } && IsItalian(callerId);

    protected override Finding Evaluate(in CallContext call)
    {
        NetworkOrigin? origin = call.Request.NetworkOrigin;
        call.Facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile);

        // San Marino and the Vatican have numbers of the Italian plan, which are at home there.
        if (origin is not null && (origin.Country == Italy || origin.Country == profile.Region))
            return Finding.Pass();
        bool mobile = profile.Class == NumberClass.Mobile;
        return mobile && (mobileLines is null || origin is { IsRoaming: true }) ? Finding.Pass() : Finding.Block(CallerOriginReasons.ForeignOrigin);
    }

    protected override LawReference? LawOf(in CallContext call, in Finding finding) =>
        call.Facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile) && profile.Class == NumberClass.Mobile ? mobileLines?.Law : fixedLines.Law;

    protected override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(ItalianRemedies.HandOver, supposed => supposed.With(supposed.Request with { NetworkOrigin = new NetworkOrigin(Italy) }));

    protected override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Kind == FindingKind.Block)
            details.Add("country", call.Request.NetworkOrigin?.Country ?? "country:unknown");
    }

    // No other country code begins with 39.
    private static bool IsItalian(E164Number number)
    {
        ulong digits = number.Digits;
        while (digits > 99)
            digits /= 10;
        return digits == 39;
    }
}
