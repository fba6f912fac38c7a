namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="ContactListId"/> as its text.</summary>
public sealed class ContactListIdConverter : TextConverter<ContactListId>
{
    private protected override ContactListId FromText(string text) => new(text);

    private protected override string ToText(ContactListId value) => value.ToString();
}
