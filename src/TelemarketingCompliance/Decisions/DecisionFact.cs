using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One fact a decision was made from.</summary>
/// <param name="Name">The fact's name.</param>
/// <param name="State">What was known of it.</param>
/// <param name="AsOf">When its source answered; null where it did not.</param>
/// <param name="Value">The value; null unless it was known.</param>
public sealed record DecisionFact(string Name, FactState State, Instant? AsOf, JsonElement? Value)
{
    /// <summary>Name and state; the value may hold numbers in full.</summary>
    public override string ToString() => $"{Name}: {State}";
}
