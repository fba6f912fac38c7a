using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Names a fact of type <typeparamref name="T"/>. Create one instance and share it: keys are compared by reference.</summary>
/// <typeparam name="T">An immutable type.</typeparam>
public sealed class FactKey<T> : FactKey
{
    private readonly JsonTypeInfo<T> json;

    /// <summary>Creates a key.</summary>
    /// <param name="name">The name of the fact: <c>area.what</c>.</param>
    /// <param name="unavailable">The reason with which the engine blocks where the fact is needed and not known.</param>
    /// <param name="json">How the value is written into a decision's record; from a source-generated context, so that it works without reflection.</param>
    /// <param name="suppliedBy">What to call on the builder to get a source of it: <c>UseConsents(…)</c>.</param>
    /// <param name="reread">Whether it is read again after an attempt was charged. Default: false.</param>
    public FactKey(string name, ReasonCode unavailable, JsonTypeInfo<T> json, string suppliedBy, bool reread = false)
        : base(name, unavailable, suppliedBy, reread)
    {
        ArgumentNullException.ThrowIfNull(json);
        this.json = json;
    }

    /// <summary>Of a fact whose values are entries that name number or person: whether a value has none. Null for other facts.</summary>
    internal Func<T, bool>? IsEmpty { get; init; }

    internal override FactColumn NewColumn(int rows, Instant asOf) => new FactColumn<T>(rows, asOf);

    internal override void Sort(FactColumn column, CallKinds kinds) => ((FactColumn<T>)column).Sort(kinds, IsEmpty);

    internal override void WriteValue(Utf8JsonWriter writer, FactColumn column, int row) =>
        JsonSerializer.Serialize(writer, ((FactColumn<T>)column).ValueAt(row), json);
}
