using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A rule that is one limit: the same line decides and is charged.</summary>
internal sealed class TestLimit(int max, Duration window, AttemptMeasures counts = AttemptMeasures.Attempt, AttemptScope scope = AttemptScope.Controller) : CallRule
{
    public static readonly ReasonCode Reached = new("host.limit-reached", "the limit is reached", "il limite è raggiunto");

    private readonly ChargeLine line = new("test", counts, scope, window, null, max);

    public override string Name => "limit";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Attempts];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [Reached];

    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts);
        return line.Judge(attempts.AsSpan(), ChargedCall.For(call.Request), call.At, out Instant? freesAt) ? Finding.Pass() : Finding.Block(Reached, liftsAt: freesAt);
    }

    protected internal override void Charge(in CallContext call, ChargeList lines) => lines.Add(line);
}
