using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The register must have been asked about the number, for this controller, recently, and for the campaign; one that is published in full must cover the number.</summary>
/// <param name="basis">The basis of the call, which knows where the register need not be asked.</param>
/// <param name="validDays">For how many days an answer counts from the instant at which the register processed it.</param>
/// <param name="beforeCampaign">That the newest answer must not be older than the campaign; null where the law does not ask it.</param>
/// <param name="answersEveryone">Whether the register is published in full, so that an answer need not have been given to the controller. Default: false.</param>
public sealed class RegisterConsultationRule(LawfulBasis basis, LawParameter<int> validDays, LawParameter<bool>? beforeCampaign, bool answersEveryone = false) : CallRule
{
    private readonly FactKey<RegisterAnswer> key =
        FactKeys.Register(basis.Register ?? throw new ArgumentException("the basis consults no register", nameof(basis)));

    /// <inheritdoc/>
    public override string Name => "register-consultation";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs => [key];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
    [
        answersEveryone ? RegisterReasons.NotCovered : RegisterReasons.NotAsked, RegisterReasons.OtherController, RegisterReasons.Stale,
        .. beforeCampaign is null ? [] : new[] { RegisterReasons.NotConsultedForCampaign },
    ];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new("register", basis.Register!), validDays.ToRuleParameter(), .. beforeCampaign is null ? [] : new[] { beforeCampaign.ToRuleParameter() },
        .. answersEveryone ? new[] { new RuleParameter("answersEveryone", "true") } : [],
    ];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing() && !basis.Resolve(call).NeedsNoRegister;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(key, out RegisterAnswer? answer);
        bool foreign = answer!.Kind is RegisterAnswerKind.Clear or RegisterAnswerKind.Listed && !answersEveryone && answer.Controller != call.Controller;
        if (foreign || answer.Kind == RegisterAnswerKind.OtherController)
            return Finding.Block(RegisterReasons.OtherController);
        if (answer.Kind is not (RegisterAnswerKind.Clear or RegisterAnswerKind.Listed) || answer.ProcessedAt is not { } processedAt || processedAt > call.At)
            return Finding.Block(answersEveryone ? RegisterReasons.NotCovered : RegisterReasons.NotAsked);
        Instant validUntil = ValidUntil(answer, processedAt);
        if (call.At >= validUntil)
            return Finding.Block(RegisterReasons.Stale, answer);
        if (beforeCampaign is { Value: true } && processedAt < call.Request.Campaign.CreatedAt)
            return Finding.Block(RegisterReasons.NotConsultedForCampaign, answer);
        return Finding.Pass(validUntil, evidence: answer);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == RegisterReasons.NotConsultedForCampaign ? beforeCampaign?.Law : validDays.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(answersEveryone ? RemedyCodes.LoadRegister : RemedyCodes.Consult, Consulted, new FindingArg("register", basis.Register!));

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        details.Add("register", basis.Register!);
        if (finding.Evidence is not RegisterAnswer { ProcessedAt: { } processedAt } answer)
            return;
        details.Add("processedAt", processedAt);
        details.Add("validUntil", ValidUntil(answer, processedAt));
        if (finding.Reason == RegisterReasons.NotConsultedForCampaign)
            details.Add("campaignCreatedAt", call.Request.Campaign.CreatedAt);
    }

    private Instant ValidUntil(RegisterAnswer answer, Instant processedAt)
    {
        Instant lawful = DayCount.EndOf(processedAt, validDays.Value);
        return answer.ValidUntil is { } own && own < lawful ? own : lawful;
    }

    // What is known of a listing stays: a new consultation does not take it away.
    private SupposedCall Consulted(SupposedCall supposed)
    {
        Instant processedAt = Instant.Max(supposed.At, supposed.Request.Campaign.CreatedAt);
        supposed.Facts.TryGet(key, out RegisterAnswer? answer);
        RegisterAnswer known = answer is { Kind: RegisterAnswerKind.Clear or RegisterAnswerKind.Listed } ? answer : new RegisterAnswer { Kind = RegisterAnswerKind.Clear };
        PartyId? controller = answersEveryone ? null : supposed.Request.Campaign.Controller.Id;
        return supposed.Later(processedAt).With(key, known with { ProcessedAt = processedAt, ValidUntil = null, Controller = controller });
    }
}
