namespace TelemarketingCompliance;

/// <summary>Where the number to be called came from. <c>default</c> is unknown, which is read as typed by hand.</summary>
public enum NumberSource
{
    /// <summary>Not said: read as <see cref="TypedByHand"/>.</summary>
    Unknown,

    /// <summary>A contact list that the request names.</summary>
    ContactList,

    /// <summary>Somebody typed or wrote it down: a referral in the eyes of the law.</summary>
    TypedByHand,

    /// <summary>A relative or acquaintance suggested it (<i>referenziato</i>).</summary>
    Referral,

    /// <summary>The person asked to be called, or agreed a call-back; no contact list is needed.</summary>
    PersonRequest,
}
