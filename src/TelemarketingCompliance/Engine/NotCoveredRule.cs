using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Stands in for the rule book that does not exist.</summary>
internal sealed class NotCoveredRule : CallRule
{
    public override string Name => "jurisdiction";

    public override int Revision => 1;

    public override ImmutableArray<ReasonCode> Reasons { get; } = [EngineReasons.NotCovered];

    protected internal override Finding Evaluate(in CallContext call) => Finding.Block(EngineReasons.NotCovered);

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details) =>
        details.Add("region", call.Facts.TryGet(FactKeys.Number, out NumberProfile number) ? number.Region ?? "?" : "?");
}
