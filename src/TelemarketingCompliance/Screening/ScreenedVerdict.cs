using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The short answer about a screened call; in what it holds it equals the <see cref="CallDecision"/>. Immutable.</summary>
/// <remarks>Calls of which the same is known may share one: what is made of it, such as the rest of a line in a file, can be kept with it and used again.</remarks>
public sealed record ScreenedVerdict
{
    /// <summary>Whether the call may be placed.</summary>
    public required bool IsPermitted { get; init; }

    /// <summary>The strongest basis found, also where the call is blocked; null if none.</summary>
    public required CallBasis? Basis { get; init; }

    /// <summary>The causes of the blocks, each once, in the order of the rules; empty where the call is permitted.</summary>
    public required ImmutableArray<ReasonCode> Reasons { get; init; }

    /// <summary>When a permission may lapse; null while blocked, or if it does not lapse by itself.</summary>
    public required Instant? ValidUntil { get; init; }

    /// <summary>An instant at which the same request with the same facts is permitted; null while permitted, or if there is none.</summary>
    public required Instant? RetryAt { get; init; }

    /// <summary>What a permitted call must still do; empty while blocked.</summary>
    public required ImmutableArray<Obligation> Obligations { get; init; }

    /// <summary>The verdict and its reasons.</summary>
    public override string ToString() => IsPermitted ? $"permitted ({Basis})" : $"blocked ({string.Join("; ", Reasons)})";
}
