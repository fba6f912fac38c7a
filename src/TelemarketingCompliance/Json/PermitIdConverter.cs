namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="PermitId"/> as its text.</summary>
public sealed class PermitIdConverter : TextConverter<PermitId>
{
    private protected override PermitId FromText(string text) => new(text);

    private protected override string ToText(PermitId value) => value.ToString();
}
