using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Writes a value as one JSON text.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"a text is expected for `{typeof(T).Name}`");
        try
        {
            return FromText(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new JsonException($"the text is no `{typeof(T).Name}`: {e.Message}", e);
        }
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(ToText(value));

    public sealed override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(ToText(value));

    protected abstract T FromText(string text);

    protected abstract string ToText(T value);
}
