namespace Quickstart;

/// <summary>What one list of people holds: every row is a contact or a reject.</summary>
internal sealed class ContactFile
{
    internal List<Contact> Contacts { get; } = [];

    internal List<Reject> Rejects { get; } = [];

    /// <summary>What the list itself says of consents.</summary>
    internal List<ConsentEntry> Flags { get; } = [];
}
