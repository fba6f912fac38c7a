using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>Names a campaign.</summary>
/// <remarks>1 to 64 printable ASCII characters without blanks. <c>default</c> names nobody and matches nothing real.</remarks>
[JsonConverter(typeof(CampaignIdConverter))]
public readonly record struct CampaignId
{
    /// <summary>Creates the id.</summary>
    /// <param name="value">1 to 64 printable ASCII characters without blanks; never a phone number.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, too long or holds other characters.</exception>
    public CampaignId(string value) => Value = Identifier.Check(value, nameof(value));

    /// <summary>The text of the id; null for <c>default</c>.</summary>
    public string Value { get; }

    /// <summary>The text of the id, or an empty text for <c>default</c>.</summary>
    public override string ToString() => Value ?? "";
}
