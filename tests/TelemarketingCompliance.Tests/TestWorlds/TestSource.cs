using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A source of a host, put together where it is used.</summary>
internal sealed class TestSource(string name, params ImmutableArray<FactKey> keys) : FactSource
{
    public override string Name => name;

    public override ImmutableArray<FactKey> Provides => keys;

    public override Duration TimeLimit => Within;

    public Duration Within { get; init; } = Duration.FromSeconds(2);

    public Func<FactGathering, CancellationToken, Task> Gathers { get; init; } = static (_, _) => Task.CompletedTask;

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken) => new(Gathers(gathering, cancellationToken));
}
