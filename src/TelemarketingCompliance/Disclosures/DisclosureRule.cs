using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What every permitted call must still say and must not do. Blocks nothing.</summary>
/// <param name="script">That caller, controller, purpose, origin and right to object are disclosed.</param>
/// <param name="country">That the operator's country is announced; null where no law asks it.</param>
/// <param name="artificialVoice">That an artificial voice says so; null before the law asks it.</param>
/// <param name="recording">That a recorded message makes a call automated.</param>
public sealed class DisclosureRule(
    LawParameter<bool> script, LawParameter<bool>? country, LawParameter<bool>? artificialVoice, LawParameter<bool> recording) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "disclosure";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [.. new[] { script, country, artificialVoice, recording }.OfType<LawParameter<bool>>().Select(parameter => parameter.ToRuleParameter())];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> ReviewReasons { get; } = country is null ? [] : [DisclosureReasons.CountryMissing];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => script.Law;

    /// <inheritdoc/>
    protected internal override void Oblige(in CallContext call, ObligationList obligations)
    {
        CallRequest request = call.Request;
        if (country is not null)
        {
            obligations.Add(ObligationCodes.SayCountry, country.Law, CountryArg(request));
            if (!EuropeanUnion.Contains(request.OperatorCountry))
                obligations.Add(ObligationCodes.OfferEuOperator, country.Law);
        }

        if (artificialVoice is not null && request.EffectiveMode is DialingMode.AiVoice or DialingMode.Unknown)
            obligations.Add(ObligationCodes.SayArtificial, artificialVoice.Law);
        obligations.Add(ObligationCodes.SayCaller, script.Law, new FindingArg("processor", request.Campaign.Processor.Id.ToString()));
        obligations.Add(
            ObligationCodes.SayController, script.Law,
            new FindingArg("controller", request.Campaign.Controller.Id.ToString()), new FindingArg("purpose", call.Purpose.ToString()));
        if (request is { NumberSource: NumberSource.ContactList, ContactList: { } list })
            obligations.Add(ObligationCodes.SayOriginList, script.Law, new FindingArg("list", list.ToString()));
        else
            obligations.Add(ObligationCodes.SayOrigin, script.Law, new FindingArg("origin", request.NumberSource.ToString()));
        obligations.Add(ObligationCodes.SayRightToObject, script.Law);
        if (!request.EffectiveMode.IsAutomated())
            obligations.Add(ObligationCodes.NoRecordedMessage, recording.Law);
    }

    /// <inheritdoc/>
    /// <remarks>Where it is to be announced, it is so to everyone who talked, whatever the country (DL 83/2012 art. 24-bis).</remarks>
    protected internal override void Review(in CompletedCall call, CompletionFindingList findings)
    {
        bool talked = (call.Outcome.Counts & AttemptMeasures.Spoken) != 0;
        if (country is not null && talked && !call.Outcome.Fulfilled.Contains(ObligationCodes.SayCountry.Code))
            findings.Add(DisclosureReasons.CountryMissing, country.Law, CountryArg(call.Request));
    }

    private static FindingArg CountryArg(CallRequest request) => new("country", request.OperatorCountry ?? "country:unknown");
}
