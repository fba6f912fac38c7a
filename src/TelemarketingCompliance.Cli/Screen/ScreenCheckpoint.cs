using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>One line of the journal: how far a screening had come when its output had so many bytes.</summary>
internal sealed record ScreenCheckpoint
{
    /// <summary>What was written of the output.</summary>
    public required long Output { get; init; }

    /// <summary>The XXH3 hash of these bytes: after a loss of power a file may be as long as the journal says, and hold something else.</summary>
    public required ulong Hash { get; init; }

    /// <summary>What was written of the rejects.</summary>
    public required long Rejects { get; init; }

    public required ScreenTotals Totals { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScreenCheckpoint))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class JournalJson : JsonSerializerContext;
