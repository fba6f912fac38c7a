using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Names a fact, whatever its type.</summary>
public abstract class FactKey
{
    private static int last = -1;

    private protected FactKey(string name, ReasonCode unavailable, string suppliedBy, bool reread)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(unavailable);
        ArgumentException.ThrowIfNullOrWhiteSpace(suppliedBy);
        (Name, Unavailable, SuppliedBy, Reread) = (name, unavailable, suppliedBy, reread);
        Ordinal = Interlocked.Increment(ref last);
    }

    /// <summary>The name of the fact: <c>area.what</c>.</summary>
    public string Name { get; }

    /// <summary>The reason with which the engine blocks where the fact is needed and not known.</summary>
    public ReasonCode Unavailable { get; }

    /// <summary>What to call on the builder to get a source of it; shown when an engine lacks one.</summary>
    public string SuppliedBy { get; }

    /// <summary>Whether the fact is read again after an attempt was charged, so that what was recorded meanwhile wins: objections, consents, requests.</summary>
    public bool Reread { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal int Ordinal { get; }

    internal abstract FactColumn NewColumn(int rows, Instant asOf);

    /// <summary>Tells calls apart of which different things are known.</summary>
    internal abstract void Sort(FactColumn column, CallKinds kinds);

    internal abstract void WriteValue(Utf8JsonWriter writer, FactColumn column, int row);
}
