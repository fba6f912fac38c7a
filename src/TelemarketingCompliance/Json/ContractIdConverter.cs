namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="ContractId"/> as its text.</summary>
public sealed class ContractIdConverter : TextConverter<ContractId>
{
    private protected override ContractId FromText(string text) => new(text);

    private protected override string ToText(ContractId value) => value.ToString();
}
