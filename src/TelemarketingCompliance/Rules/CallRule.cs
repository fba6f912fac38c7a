using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>One restriction, or one way to a lawful basis. Hosts derive their own the same way as this library.</summary>
/// <remarks>
/// A rule is pure: the same context gives the same finding. It must be safe on any thread. A rule that throws blocks the call with
/// <c>engine.rule-failed</c>.
/// </remarks>
public abstract class CallRule
{
    /// <summary>The name of the rule, unique in its book: lower-case words with dashes.</summary>
    public abstract string Name { get; }

    /// <summary>Raised whenever a change of the code can change an answer; part of the edition's version. One or more.</summary>
    public abstract int Revision { get; }

    /// <summary>The facts the rule needs. Where the rule applies and one is not known, the engine blocks with the key's own reason and does not ask the rule.</summary>
    public virtual ImmutableArray<FactKey> Needs => [];

    /// <summary>The reasons the rule may give.</summary>
    public virtual ImmutableArray<ReasonCode> Reasons => [];

    /// <summary>The resolved values the rule works with; part of the edition's version.</summary>
    public virtual ImmutableArray<RuleParameter> Parameters => [];

    /// <summary>The purposes for which this rule can find a basis. A purpose that no rule covers blocks with <c>purpose.not-covered</c>. Default: none.</summary>
    public virtual PurposeSet Covers => default;

    /// <summary>Whether the answer may depend on the callee's number, the person or the request's id other than by what the facts say of them. Default: true.</summary>
    /// <remarks>
    /// Where no rule does, a list is screened faster: calls of which the same is known are decided once. To compare number and person with the entries of this
    /// library's ledgers is no such dependence: a call that has any is decided by itself.
    /// </remarks>
    public virtual bool ReadsCallee => true;

    /// <summary>Whether the rule concerns this call, from the request and the facts that are known; what cannot be told applies. Default: true.</summary>
    public virtual bool Applies(in CallContext call) => true;

    /// <summary>What the rule says of the call. Its needed facts are known here.</summary>
    protected internal abstract Finding Evaluate(in CallContext call);

    /// <summary>The clause on which <paramref name="finding"/> rests; null means house policy without a clause. Asked only when a decision is explained.</summary>
    protected internal virtual LawReference? LawOf(in CallContext call, in Finding finding) => null;

    /// <summary>Adds the arguments of <paramref name="finding"/>'s text. Asked only when a decision is explained.</summary>
    protected internal virtual void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
    }

    /// <summary>Adds what a store must check again, in one atomic step, when the call is charged. Asked of rules that apply, only when a call is permitted; a rule that throws here blocks.</summary>
    protected internal virtual void Charge(in CallContext call, ChargeList lines)
    {
    }

    /// <summary>Adds what a permitted call must still do. Asked of rules that apply, only when a permitted decision is explained; a rule that throws here blocks.</summary>
    protected internal virtual void Oblige(in CallContext call, ObligationList obligations)
    {
    }

    /// <summary>Proposes what would lift the block <paramref name="finding"/>, the best first. Asked only for remedies; that a block lifts by itself need not be proposed.</summary>
    protected internal virtual void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
    }

    /// <summary>The reasons the rule may give when a call is over; a rule that names none is not asked then. Default: none.</summary>
    public virtual ImmutableArray<ReasonCode> ReviewReasons => [];

    /// <summary>Adds what is to be said of a call that is over. Asked once, when its outcome is recorded, of the rules of the callee's region; a rule that throws here is reported as <c>engine.rule-failed</c>.</summary>
    protected internal virtual void Review(in CompletedCall call, CompletionFindingList findings)
    {
    }
}
