using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Names a merchandise category, as consents, requests and campaigns do.</summary>
/// <remarks>
/// Sector rules know the well-known names. A name they do not know might mean a regulated sector by another word, so they apply to it as they do to an
/// unknown one; who sells none of the regulated things says <see cref="Other"/>. <c>default</c> is unknown.
/// </remarks>
[JsonConverter(typeof(SectorConverter))]
public readonly record struct Sector
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "automotive", "charity", "education", "electricity", "energy", "finance", "food", "gas", "health", "home", "insurance", "leisure", "other", "publishing",
        "retail", "security", "telecom", "travel",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Creates a sector.</summary>
    /// <param name="value">1 to 64 lower-case letters, digits and dashes.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, too long or holds other characters.</exception>
    public Sector(string value)
    {
        Identifier.Check(value, nameof(value));
        if (!value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            throw new ArgumentException("a sector consists of lower-case letters, digits and dashes, so that it has one spelling", nameof(value));
        Value = value;
    }

    /// <summary>Electricity and gas together.</summary>
    public static Sector Energy { get; } = new("energy");

    /// <summary>Electricity.</summary>
    public static Sector Electricity { get; } = new("electricity");

    /// <summary>Gas.</summary>
    public static Sector Gas { get; } = new("gas");

    /// <summary>Telephone and internet.</summary>
    public static Sector Telecom { get; } = new("telecom");

    /// <summary>Insurance.</summary>
    public static Sector Insurance { get; } = new("insurance");

    /// <summary>Banking, credit and investment.</summary>
    public static Sector Finance { get; } = new("finance");

    /// <summary>Something that none of the well-known names means.</summary>
    public static Sector Other { get; } = new("other");

    /// <summary>The name; null for <c>default</c>.</summary>
    public string Value { get; }

    /// <summary>
    /// Whether the name is one that sector rules know: automotive, charity, education, electricity, energy, finance, food, gas, health, home, insurance, leisure,
    /// other, publishing, retail, security, telecom, travel.
    /// </summary>
    public bool IsWellKnown => Value is not null && Names.Contains(Value);

    /// <summary>The name, or an empty text for <c>default</c>.</summary>
    public override string ToString() => Value ?? "";
}
