namespace TelemarketingCompliance;

/// <summary>Why a file, or what should become one, was refused.</summary>
public enum IndexError
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file does not begin as this format does.</summary>
    NotAnIndex,

    /// <summary>A later version of the format, or a critical section this version does not know.</summary>
    UnsupportedVersion,

    /// <summary>The file ends too early, or something was appended.</summary>
    Truncated,

    /// <summary>The checksum does not match.</summary>
    Damaged,

    /// <summary>The checksum matches and the structure is impossible.</summary>
    Malformed,

    /// <summary>A register opened as a set, a set as a register, a delta as either.</summary>
    WrongKind,

    /// <summary>The file changed while it was in use.</summary>
    Changed,

    /// <summary>Larger than can be held in memory: map it.</summary>
    TooLarge,

    /// <summary>There is no signature beside the file.</summary>
    SignatureMissing,

    /// <summary>The signature is not of this file by this key.</summary>
    SignatureInvalid,

    /// <summary>The delta was made for another base.</summary>
    WrongBase,

    /// <summary>Applying the delta gave other bytes than promised.</summary>
    WrongResult,

    /// <summary>A key is 0 or has more than 15 digits.</summary>
    KeyOutOfRange,

    /// <summary>A number is both listed and clear.</summary>
    Overlap,

    /// <summary>A number was answered that nobody asked.</summary>
    NeverAsked,

    /// <summary>The metadata cannot be written: a text too long, ill-formed or missing.</summary>
    InvalidMetadata,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The file or folder may not be read or written.</summary>
    AccessDenied,

    /// <summary>Reading or writing failed otherwise.</summary>
    InputOutput,
}
