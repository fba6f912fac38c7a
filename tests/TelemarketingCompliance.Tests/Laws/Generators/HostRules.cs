using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>Rules and facts of a host, beside those of the book.</summary>
public static partial class HostRules
{
    /// <summary>A fact of the host that is always known.</summary>
    public static FactKey<string> Known { get; } = Key("host.known");

    /// <summary>A fact of the host whose source never answers.</summary>
    public static FactKey<string> Unknown { get; } = Key("host.unknown");

    private static FactKey<string> Key(string name) =>
        new(name, new ReasonCode($"{name}-unavailable", $"{name} is not known", $"{name} non è noto"), HostJson.Default.String, "AddSource(…)");

    [JsonSerializable(typeof(string))]
    private sealed partial class HostJson : JsonSerializerContext;
}
