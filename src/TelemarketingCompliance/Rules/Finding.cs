using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What one rule says of one call. <c>default</c> blocks, and is reported as a failure of the rule.</summary>
/// <remarks>A value of a few words, so that deciding allocates nothing; arguments and citations are asked of the rule when a decision is explained.</remarks>
public readonly record struct Finding
{
    // Packed: from four words beside the two references on, the runtime copies a finding with an instruction that takes longer than most rules.
    private readonly byte kind;
    private readonly byte basis;
    private readonly bool changes;
    private readonly Instant changesAt;

    private Finding(FindingKind kind, CallBasis basis, ReasonCode? reason, Instant? changesAt, IEvidence? evidence)
    {
        (this.kind, this.basis) = ((byte)kind, (byte)basis);
        (changes, this.changesAt) = (changesAt.HasValue, changesAt.GetValueOrDefault());
        Reason = reason;
        Evidence = evidence;
    }

    /// <summary>What the rule says.</summary>
    public FindingKind Kind => (FindingKind)kind;

    /// <summary>The basis it establishes; none unless <see cref="Kind"/> is <see cref="FindingKind.Basis"/>.</summary>
    public CallBasis Basis => (CallBasis)basis;

    /// <summary>The cause; always present on a block a rule made, and on a pass that carries a warning.</summary>
    public ReasonCode? Reason { get; }

    /// <summary>When a block lifts by itself, or a pass or basis lapses; null means not by itself.</summary>
    public Instant? ChangesAt => changes ? changesAt : null;

    /// <summary>The record it rests on; null means none.</summary>
    public IEvidence? Evidence { get; }

    /// <summary>The rule does not concern this call.</summary>
    public static Finding NotApplicable => new(FindingKind.NotApplicable, CallBasis.None, null, null, null);

    /// <summary>The call may not be placed.</summary>
    /// <param name="reason">The cause.</param>
    /// <param name="evidence">The record it rests on.</param>
    /// <param name="liftsAt">When it lifts by itself; null means not by itself.</param>
    public static Finding Block(ReasonCode reason, IEvidence? evidence = null, Instant? liftsAt = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(FindingKind.Block, CallBasis.None, reason, liftsAt, evidence);
    }

    /// <summary>The rule has nothing against the call.</summary>
    /// <param name="lapsesAt">The first instant at which that may no longer hold; null means that it lasts.</param>
    /// <param name="warning">A reason to report although the call is not blocked.</param>
    /// <param name="evidence">The record it rests on.</param>
    public static Finding Pass(Instant? lapsesAt = null, ReasonCode? warning = null, IEvidence? evidence = null) =>
        new(FindingKind.Pass, CallBasis.None, warning, lapsesAt, evidence);

    /// <summary>The rule establishes the lawful basis of the call.</summary>
    /// <param name="basis">The basis; not none.</param>
    /// <param name="lapsesAt">The first instant at which it may no longer hold; null means that it lasts.</param>
    /// <param name="evidence">The record it rests on.</param>
    /// <param name="warning">A reason to report although the call is not blocked.</param>
    public static Finding Establishes(CallBasis basis, Instant? lapsesAt = null, IEvidence? evidence = null, ReasonCode? warning = null)
    {
        if (basis is <= CallBasis.None or > CallBasis.Service)
            throw new ArgumentOutOfRangeException(nameof(basis), basis, "a basis is one of the named ones, and not none");
        return new(FindingKind.Basis, basis, warning, lapsesAt, evidence);
    }
}
