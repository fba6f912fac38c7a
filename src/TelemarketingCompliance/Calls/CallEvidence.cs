namespace TelemarketingCompliance;

/// <summary>What a call relies on, by reference: a case, a request of the person, a survey mandate.</summary>
/// <param name="Kind">What the reference points to.</param>
/// <param name="Reference">The reference in the host's own system; never empty, never personal data.</param>
public sealed record CallEvidence(EvidenceKind Kind, string Reference)
{
    /// <summary>The reference in the host's own system.</summary>
    /// <exception cref="ArgumentException">The reference is empty, too long or holds blanks.</exception>
    public string Reference { get; init; } = Identifier.Check(Reference, nameof(Reference));
}
