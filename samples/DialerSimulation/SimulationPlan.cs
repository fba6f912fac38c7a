using NodaTime;

namespace DialerSimulation;

/// <summary>What one run simulates.</summary>
internal sealed record SimulationPlan
{
    /// <summary>The first day.</summary>
    internal LocalDate From { get; init; } = new(2026, 11, 24);

    /// <summary>At least so many days. Forty are ten more than the longest window.</summary>
    internal int Days { get; init; } = 40;

    /// <summary>How much wall time they may take; null means as much as they need, and no more days than asked for.</summary>
    internal TimeSpan? Budget { get; init; }

    /// <summary>Processors of the one controller; all dial the same people.</summary>
    internal int Agencies { get; init; } = 3;

    /// <summary>How many numbers can be called.</summary>
    internal int Population { get; init; } = 100_000;

    /// <summary>Operators of each agency for each campaign; null lets as many come to work as this machine can keep busy within the budget.</summary>
    internal int? Operators { get; init; }

    internal ulong Seed { get; init; } = 1;

    /// <summary>On how many threads dialers run side by side. With one, the same plan gives the same run.</summary>
    internal int Threads { get; init; } = 1;

    /// <summary>The most attempts that a store keeps; it keeps all of them, for good.</summary>
    internal int MaxAttempts { get; init; } = 4_000_000;

    internal Break Break { get; init; }
}
