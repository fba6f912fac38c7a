using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The caller can be reached at the number presented, as a call-back showed lately; or the number has the prefix reserved for such calls.</summary>
/// <param name="callable">That the number presented can be called back.</param>
/// <param name="testDays">For how many days a call-back that was answered proves it.</param>
/// <param name="prefixes">Ranges whose numbers need not be callable, each for its purposes.</param>
public sealed class CallableCallerIdRule(LawParameter<bool> callable, LawParameter<int> testDays, ImmutableArray<CallerIdPrefix> prefixes) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "caller-id-callable";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CallerIdNumber, FactKeys.CallerIdRecords];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        prefixes.IsEmpty ? [CallerIdReasons.NotCallable] : [CallerIdReasons.WrongPrefix, CallerIdReasons.NotCallable];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        callable.ToRuleParameter(), testDays.ToRuleParameter(),
        .. prefixes.Select(prefix => new RuleParameter($"prefix{prefix.Digits}", prefix.Purposes.ToString(), prefix.Law)),
    ];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Request is { IsDialed: true, PresentsCallerId: true };

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        if (PrefixOf(call) is { } prefix)
            return prefix.Purposes.Contains(call.Purpose) ? Finding.Pass() : Finding.Block(CallerIdReasons.WrongPrefix);
        call.Facts.TryGet(FactKeys.CallerIdRecords, out ImmutableArray<CallerIdRecord> records);
        CallerIdRecord? answered = null;
        Instant failed = Instant.MinValue;
        Instant? answersNext = null;
        Instant? failsNext = null;
        foreach (CallerIdRecord record in records)
        {
            bool happened = record.HasHappenedAt(call.At);
            if (record.Event == CallerIdEvent.CallBackAnswered && !happened)
                answersNext = Earlier(answersNext, record.At.Earliest);
            else if (record.Event == CallerIdEvent.CallBackAnswered && !(record.At.Earliest <= answered?.At.Earliest))
                answered = record;
            else if (record.Event == CallerIdEvent.CallBackFailed && !happened)
                failsNext = Earlier(failsNext, record.At.Earliest);
            else if (record.Event == CallerIdEvent.CallBackFailed)
                failed = Instant.Max(failed, record.At.Latest);
        }

        // Of two tests whose order is unknown the one that failed counts. What refutes the newest answered one refutes the older ones.
        if (answered is null || answered.At.Earliest <= failed)
            return Finding.Block(CallerIdReasons.NotCallable, liftsAt: answersNext);
        Instant end = DayCount.EndOf(answered.At, testDays.Value);
        return end > call.At ? Finding.Pass(Earlier(failsNext, end), evidence: answered) : Finding.Block(CallerIdReasons.NotCallable, answered, answersNext);
    }

    /// <summary>A line that was tested once was callable then: that the test is too old is house policy.</summary>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Kind == FindingKind.Block && finding.Evidence is not null ? testDays.Law
        : PrefixOf(call) is { } prefix ? prefix.Law
        : callable.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Reason == CallerIdReasons.WrongPrefix)
            remedies.ByCaller(RemedyCodes.PresentLine, SupposedCallerId.Present);
        else
            remedies.ByCaller(RemedyCodes.CallBack, SupposedCallerId.CallBack);
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Reason == CallerIdReasons.NotCallable)
            details.Add("days", testDays.Value);
        if (PrefixOf(call) is not { } prefix)
            return;
        details.Add("prefix", prefix.Digits);
        details.Add("purpose", call.Purpose.ToString());
    }

    private static Instant Earlier(Instant? one, Instant other) => one < other ? one.Value : other;

    private CallerIdPrefix? PrefixOf(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile);
        return CallerIdPrefixes.Find(prefixes, call, profile);
    }
}
