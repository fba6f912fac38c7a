using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>A host's rule that does what it is told, with a reason of its own.</summary>
public sealed class SyntheticRule : CallRule
{
    private int index;

    public required SyntheticConduct Conduct { get; init; }

    public required CallBasis Basis { get; init; }

    public required Instant? ChangesAt { get; init; }

    public required Instant Opens { get; init; }

    public required Instant Closes { get; init; }

    public required LocalTime OpensDailyAt { get; init; }

    public required LocalTime ClosesDailyAt { get; init; }

    public required ImmutableArray<FactKey> NeededFacts { get; init; }

    public override string Name => $"synthetic-{index}";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs => NeededFacts;

    public ReasonCode Reason => new($"synthetic.reason-{index}", "a synthetic rule says no", "una regola sintetica dice di no");

    /// <summary>The same rule under the name number <paramref name="number"/>.</summary>
    public SyntheticRule Called(int number)
    {
        var named = (SyntheticRule)MemberwiseClone();
        named.index = number;
        return named;
    }

    public override bool Applies(in CallContext call) => Conduct switch
    {
        SyntheticConduct.StandsAside => false,
        SyntheticConduct.ThrowsBefore => throw new InvalidOperationException("thrown on purpose"),
        _ => true,
    };

    /// <summary>What the rule finds at an instant; null where it throws.</summary>
    public Finding? FindingAt(Instant at) => Conduct switch
    {
        SyntheticConduct.Passes => Finding.Pass(ChangesAt),
        SyntheticConduct.Establishes => Finding.Establishes(Basis, ChangesAt),
        SyntheticConduct.Blocks => Finding.Block(Reason, liftsAt: ChangesAt),
        SyntheticConduct.OpensAndCloses => at < Opens ? Finding.Block(Reason, liftsAt: Opens) : at < Closes ? Finding.Pass(Closes) : Finding.Block(Reason),
        SyntheticConduct.OpensDaily => Daily(at),
        SyntheticConduct.Throws or SyntheticConduct.ThrowsBefore => null,
        _ => Finding.NotApplicable,
    };

    protected internal override Finding Evaluate(in CallContext call) => FindingAt(call.At) ?? throw new InvalidOperationException("thrown on purpose");

    private Finding Daily(Instant at)
    {
        LocalDate today = at.InZone(Instants.Rome).Date;
        return at < Instant(today, OpensDailyAt) ? Finding.Block(Reason, liftsAt: Instant(today, OpensDailyAt))
            : at < Instant(today, ClosesDailyAt) ? Finding.Pass(Instant(today, ClosesDailyAt))
            : Finding.Block(Reason, liftsAt: Instant(today.PlusDays(1), OpensDailyAt));
    }

    private static Instant Instant(LocalDate date, LocalTime time) => date.At(time).InZoneLeniently(Instants.Rome).ToInstant();
}
