using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>How a decision is written: members in the order of their declaration, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(ReasonCodeConverter)])]
[JsonSerializable(typeof(CallDecision))]
internal sealed partial class DecisionJson : JsonSerializerContext
{
    /// <summary>A record is read by people and programs, never pasted into a page: a plus sign stays a plus sign.</summary>
    internal static DecisionJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
