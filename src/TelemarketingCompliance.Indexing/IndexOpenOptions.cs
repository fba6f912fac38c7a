using System.Security.Cryptography;

namespace TelemarketingCompliance;

/// <summary>How to open and check a file; the default reads it into memory and verifies its checksum.</summary>
public sealed record IndexOpenOptions
{
    /// <summary>Resident or mapped.</summary>
    public IndexAccess Access { get; init; }

    /// <summary>How much is checked before the first answer.</summary>
    public IndexVerification Verification { get; init; }

    /// <summary>The public key (ECDSA P-256) of the signature; required for <see cref="IndexVerification.Signature"/>.</summary>
    public ECDsa? SignatureKey { get; init; }
}
