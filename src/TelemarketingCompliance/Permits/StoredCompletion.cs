namespace TelemarketingCompliance;

/// <summary>What came of reporting an outcome.</summary>
/// <param name="Status">What came of it.</param>
/// <param name="Attempt">The attempt as it is now; null when the store does not know it.</param>
public sealed record StoredCompletion(CompletionStatus Status, StoredAttempt? Attempt);

/// <summary>What came of reporting an outcome.</summary>
public enum CompletionStatus
{
    /// <summary>The store knows no such permit.</summary>
    UnknownPermit,

    /// <summary>Recorded now.</summary>
    Recorded,

    /// <summary>The same was recorded before; nothing changed.</summary>
    Repeated,

    /// <summary>Another outcome was recorded before and stands; this one is kept beside it.</summary>
    Conflict,
}
