using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Collects what a rule proposes against its own block, the best first. The engine tries each by deciding again, and gives the first that lifts the block.</summary>
/// <remarks>Where none does the first one is given, as not verified.</remarks>
public sealed class RemedyList
{
    private readonly List<RemedyProposal> proposals = [];

    internal RemedyList()
    {
    }

    internal IReadOnlyList<RemedyProposal> Proposals => proposals;

    /// <summary>Proposes something that whoever calls can do.</summary>
    /// <param name="code">What to do.</param>
    /// <param name="suppose">The call as it would be then; null where that cannot be told, and then the remedy stays unverified.</param>
    /// <param name="args">The arguments of the text.</param>
    public void ByCaller(ReasonCode code, Func<SupposedCall, SupposedCall>? suppose = null, params ImmutableArray<FindingArg> args) =>
        Add(RemedyKind.Caller, code, suppose, args);

    /// <summary>Proposes something that only the person who would be called can do.</summary>
    /// <param name="code">What the person would do.</param>
    /// <param name="suppose">The call as it would be then; null where that cannot be told.</param>
    /// <param name="args">The arguments of the text.</param>
    public void ByPerson(ReasonCode code, Func<SupposedCall, SupposedCall>? suppose = null, params ImmutableArray<FindingArg> args) =>
        Add(RemedyKind.Person, code, suppose, args);

    /// <summary>Says that nothing lifts the block.</summary>
    /// <param name="code">What to do instead.</param>
    /// <param name="args">The arguments of the text.</param>
    public void ByNobody(ReasonCode code, params ImmutableArray<FindingArg> args) => Add(RemedyKind.Nobody, code, null, args);

    private void Add(RemedyKind kind, ReasonCode code, Func<SupposedCall, SupposedCall>? suppose, ImmutableArray<FindingArg> args)
    {
        ArgumentNullException.ThrowIfNull(code);
        proposals.Add(new RemedyProposal(kind, code, suppose, args.IsDefault ? [] : args));
    }
}
