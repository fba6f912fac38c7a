using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A service call carries out a contract: it needs the contract, in force, and the case it is about.</summary>
/// <remarks>The consent ledger knows whether the number changed hands since the contract began.</remarks>
/// <param name="contractAndCase">That the law leaves such calls outside the rules on marketing.</param>
/// <param name="operatorOnly">Whether automated calls are not covered. Default: false.</param>
public sealed class ServicePurposeRule(LawParameter<bool> contractAndCase, bool operatorOnly = false) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "purpose-service";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Contracts, FactKeys.Consents];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        operatorOnly ? [PurposeReasons.OperatorOnly, PurposeReasons.NotEvidenced] : [PurposeReasons.NotEvidenced];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [contractAndCase.ToRuleParameter(), .. operatorOnly ? new[] { new RuleParameter("operatorOnly", "true") } : []];

    /// <inheritdoc/>
    public override PurposeSet Covers => [CallPurpose.Service];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose == CallPurpose.Service;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        if (operatorOnly && call.Request.EffectiveMode.IsAutomated())
            return Finding.Block(PurposeReasons.OperatorOnly);
        if (call.Request.Evidence is not { Kind: EvidenceKind.CaseReference })
            return Finding.Block(PurposeReasons.NotEvidenced);
        call.Facts.TryGet(FactKeys.Contracts, out ImmutableArray<ContractEntry> contracts);
        ContractEntry? inForce = null;
        Instant? longest = null;
        Instant? nextStart = null;
        foreach (ContractEntry contract in contracts)
        {
            Instant? end = LawfulBasis.EndOf(contract.Contract, call.Controller, contracts)?.Earliest;
            bool counts = contract.Controller == call.Controller && LawfulBasis.IsWithCallee(contract, call) && !(end <= call.At);
            if (counts && contract.StartedAt.Earliest > call.At)
                nextStart = nextStart < contract.StartedAt.Earliest ? nextStart : contract.StartedAt.Earliest;
            else if (counts && (inForce is null || (longest is { } last && !(end <= last))))
                (inForce, longest) = (contract, end);
        }

        return inForce is null
            ? Finding.Block(PurposeReasons.NotEvidenced, liftsAt: nextStart)
            : Finding.Establishes(CallBasis.Service, longest, inForce);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => contractAndCase.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Reason == PurposeReasons.OperatorOnly)
        {
            remedies.ByCaller(RemedyCodes.Operator, ByOperator);
            remedies.ByCaller(RemedyCodes.OperatorCaseAndContract, supposed => UnderContract(WithCase(ByOperator(supposed))));
            return;
        }

        remedies.ByCaller(RemedyCodes.CaseReference, WithCase);
        remedies.ByCaller(RemedyCodes.Contract, UnderContract);
        remedies.ByCaller(RemedyCodes.CaseAndContract, supposed => UnderContract(WithCase(supposed)));
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Reason == PurposeReasons.OperatorOnly)
            details.Add("purpose", call.Purpose.ToString());
    }

    private static SupposedCall ByOperator(SupposedCall supposed) => supposed.With(supposed.Request with { Mode = DialingMode.Preview });

    private static SupposedCall WithCase(SupposedCall supposed) =>
        supposed.With(supposed.Request with { Evidence = new CallEvidence(EvidenceKind.CaseReference, "supposed") });

    private static SupposedCall UnderContract(SupposedCall supposed) => supposed.WithContract();
}
