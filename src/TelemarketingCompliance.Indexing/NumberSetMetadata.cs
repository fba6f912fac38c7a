namespace TelemarketingCompliance;

/// <summary>What a set of numbers is: written into the file and part of its hash.</summary>
public sealed record NumberSetMetadata
{
    /// <summary>The set's name: a contact list, a partner's blacklist, a pool.</summary>
    public required string Name { get; init; }

    /// <summary>The instant at which the set was true; null when not said.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The source's or the host's reference of the set.</summary>
    public string? Reference { get; init; }
}
