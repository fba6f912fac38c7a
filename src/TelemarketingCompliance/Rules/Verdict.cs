using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The short answer about one call. <c>default</c> is not permitted.</summary>
/// <param name="IsPermitted">Whether a basis was found and nothing blocks.</param>
/// <param name="Blocks">How many findings block.</param>
/// <param name="Basis">The strongest basis found, also where the call is blocked; none if there is none.</param>
/// <param name="ChangesAt">
/// Permitted: the first instant at which the permission may lapse. Blocked: the instant by which every block has lifted by itself. Null: never by itself.
/// </param>
public readonly record struct Verdict(bool IsPermitted, int Blocks, CallBasis Basis, Instant? ChangesAt);
