using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Reads and writes a set of purposes as a list of their names.</summary>
public sealed class PurposeSetConverter : JsonConverter<PurposeSet>
{
    private static readonly (CallPurpose Purpose, JsonEncodedText Name)[] Names =
        [.. Enum.GetValues<CallPurpose>().Where(PurposeSet.IsNamed).Select(purpose => (purpose, JsonEncodedText.Encode(purpose.ToString())))];

    /// <inheritdoc/>
    public override PurposeSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a list of purposes is expected");
        var purposes = new List<CallPurpose>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            if (TryName(ref reader, out CallPurpose named))
            {
                purposes.Add(named);
                continue;
            }

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
        foreach ((CallPurpose purpose, JsonEncodedText name) in Names)
        {
            if (value.Contains(purpose))
                writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static bool TryName(ref Utf8JsonReader reader, out CallPurpose purpose)
    {
        foreach ((CallPurpose one, JsonEncodedText name) in Names)
        {
            purpose = one;
            if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
                return true;
        }

        purpose = default;
        return false;
    }
}
