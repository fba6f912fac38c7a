using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Reads and writes a set of purposes as a list of their names.</summary>
public sealed class PurposeSetConverter : JsonConverter<PurposeSet>
{
    /// <inheritdoc/>
    public override PurposeSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a list of purposes is expected");
        var purposes = new List<CallPurpose>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            // Besides names `TryParse` reads numbers, and several names as the sum of their numbers.
            string text = reader.GetString()!;
            bool isName = Enum.TryParse(text, ignoreCase: true, out CallPurpose purpose) && purpose.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);
            if (!isName || !PurposeSet.IsNamed(purpose))
                throw new JsonException($"`{text}` is no purpose");
            purposes.Add(purpose);
        }

        return [.. purposes];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PurposeSet value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (CallPurpose purpose in value)
            writer.WriteStringValue(purpose.ToString());
        writer.WriteEndArray();
    }
}
