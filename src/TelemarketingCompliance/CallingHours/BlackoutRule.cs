using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>The host's own pauses: no marketing calls where and while one of them lasts.</summary>
internal sealed class BlackoutRule(ImmutableArray<Blackout> blackouts) : CallRule
{
    public override string Name => "blackout";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Place];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [HoursReasons.Blackout];

    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        .. blackouts.Select(blackout => new RuleParameter(
            $"blackout {blackout.Name}", $"{InstantPattern.ExtendedIso.Format(blackout.From)}/{InstantPattern.ExtendedIso.Format(blackout.To)} {blackout.Country ?? "*"} {blackout.Municipality ?? "*"}")),
    ];

    public override bool ReadsCallee => false;

    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing() && call.Request.IsDialed;

    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places);
        Blackout? last = null;
        Instant? next = null;
        foreach (Blackout blackout in blackouts)
        {
            if (!MayHold(blackout, places) || blackout.To <= call.At)
                continue;
            if (blackout.From > call.At)
                next = next is { } earlier && earlier < blackout.From ? earlier : blackout.From;
            else if (last is null || blackout.To > last.To)
                last = blackout;
        }

        return last is null ? Finding.Pass(next) : Finding.Block(HoursReasons.Blackout, last, last.To);
    }

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Evidence is not Blackout blackout)
            return;
        details.Add("blackout", blackout.Name);
        details.Add("until", blackout.To);
    }

    // Who may be anywhere may be there.
    private static bool MayHold(Blackout blackout, ImmutableArray<CalleePlace> places)
    {
        foreach (CalleePlace place in places)
        {
            if (blackout.MayHold(place))
                return true;
        }

        return places.IsEmpty;
    }
}
