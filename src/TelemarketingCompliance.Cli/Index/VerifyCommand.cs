using System.CommandLine;
using System.Security.Cryptography;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index verify</c>: every byte, every number, and the signature where a key is given.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> file = new("FILE") { Description = "An index file, number set or delta." };
        Option<string?> key = new("--key") { HelpName = "PEM", Description = "The public key: FILE.sig must be its signature of the file." };
        Option<bool> json = CommandOptions.Json();
        Command command = new("verify", "Checks structure, checksum, content hash and every number of a file; with --key also its signature.") { file, key, json };
        command.SetAction(given => console.Write(Verify(given.GetRequiredValue(file), given.GetValue(key)), given.GetValue(json)));
        return command;
    }

    private static Report Verify(string file, string? keyPath)
    {
        using ECDsa? key = keyPath is null ? null : KeyFile.Read(keyPath);
        IndexInfo info = IndexFile.Inspect(file, new IndexOpenOptions
        {
            Verification = key is null ? IndexVerification.Full : IndexVerification.Signature,
            SignatureKey = key,
        });
        return new Report().Add("verified", true).Add("signed", key is not null).Add("snapshotId", info.SnapshotId).Add("bytes", info.Bytes);
    }
}
