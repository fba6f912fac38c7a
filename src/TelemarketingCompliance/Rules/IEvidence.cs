namespace TelemarketingCompliance;

/// <summary>A record on which a finding rests; only its id enters the decision.</summary>
public interface IEvidence
{
    /// <summary>The id of the record in the system that holds it; never personal data.</summary>
    string EvidenceId { get; }
}
