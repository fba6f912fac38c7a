using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>After a silent call the callee rests, and the next call has an operator; a silent call is cut in time.</summary>
/// <remarks>The silent calls of all campaigns of the controller count, whoever dialed. An attempt without an outcome may have been one.</remarks>
/// <param name="maxSilenceSeconds">Within how many seconds of the answer somebody speaks or the call is cut.</param>
/// <param name="restDays">For how many days nobody calls after a silent call; null where no law asks it.</param>
/// <param name="operatorNext">That the next call has a reserved operator; null where no law asks it.</param>
/// <param name="comfortNoise">That an artificial background plays while nobody speaks; null where no law asks it.</param>
/// <param name="message">That a recorded message says who called before the line is cut; null where the line is just cut.</param>
public sealed class SilentCallRule(
    LawParameter<int> maxSilenceSeconds, LawParameter<int>? restDays, LawParameter<bool>? operatorNext, LawParameter<bool>? comfortNoise, LawParameter<bool>? message = null)
    : CallRule
{
    private const string Limit = "silent-call-rest";

    /// <inheritdoc/>
    public override string Name => "silent-call";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = restDays is null && operatorNext is null ? [] : [FactKeys.Attempts];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [.. restDays is null ? [] : new[] { AbandonmentReasons.Rest }, .. operatorNext is null ? [] : new[] { AbandonmentReasons.OperatorRequired }];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> ReviewReasons { get; } = [AbandonmentReasons.CutLate];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        maxSilenceSeconds.ToRuleParameter(),
        .. restDays is null ? [] : new[] { restDays.ToRuleParameter() },
        .. operatorNext is null ? [] : new[] { operatorNext.ToRuleParameter() },
        .. comfortNoise is null ? [] : new[] { comfortNoise.ToRuleParameter() },
        .. message is null ? [] : new[] { message.ToRuleParameter() },
    ];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Request.IsDialed;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        if (LastSilent(call) is not { } silentAt)
            return Finding.Pass();
        if (restDays is not null && DayCount.EndOf(silentAt, restDays.Value) is var rested && call.At < rested)
            return Finding.Block(AbandonmentReasons.Rest, liftsAt: rested);
        return operatorNext is not null && !call.Request.HasOperator && !SpokeAfter(silentAt, call)
            ? Finding.Block(AbandonmentReasons.OperatorRequired)
            : Finding.Pass();
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == AbandonmentReasons.Rest ? restDays?.Law : finding.Reason == AbandonmentReasons.OperatorRequired ? operatorNext?.Law : maxSilenceSeconds.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding is { ChangesAt: { } until })
        {
            var at = new FindingDetails();
            at.Add("at", until);
            remedies.ByCaller(RemedyCodes.RestThenOperator, supposed => WithOperator(supposed.Later(until)), at.ToArgs());
        }
        else
        {
            remedies.ByCaller(RemedyCodes.ReserveOperator, WithOperator);
        }
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Kind != FindingKind.Block || LastSilent(call) is not { } silentAt)
            return;
        details.Add("silentAt", silentAt);
        if (finding is { ChangesAt: { } until })
            details.Add("until", until);
    }

    /// <inheritdoc/>
    /// <remarks>The store guards against calls side by side; what it judges is what the rule does.</remarks>
    protected internal override void Charge(in CallContext call, ChargeList lines)
    {
        if (restDays is not null)
            lines.Add(new ChargeLine(Limit, AttemptMeasures.Silent, AttemptScope.Controller, Duration.FromDays(restDays.Value), null, 1));
    }

    /// <inheritdoc/>
    protected internal override void Oblige(in CallContext call, ObligationList obligations)
    {
        if (call.Request.HasOperator)
            return;
        if (message is null)
            obligations.Add(ObligationCodes.CutSilence, maxSilenceSeconds.Law, SecondsArg());
        else if (!call.Request.EffectiveMode.IsAutomated())
            obligations.Add(ObligationCodes.PlayAbandonmentMessage, message.Law, SecondsArg());
        if (comfortNoise is not null)
            obligations.Add(ObligationCodes.PlayComfortNoise, comfortNoise.Law);
    }

    /// <inheritdoc/>
    protected internal override void Review(in CompletedCall call, CompletionFindingList findings)
    {
        CallOutcome outcome = call.Outcome;
        bool late = outcome.SilenceSeconds is { } seconds
            ? seconds > maxSilenceSeconds.Value && (outcome.Counts & AttemptMeasures.Answered) != 0
            : outcome.Kind == OutcomeKind.Silent;
        if (late)
        {
            string measured = outcome.SilenceSeconds?.ToString(CultureInfo.InvariantCulture) ?? "seconds:unknown";
            findings.Add(AbandonmentReasons.CutLate, maxSilenceSeconds.Law, SecondsArg(), new FindingArg("seconds", measured));
        }
    }

    // Whichever is later: the attempt by the store's clock, or its end by the dialer's.
    private static Instant? LastSilent(in CallContext call)
    {
        Instant? last = null;
        foreach (AttemptRecord attempt in AttemptsOf(call))
        {
            if (IsOwn(attempt) && (attempt.Counts & AttemptMeasures.Silent) != 0 && !(last > EndOf(attempt)))
                last = EndOf(attempt);
        }

        return last;
    }

    private static bool SpokeAfter(Instant silentAt, in CallContext call)
    {
        foreach (AttemptRecord attempt in AttemptsOf(call))
        {
            if (IsOwn(attempt) && (attempt.Counts & (AttemptMeasures.Spoken | AttemptMeasures.Silent)) == AttemptMeasures.Spoken && attempt.At > silentAt)
                return true;
        }

        return false;
    }

    private static bool IsOwn(AttemptRecord attempt) => attempt.IsSameController && (attempt.IsSameNumber || attempt.IsSameSubject);

    private static Instant EndOf(AttemptRecord attempt) => attempt.EndedAt is { } ended && ended > attempt.At ? ended : attempt.At;

    private static ImmutableArray<AttemptRecord> AttemptsOf(in CallContext call) =>
        call.Facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts) ? attempts : [];

    private FindingArg SecondsArg() => new("maxSilenceSeconds", maxSilenceSeconds.Value.ToString(CultureInfo.InvariantCulture));

    private static SupposedCall WithOperator(SupposedCall supposed) => supposed.With(supposed.Request with { OperatorReserved = true });
}
