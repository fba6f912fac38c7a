using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Emergency, short, premium and other special numbers are never called, whatever the law and the purpose. Every edition has it.</summary>
internal sealed class NumberClassRule : CallRule
{
    public override string Name => "number-class";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Number];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [NumberReasons.NeverDial, NumberReasons.NotInPlan];

    public override bool ReadsCallee => false;

    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.Number, out NumberProfile number);
        return number.Class == NumberClass.Unknown ? Finding.Block(NumberReasons.NotInPlan)
            : number.Class.IsNeverDialed() ? Finding.Block(NumberReasons.NeverDial)
            : Finding.Pass();
    }

    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByNobody(finding.Reason == NumberReasons.NotInPlan ? RemedyCodes.CheckNumber : RemedyCodes.OtherNumber);

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (call.Facts.TryGet(FactKeys.Number, out NumberProfile number))
            details.Add("class", number.Class.ToString());
    }
}
