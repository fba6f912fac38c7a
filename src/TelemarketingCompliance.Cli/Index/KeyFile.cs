using System.Security.Cryptography;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Keys of signatures: ECDSA P-256, in PEM.</summary>
internal static class KeyFile
{
    public static string PublicPathOf(string path) => path + ".pub";

    /// <summary>Reads a public key, or the public half of a private one.</summary>
    public static ECDsa Read(string path)
    {
        string name = Path.GetFileName(path);
        ECDsa key = ECDsa.Create();

        try
        {
            key.ImportFromPem(File.ReadAllText(path));

            // Other curves have keys of 256 bits too.
            if (!IsP256(key.ExportParameters(includePrivateParameters: false).Curve))
                throw new CryptographicException("another curve");

            return key;
        }
        catch (Exception fault)
        {
            key.Dispose();
            throw fault switch
            {
                FileNotFoundException or DirectoryNotFoundException => RefusalException.Input($"the key `{name}` does not exist; check its path", fault),
                ArgumentException or CryptographicException => RefusalException.Input($"the key `{name}` is no ECDSA key on the curve P-256 in PEM", fault),
                _ => RefusalException.Input($"the key `{name}` cannot be read: {fault.Message.TrimEnd('.')}", fault),
            };
        }
    }

    /// <summary>Makes a pair: the private key at the path, readable by its owner only, the public one beside it.</summary>
    public static ECDsa Create(string path)
    {
        if (File.Exists(path) || File.Exists(PublicPathOf(path)))
            throw RefusalException.Input($"the key `{Path.GetFileName(path)}` exists already; name a new one");

        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        try
        {
            using Workspace workspace = Workspace.Beside(path);
            Write(workspace.PathOf(path), key.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Write(workspace.PathOf(PublicPathOf(path)), key.ExportSubjectPublicKeyInfoPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            workspace.Commit();
            return key;
        }
        catch (Exception fault)
        {
            key.Dispose();
            throw fault is IOException or UnauthorizedAccessException ? Workspace.Refused(path, fault) : fault;
        }
    }

    // Some systems know a curve by its name alone; one that is written out in parameters has neither.
    private static bool IsP256(ECCurve curve) =>
        curve.IsNamed && (curve.Oid.Value ?? Oid.FromFriendlyName(curve.Oid.FriendlyName!, OidGroup.PublicKeyAlgorithm).Value) == ECCurve.NamedCurves.nistP256.Oid.Value;

    private static void Write(string path, string pem, UnixFileMode mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;

        using FileStream stream = new(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(pem + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
