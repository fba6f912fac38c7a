namespace TelemarketingCompliance;

/// <summary>What came of reporting an outcome.</summary>
/// <param name="Status">What came of it.</param>
/// <param name="Attempt">The attempt as it is now; null when the store does not know it.</param>
public sealed record StoredCompletion(CompletionStatus Status, StoredAttempt? Attempt);
