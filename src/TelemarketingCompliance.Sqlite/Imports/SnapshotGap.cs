namespace TelemarketingCompliance;

/// <summary>How a snapshot differs from the last complete one of its source.</summary>
/// <param name="Before">Rows of the last complete snapshot; 0 when there is none.</param>
/// <param name="Missing">Those of them that are missing now.</param>
/// <param name="Rows">Rows of this snapshot.</param>
public sealed record SnapshotGap(long Before, long Missing, long Rows);
