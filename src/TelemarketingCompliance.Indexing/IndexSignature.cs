using System.Security.Cryptography;

namespace TelemarketingCompliance;

/// <summary>Detached signatures: <c>FILE.sig</c> beside the file holds an ECDSA P-256 signature over the SHA-256 of all its bytes, in DER.</summary>
public static class IndexSignature
{
    private const int MaxBytes = 128;

    private static readonly ECCurve P256 = ECCurve.NamedCurves.nistP256;

    /// <summary>Verifies the file and writes its signature beside it; an existing one is replaced.</summary>
    public static void Sign(string path, ECDsa privateKey)
    {
        ThrowIfNotP256(privateKey);
        FileImage image = FileImage.Open(path, new IndexOpenOptions(), IndexKind.None);
        byte[] signature = privateKey.SignHash(image.Sha256(image.Length), DSASignatureFormat.Rfc3279DerSequence);
        GC.KeepAlive(image);

        BuildGuard.Run("signature", path + ".sig", () =>
        {
            using PendingFile file = new(path + ".sig");
            file.Write(signature);
            file.Commit();
            return true;
        });
    }

    /// <summary>Verifies the file and its signature; an <see cref="IndexException"/> says what does not hold.</summary>
    public static void Verify(string path, ECDsa publicKey)
    {
        ThrowIfNotP256(publicKey);
        FileImage image = FileImage.Open(path, new IndexOpenOptions(), IndexKind.None);
        Check(path, image, publicKey);
        GC.KeepAlive(image);
    }

    internal static void Check(string path, FileImage image, ECDsa? publicKey)
    {
        if (publicKey is null)
            throw new IndexException(IndexError.SignatureInvalid, "no public key was given to check the signature; set `SignatureKey`");

        ThrowIfNotP256(publicKey);

        if (!publicKey.VerifyHash(image.Sha256(image.Length), Read(path + ".sig"), DSASignatureFormat.Rfc3279DerSequence))
            throw new IndexException(IndexError.SignatureInvalid, $"the signature of `{Failure.Name(path)}` does not match file and key; fetch both again, or check the key");
    }

    private static byte[] Read(string path)
    {
        try
        {
            FileInfo file = new(path);

            if (!file.Exists)
                throw new IndexException(IndexError.SignatureMissing, $"the signature `{Failure.Name(path)}` does not exist; fetch it with the file, or sign the file");

            return file.Length <= MaxBytes ? File.ReadAllBytes(path) : [];
        }
        catch (Exception fault) when (fault is not IndexException && Failure.Translate(fault, "signature", path, writing: false) is { } refusal)
        {
            throw refusal;
        }
    }

    private static void ThrowIfNotP256(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // Other curves of 256 bits exist; some systems give the number of a curve, some its name.
        Oid curve = key.ExportParameters(false).Curve.Oid;

        if (curve.Value != P256.Oid.Value && curve.FriendlyName != P256.Oid.FriendlyName)
            throw new ArgumentException("the key must be an ECDSA key on the curve P-256", nameof(key));
    }
}
