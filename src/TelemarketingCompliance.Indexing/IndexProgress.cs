namespace TelemarketingCompliance;

/// <summary>How far a build has come; reported about every million numbers written.</summary>
/// <param name="Written">Numbers encoded so far.</param>
/// <param name="Total">Numbers to encode, known when encoding begins.</param>
public readonly record struct IndexProgress(long Written, long Total);
