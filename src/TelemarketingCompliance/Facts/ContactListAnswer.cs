namespace TelemarketingCompliance;

/// <summary>What is known of the list a request names.</summary>
/// <param name="List">The list; null where the request names none or nobody knows it.</param>
/// <param name="Contains">Whether the list holds the number.</param>
public sealed record ContactListAnswer(ContactList? List, bool Contains)
{
    /// <summary>No list: the number is <i>off-list</i>.</summary>
    public static ContactListAnswer OffList { get; } = new(null, false);
}
