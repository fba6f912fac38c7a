namespace TelemarketingCompliance;

/// <summary>An attempt to be given back.</summary>
/// <param name="Permit">Its permit.</param>
/// <param name="HandedOut">Only while <see cref="StoredAttempt.HandedOut"/> is still this, so that nobody loses a permit that he was handed meanwhile; null means in any case.</param>
public readonly record struct AttemptReturn(PermitId Permit, int? HandedOut = null);
