namespace TelemarketingCompliance;

/// <summary>How well a consent is proved. <c>default</c> is not at all.</summary>
public enum EvidenceLevel
{
    /// <summary>Nothing is recorded.</summary>
    None,

    /// <summary>A log line: an address and a time. Does not prove a consent by itself.</summary>
    Log,

    /// <summary>A log line, and a message that told the person.</summary>
    LogAndNotice,

    /// <summary>The person confirmed through a second message.</summary>
    DoubleOptIn,

    /// <summary>A signature, on paper or electronic, of the kind that the law of the country takes for one.</summary>
    Signature,

    /// <summary>A recording of the person's voice.</summary>
    Recording,
}
