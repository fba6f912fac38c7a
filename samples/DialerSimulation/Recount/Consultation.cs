namespace DialerSimulation.Recount;

/// <summary>The register's answer to a controller: of the numbers asked, those that came back. Kept in the order in which they were processed.</summary>
internal sealed record Consultation(string Controller, DateTime ProcessedAt, IReadOnlySet<ulong> Asked, IReadOnlySet<ulong> Clear);
