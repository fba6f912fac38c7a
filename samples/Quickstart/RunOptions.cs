namespace Quickstart;

/// <summary>What one run is asked to do.</summary>
internal sealed record RunOptions
{
    /// <summary>The instant for which everything is decided.</summary>
    internal required Instant At { get; init; }

    /// <summary>The folder of the policy, the lists of people and the facts.</summary>
    internal required string Data { get; init; }

    /// <summary>The folder the results go to.</summary>
    internal required string Output { get; init; }

    /// <summary>The campaign for which every row is decided; null lets each row name its own.</summary>
    internal string? Campaign { get; init; }

    /// <summary>The number to explain; null takes the row with the most reasons.</summary>
    internal E164Number? Explain { get; init; }

    internal Language Language { get; init; } = Language.Italian;
}
