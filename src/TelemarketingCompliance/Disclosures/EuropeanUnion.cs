using System.Collections.Frozen;

namespace TelemarketingCompliance;

/// <summary>The member states of the European Union, as two capital letters.</summary>
internal static class EuropeanUnion
{
    private static readonly FrozenSet<string> Members = new[]
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="country"/> is a member state; an unknown country is not.</summary>
    internal static bool Contains(string? country) => country is not null && Members.Contains(country);
}
