using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Writes the code alone: texts may be mended without breaking a replay.</summary>
internal sealed class ReasonCodeConverter : JsonConverter<ReasonCode>
{
    public override ReasonCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a reason code is read with the catalogue of the engine that wrote it");

    public override void Write(Utf8JsonWriter writer, ReasonCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
