using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Reads and writes a value as one JSON text; what is no such value is refused.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class TextConverter<T> : JsonConverter<T>
{
    // The longest text that TryToUtf8 writes: two instants to the nanosecond.
    private const int MaxShort = 64;

    private protected TextConverter()
    {
    }

    /// <inheritdoc/>
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader is { HasValueSequence: false, ValueIsEscaped: false } && TryFromUtf8(reader.ValueSpan, out T? plain))
            return plain;
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

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> utf8 = stackalloc byte[MaxShort];
        if (TryToUtf8(value, utf8, out int written))
            writer.WriteStringValue(utf8[..written]);
        else
            writer.WriteStringValue(ToText(value));
    }

    /// <inheritdoc/>
    public sealed override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value));
    }

    private protected abstract T FromText(string text);

    private protected abstract string ToText(T value);

    /// <summary>Reads the usual spelling without a text between: stores read millions. What it does not know it leaves to <see cref="FromText"/>.</summary>
    private protected virtual bool TryFromUtf8(ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }

    /// <summary>Writes what <see cref="ToText"/> would, without a text between; false leaves it to that.</summary>
    private protected virtual bool TryToUtf8(T value, Span<byte> utf8, out int written)
    {
        written = 0;
        return false;
    }
}
