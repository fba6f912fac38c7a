using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The opt-out regime: a human operator may call a number the register clears without a consent; where the law says so, only if it stands in the directories.</summary>
/// <param name="basis">The basis of the call, which knows directory and register, and whom the regime reaches.</param>
/// <param name="optOut">That the law has this regime.</param>
public sealed class DirectoryRule(LawfulBasis basis, LawParameter<bool> optOut) : CallRule
{
    /// <inheritdoc/>
    public override string Name => basis.OptOutReachesEveryNumber ? "opt-out" : "directory";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = basis.OptOutReachesEveryNumber ? [] : [FactKeys.Directory];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [optOut.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <summary>Only where nothing stronger carries the call, so that a directory out of reach blocks no other call.</summary>
    public override bool Applies(in CallContext call)
    {
        if (!call.Purpose.IsMarketing() || call.Request.EffectiveMode.IsAutomated())
            return false;
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        return resolved is { NeedsNoRegister: false, Contract: null, RegisterOpposes: false }
            && resolved.ConsentStatus != ConsentStatus.Valid;
    }

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        return resolved is { RegisterClears: true, IsUnderOptOut: true }
            ? Finding.Establishes(CallBasis.OptOutRegime, evidence: resolved.Listing)
            : Finding.NotApplicable;
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => optOut.Law;

    /// <inheritdoc/>
    protected internal override void Oblige(in CallContext call, ObligationList obligations)
    {
        if (!basis.OptOutReachesEveryNumber && Evaluate(call).Kind == FindingKind.Basis)
            obligations.Add(ObligationCodes.SayDirectory, optOut.Law);
    }
}
