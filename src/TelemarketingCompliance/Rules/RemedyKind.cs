namespace TelemarketingCompliance;

/// <summary>Who can lift a block. <c>default</c> is unknown: the rule does not say.</summary>
public enum RemedyKind
{
    /// <summary>The rule names no remedy.</summary>
    Unknown,

    /// <summary>Whoever calls: by recording, consulting, declaring, or calling otherwise.</summary>
    Caller,

    /// <summary>Only the person who would be called, by an act of their own.</summary>
    Person,

    /// <summary>Time alone.</summary>
    Time,

    /// <summary>Nobody: this call is never placed.</summary>
    Nobody,
}
