using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Supplies facts for a batch of calls. Hosts derive their own the same way as this library.</summary>
/// <remarks>
/// Sources run side by side. One that throws or exceeds its time limit leaves its facts unavailable for the whole batch, which blocks: a
/// source never invents a default. It must be safe on any thread, and wait by awaiting: while it blocks its thread, the sources after it wait too.
/// </remarks>
public abstract class FactSource
{
    /// <summary>The name of the source, shown in descriptions and logs.</summary>
    public abstract string Name { get; }

    /// <summary>The facts it supplies: for every row of every batch, each of them.</summary>
    public abstract ImmutableArray<FactKey> Provides { get; }

    /// <summary>How long a batch may take before its facts count as unavailable. Default: 2 s.</summary>
    public virtual Duration TimeLimit => Duration.FromSeconds(2);

    /// <summary>Answers for the whole batch.</summary>
    /// <param name="gathering">The calls, and where the answers go.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the time limit has passed.</param>
    public abstract ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken);
}
