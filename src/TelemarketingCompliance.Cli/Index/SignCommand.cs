using System.CommandLine;
using System.Security.Cryptography;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index sign</c>: a detached signature beside the file.</summary>
internal static class SignCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> file = new("FILE") { Description = "An index file, number set or delta." };
        Option<string?> key = new("--key") { HelpName = "PEM", Description = "The private key, ECDSA P-256." };
        Option<string?> newKey = new("--new-key") { HelpName = "PEM", Description = "Makes a new private key there, and its public key in PEM.pub, and signs with it." };
        Option<bool> json = CommandOptions.Json();
        Command command = new("sign", "Verifies a file and signs it: FILE.sig holds the signature.") { file, key, newKey, json };
        command.SetAction(given => console.Write(Sign(given.GetRequiredValue(file), given.GetValue(key), given.GetValue(newKey)), given.GetValue(json)));
        return command;
    }

    private static Report Sign(string file, string? keyPath, string? newKeyPath)
    {
        if (keyPath is null == newKeyPath is null)
            throw RefusalException.Usage("give one of `--key` and `--new-key`");

        string snapshotId = IndexFile.Inspect(file).SnapshotId;
        using ECDsa key = keyPath is null ? KeyFile.Create(newKeyPath!) : KeyFile.Read(keyPath);
        SignWith(file, key, keyPath);
        Report report = new Report().Add("signature", Path.GetFileName(file) + ".sig").Add("snapshotId", snapshotId);
        return newKeyPath is null ? report : report.Add("publicKey", Path.GetFileName(KeyFile.PublicPathOf(newKeyPath)));
    }

    private static void SignWith(string file, ECDsa key, string? keyPath)
    {
        try
        {
            IndexSignature.Sign(file, key);
        }
        catch (CryptographicException fault)
        {
            throw RefusalException.Input($"the key `{Path.GetFileName(keyPath)}` is a public key; a signature needs the private one", fault);
        }
    }
}
