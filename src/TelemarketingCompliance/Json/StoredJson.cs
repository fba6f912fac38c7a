using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TelemarketingCompliance;

/// <summary>How stores write what they keep: one JSON form of ledger entries, requests, outcomes and contact lists, which every store on disk shares. Safe on any thread.</summary>
/// <remarks>
/// Numbers stand in full, as <c>+393331234567</c>: it is a form for stores, not for logs. Values are written by name, instants to the nanosecond, days as the two
/// instants between which they lie; what is null is left out.
/// </remarks>
public static class StoredJson
{
    private static readonly FrozenSet<Type> Stored = new[]
    {
        typeof(ConsentEntry), typeof(ContractEntry), typeof(PersonRequest), typeof(BlacklistEntry), typeof(DirectoryListing), typeof(SelectiveRevocation),
        typeof(CallerIdRecord), typeof(ContactList), typeof(CallRequest), typeof(CallOutcome),
    }.ToFrozenSet();

    // No page ever shows it: `+` and letters with accents stay readable, and short.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? scratch;

    /// <summary>Writes a value as UTF-8.</summary>
    /// <typeparam name="T">A kind of ledger entry, <see cref="CallRequest"/>, <see cref="CallOutcome"/> or <see cref="ContactList"/>.</typeparam>
    /// <exception cref="ArgumentException">The type has no stored form.</exception>
    public static ReadOnlyMemory<byte> Write<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonTypeInfo<T> form = FormOf<T>();
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer) = scratch ??= NewScratch();
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, value, form);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads back what <see cref="Write{T}"/> wrote: equal in every field.</summary>
    /// <typeparam name="T">The type that was written.</typeparam>
    /// <exception cref="ArgumentException">The type has no stored form.</exception>
    /// <exception cref="JsonException">The text is no such value, lacks a field or has one that is not known. The message may hold personal data.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8)
        where T : class => JsonSerializer.Deserialize(utf8, FormOf<T>()) ?? throw new JsonException($"the text is no `{typeof(T).Name}`");

    private static JsonTypeInfo<T> FormOf<T>() => Stored.Contains(typeof(T))
        ? (JsonTypeInfo<T>)FactsJson.Default.GetTypeInfo(typeof(T))!
        : throw new ArgumentException($"`{typeof(T).Name}` has no stored form");

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) NewScratch()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, new Utf8JsonWriter(buffer, Plain));
    }
}
