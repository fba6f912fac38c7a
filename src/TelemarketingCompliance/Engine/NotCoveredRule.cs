using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Stands in for the rule book that does not exist.</summary>
/// <param name="coveredFrom">When the first book that covers a region begins.</param>
internal sealed class NotCoveredRule(IReadOnlyDictionary<string, Instant> coveredFrom) : CallRule
{
    public override string Name => "jurisdiction";

    public override int Revision => 1;

    public override ImmutableArray<ReasonCode> Reasons { get; } = [EngineReasons.NotCovered];

    public override bool ReadsCallee => false;

    protected internal override Finding Evaluate(in CallContext call) =>
        call.Facts.TryGet(FactKeys.Number, out NumberProfile number) && number.Region is { } region && coveredFrom.TryGetValue(region, out Instant from) && from > call.At
            ? Finding.Block(EngineReasons.NotCovered, liftsAt: from)
            : Finding.Block(EngineReasons.NotCovered);

    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(RemedyCodes.RuleBook, null, new FindingArg("region", RegionOf(call)));

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details) =>
        details.Add("region", RegionOf(call));

    private static string RegionOf(in CallContext call) => call.Facts.TryGet(FactKeys.Number, out NumberProfile number) ? number.Region ?? "?" : "?";
}
