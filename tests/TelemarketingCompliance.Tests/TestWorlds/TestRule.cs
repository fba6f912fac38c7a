using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A rule of a host, put together where it is used.</summary>
internal sealed class TestRule(string name) : CallRule
{
    public delegate Finding Judgement(in CallContext call);

    public override string Name => name;

    public override int Revision => OfRevision;

    public override ImmutableArray<FactKey> Needs => Needed;

    public override ImmutableArray<RuleParameter> Parameters => With;

    public override PurposeSet Covers => Covering;

    public int OfRevision { get; init; } = 1;

    public ImmutableArray<FactKey> Needed { get; init; } = [];

    public ImmutableArray<RuleParameter> With { get; init; } = [];

    public PurposeSet Covering { get; init; }

    public Judgement Says { get; init; } = static (in CallContext _) => Finding.Pass();

    public Func<LawReference?> Law { get; init; } = static () => null;

    public Action<FindingDetails> Details { get; init; } = static _ => { };

    public Action<RemedyList> Proposes { get; init; } = static _ => { };

    protected internal override Finding Evaluate(in CallContext call) => Says(call);

    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => Law();

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details) => Details(details);

    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) => Proposes(remedies);
}
