using System.Security.Cryptography;

namespace TelemarketingCompliance.Cli.Tests.Index;

/// <summary>Files that are not what they should be, and places that cannot be written: each its message and exit code, never an answer.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Truncated() => AssertRefused(ExitCode.Damaged, "is incomplete", Change(bytes => bytes[..^5]));

    [Fact]
    public void Appended_to() => AssertRefused(ExitCode.Damaged, "is incomplete", Change(bytes => [.. bytes, 0]));

    [Fact]
    public void Bit_flipped() => AssertRefused(ExitCode.Damaged, "is damaged", Change(bytes =>
    {
        bytes[bytes.Length / 2] ^= 4;
        return bytes;
    }));

    [Fact]
    public void Of_another_version() => AssertRefused(ExitCode.Damaged, "another major version", Change(bytes =>
    {
        bytes[8]++;
        return bytes;
    }));

    [Fact]
    public void Of_zero_length() => AssertRefused(ExitCode.Damaged, "is empty", Change(_ => []));

    [Fact]
    public void No_index_at_all() => AssertRefused(ExitCode.Damaged, "does not begin as one", place.File("text", Workplace.Numbers(0, 100)));

    [Fact]
    public void Missing() => AssertRefused(ExitCode.Refused, "does not exist", place["missing"]);

    [Fact]
    public void A_number_set_is_no_register()
    {
        using (NumberSetBuilder builder = new(place["set"], new NumberSetMetadata { Name = "list" }))
        {
            builder.Add([393331000007]);
            builder.Build();
        }

        RunResult asked = place.Run("index", "query", place["set"], Workplace.Number(1));

        Assert.Equal(ExitCode.Refused, asked.Code);
        Assert.Contains("is a number set, not a register index", asked.Error, StringComparison.Ordinal);
        Assert.Contains("number set", place.Ok("index", "info", place["set"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_opened_as_a_set_and_a_delta_opened_as_a_register_say_what_they_are()
    {
        string index = place.SmallIndex();
        place.Ok("index", "diff", index, place.SmallIndex("other.idx", 3), "-o", place["d"]);

        IndexException set = Assert.Throws<IndexException>(() => NumberSet.Open(index));
        RunResult delta = place.Run("index", "query", place["d"], Workplace.Number(1));

        Assert.Equal(IndexError.WrongKind, set.Error);
        Assert.Equal((ExitCode.Refused, ""), (delta.Code, delta.Output));
        Assert.Contains("is a delta", delta.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delta_for_another_base()
    {
        string index = place.SmallIndex();
        string next = place.SmallIndex("next.idx", 3);
        place.Ok("index", "diff", index, next, "-o", place["d"]);

        RunResult applied = place.Run("index", "apply", next, place["d"], "-o", place["result"]);

        Assert.Equal(ExitCode.Refused, applied.Code);
        Assert.Contains("made for another base", applied.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place["result"]));
    }

    [Fact]
    public void A_damaged_delta()
    {
        string index = place.SmallIndex();
        place.Ok("index", "diff", index, place.SmallIndex("next.idx", 3), "-o", place["d"]);
        byte[] bytes = place.BytesOf("d");
        bytes[bytes.Length / 2] ^= 1;
        place.Bytes("d", bytes);

        RunResult applied = place.Run("index", "apply", index, place["d"], "-o", place["result"]);

        Assert.Equal(ExitCode.Damaged, applied.Code);
        Assert.False(File.Exists(place["result"]));
    }

    [Fact]
    public void A_delta_or_a_result_never_replaces_an_input()
    {
        string index = place.SmallIndex();
        string next = place.SmallIndex("next.idx", 3);
        place.Ok("index", "diff", index, next, "-o", place["d"]);

        Assert.Equal(ExitCode.Usage, place.Run("index", "diff", index, next, "-o", next).Code);
        Assert.Equal(ExitCode.Usage, place.Run("index", "apply", index, place["d"], "-o", place["d"]).Code);
        Assert.Equal(ExitCode.Ok, place.Run("index", "apply", index, place["d"], "-o", index).Code);
        Assert.Equal(File.ReadAllBytes(next), File.ReadAllBytes(index));
    }

    [Fact]
    public void The_wrong_key_no_signature_and_a_file_replaced_after_signing()
    {
        string index = place.SmallIndex();
        Assert.Contains("does not exist", place.Run("index", "verify", index, "--key", Key("other.pem")).Error, StringComparison.Ordinal);
        place.Ok("index", "sign", index, "--new-key", place["key.pem"]);

        RunResult right = place.Run("index", "verify", index, "--key", place["key.pem.pub"]);
        RunResult wrong = place.Run("index", "verify", index, "--key", place["other.pem"]);
        File.Copy(place.SmallIndex("other.idx", 3), index, overwrite: true);
        RunResult replaced = place.Run("index", "verify", index, "--key", place["key.pem.pub"]);

        Assert.Equal((ExitCode.Ok, ExitCode.Damaged, ExitCode.Damaged), (right.Code, wrong.Code, replaced.Code));
        Assert.Contains("does not match file and key", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("does not match file and key", replaced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_none()
    {
        string index = place.SmallIndex();
        place.Ok("index", "sign", index, "--new-key", place["key.pem"]);
        using RSA rsa = RSA.Create(1024);
        string text = place.File("text.pem", "no key");
        string other = place.File("rsa.pem", rsa.ExportPkcs8PrivateKeyPem());

        Assert.All([text, other, place["missing.pem"], place["key.pem.pub"]], key => Assert.Equal(ExitCode.Refused, place.Run("index", "sign", index, "--key", key).Code));
        Assert.Equal(ExitCode.Refused, place.Run("index", "sign", index, "--new-key", place["key.pem"]).Code);
        Assert.Equal(ExitCode.Usage, place.Run("index", "sign", index).Code);
    }

    [Fact]
    public void A_key_on_another_curve_of_256_bits()
    {
        string index = place.SmallIndex();
        using ECDsa bitcoin = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
        string key = place.File("k1.pem", bitcoin.ExportPkcs8PrivateKeyPem());

        RunResult signed = place.Run("index", "sign", index, "--key", key);

        Assert.Equal(ExitCode.Refused, signed.Code);
        Assert.Contains("no ECDSA key on the curve P-256", signed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(index + ".sig"));
    }

    [Fact]
    public void A_number_of_more_than_15_digits_is_rejected_when_built_and_not_asked_when_queried()
    {
        string asked = place.File("asked", Workplace.Number(1), "+3933312345678901");

        RunResult built = place.Build("x.idx", "--asked", asked, "--clear", asked, "--json");
        RunResult queried = place.Run("index", "query", place["x.idx"], "+3933312345678901");

        Assert.Contains("\"clear\":1,\"rejected\":2", built.Output, StringComparison.Ordinal);
        Assert.Equal("+3933312345678901\tnot-asked\n", queried.Output);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public void A_device_is_never_replaced(string device)
    {
        string asked = place.File("asked", Workplace.Number(1));

        RunResult built = place.Run("index", "build", "-o", device, "--register", "r", "--controller", "c", "--as-of", "2026-11-20T09:00:00Z", "--asked", asked, "--clear", asked);

        Assert.Equal(ExitCode.Refused, built.Code);
    }

    private void AssertRefused(ExitCode code, string message, string path)
    {
        foreach (string[] command in new string[][] { ["query", path, Workplace.Number(1)], ["info", path], ["verify", path], ["bench", path, "--rounds", "1"], ["sign", path, "--new-key", place["k"]], ["diff", path, path, "-o", place["d"]] })
        {
            RunResult run = place.Run(["index", .. command]);

            Assert.True(code == run.Code, $"{command[0]}: {run.Code}: {run.Error}");
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Output);
            Assert.False(File.Exists(place["d"]) || File.Exists(place["k"]), command[0]);
        }
    }

    private string Change(Func<byte[], byte[]> change) => place.Bytes("changed.idx", change(File.ReadAllBytes(place.SmallIndex())));

    private string Key(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return place.File(name, key.ExportSubjectPublicKeyInfoPem());
    }
}
