using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A contract with a consent given within it carries the call: while it continues, without the register; for a while after its end, against the register.</summary>
/// <param name="basis">The basis of the call, which weighs contracts and consents.</param>
/// <exception cref="ArgumentException">In the basis a contract adds nothing to the consents within it.</exception>
public sealed class ContractRule(LawfulBasis basis) : CallRule
{
    private readonly LawParameter<int> graceDays = basis.ContractGraceDays ?? throw new ArgumentException("in the basis a contract adds nothing to the consents within it", nameof(basis));

    /// <inheritdoc/>
    public override string Name => "contract";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Contracts];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters => [graceDays.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing();

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        return resolved.Contract is { } contract
            ? Finding.Establishes(CallBasis.Contract, resolved.ContractEndsAt, contract)
            : Finding.NotApplicable;
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => graceDays.Law;
}
