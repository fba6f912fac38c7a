using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One fact about one call. <c>default</c> is not gathered, which blocks.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="State">What is known of it.</param>
/// <param name="Value">The value; meaningful only where <paramref name="State"/> is known.</param>
/// <param name="AsOf">When the engine began to ask: the fact is no older than that.</param>
public readonly record struct Fact<T>(FactState State, T? Value, Instant AsOf)
{
    /// <summary>Whether the source answered.</summary>
    public bool IsKnown => State == FactState.Known;
}
