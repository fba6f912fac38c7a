namespace TelemarketingCompliance;

/// <summary>How much of a file is checked before it answers. There is no level that checks nothing.</summary>
public enum IndexVerification
{
    /// <summary>Structure and checksum of every byte.</summary>
    Checksum,

    /// <summary>Also decodes every number, and compares the content with its SHA-256.</summary>
    Full,

    /// <summary>Also checks the detached signature beside the file.</summary>
    Signature,
}
