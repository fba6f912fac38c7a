namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="PartyId"/> as its text.</summary>
public sealed class PartyIdConverter : TextConverter<PartyId>
{
    private protected override PartyId FromText(string text) => new(text);

    private protected override string ToText(PartyId value) => value.ToString();
}
