using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>One fact a decision was made from. When it was gathered is no part of it: the same facts give the same record.</summary>
/// <param name="Name">The fact's name.</param>
/// <param name="State">What was known of it.</param>
/// <param name="Value">The value; null unless it was known.</param>
public sealed record DecisionFact(string Name, FactState State, JsonElement? Value)
{
    /// <summary>Name and state; the value may hold numbers in full.</summary>
    public override string ToString() => $"{Name}: {State}";
}
