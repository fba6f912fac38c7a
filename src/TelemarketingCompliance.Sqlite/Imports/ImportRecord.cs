using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An import on record.</summary>
/// <param name="Batch">Where its rows come from.</param>
/// <param name="CompletedAt">When it was completed, on the store's clock; null means that it was interrupted, or still runs: begin it again.</param>
/// <param name="Counts">What became of its rows.</param>
public sealed record ImportRecord(ImportBatch Batch, Instant? CompletedAt, ImportCounts Counts);
