namespace TelemarketingCompliance;

/// <summary>An attempt, and its places in the tables.</summary>
/// <param name="Seq">Its row.</param>
/// <param name="Part">The campaign it belongs to and who dialed, as a row.</param>
/// <param name="Attempt">The attempt.</param>
internal sealed record AttemptRow(long Seq, long Part, StoredAttempt Attempt);
