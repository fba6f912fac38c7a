using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A customer, or who was one not long ago or inquired, may be called by a human operator although the register opposes, until an objection to this controller.</summary>
/// <param name="basis">The basis of the call, which weighs contracts, inquiries and objections.</param>
/// <exception cref="ArgumentException">The basis knows no business relationship.</exception>
public sealed class RelationshipRule(LawfulBasis basis) : CallRule
{
    private readonly BusinessRelationship law = basis.Relationship ?? throw new ArgumentException("the basis knows no business relationship", nameof(basis));

    /// <inheritdoc/>
    public override string Name => "relationship";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Contracts, FactKeys.Requests];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters =>
        [law.ContractMonths.ToRuleParameter(), law.InquiryMonths.ToRuleParameter(), new("zone", law.Zone.Id)];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing() && !call.Request.EffectiveMode.IsAutomated();

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        return resolved.Relationship is { } by
            ? Finding.Establishes(CallBasis.Relationship, resolved.RelationshipEndsAt, by)
            : Finding.NotApplicable;
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Evidence is PersonRequest ? law.InquiryMonths.Law : law.ContractMonths.Law;
}
