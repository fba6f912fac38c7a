using System.Security.Cryptography;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Each kind of bad input has an error of its own and words that name the file.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<IndexError, Action<ScratchFolder>> Cases = new()
    {
        [IndexError.NotFound] = folder => NumberSet.Open(folder["bad"]),
        [IndexError.Empty] = folder => Open(folder, []),
        [IndexError.NotAnIndex] = folder => Open(folder, "number;answer\n+390612345678;clear\n"u8.ToArray()),
        [IndexError.UnsupportedVersion] = folder => Open(folder, Changed(8, 2)),
        [IndexError.Truncated] = folder => Open(folder, SmallFiles.Bytes("tiny-sparse")[..^1]),
        [IndexError.Damaged] = folder => Open(folder, Changed(70, 0xEE)),
        [IndexError.Malformed] = folder => Open(folder, Sealed(Changed(70, 0xEE))),
        [IndexError.WrongKind] = folder => Open(folder, SmallFiles.Bytes("tiny-register")),
        [IndexError.SignatureMissing] = folder => OpenSigned(folder, sign: false),
        [IndexError.SignatureInvalid] = folder => OpenSigned(folder, sign: true),
        [IndexError.WrongBase] = folder => ApplyToAnotherBase(folder),
        [IndexError.WrongResult] = folder => ApplyAFalsePromise(folder),
        [IndexError.KeyOutOfRange] = folder => Samples.BuildSet(folder["bad"], [39, 1_000_000_000_000_000]),
        [IndexError.Overlap] = folder => Samples.BuildRegister(folder["bad"], [39], [39]),
        [IndexError.NeverAsked] = folder => BuildUnasked(folder["bad"]),
        [IndexError.InvalidMetadata] = folder => BuildClearFullRegister(folder["bad"]),
    };

    public static TheoryData<IndexError> Errors => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_refusal_has_its_own_error_and_names_the_file(IndexError error)
    {
        using ScratchFolder folder = new();

        IndexException refusal = Assert.Throws<IndexException>(() => Cases[error](folder));

        Assert.Equal(error, refusal.Error);
        Assert.Contains("`bad", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Z][a-z]|[0-9]{5}|\\.$", refusal.Message[..2] + refusal.Message[^2..]);
        Assert.DoesNotContain("result", folder.Files);
    }

    [Fact]
    public void A_set_opened_as_a_register_a_delta_as_a_set_and_a_set_as_a_delta_are_refused_as_what_they_are()
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["set"], [39]);
        IndexDelta.Create(folder["set"], folder["set"], folder["delta"]);

        Assert.Contains("`set` is a number set, not a register index", Refused(IndexError.WrongKind, () => RegisterIndex.Open(folder["set"])), StringComparison.Ordinal);
        Assert.Contains("`delta` is a delta, not a number set", Refused(IndexError.WrongKind, () => NumberSet.Open(folder["delta"])), StringComparison.Ordinal);
        Assert.Contains("`set` is a number set, not a delta", Refused(IndexError.WrongKind, () => IndexDelta.Apply(folder["set"], folder["set"], folder["result"])), StringComparison.Ordinal);
        Assert.Contains("`delta` is a delta", Refused(IndexError.WrongKind, () => IndexDelta.Apply(folder["delta"], folder["delta"], folder["result"])), StringComparison.Ordinal);
        Assert.Equal(["delta", "set"], folder.Files);
    }

    [Fact]
    public void A_critical_section_of_a_later_version_is_refused_and_another_is_ignored()
    {
        using ScratchFolder folder = new();
        byte[] bytes = SmallFiles.Bytes("empty-set.v1");

        // The set's entry is the last of the table; its type becomes one that no version has.
        int entry = bytes.Length - 128 + 24;
        bytes[entry] = 99;
        Seal.Both(bytes);
        File.WriteAllBytes(folder["later"], bytes);

        string critical = Refused(IndexError.UnsupportedVersion, () => NumberSet.Open(folder["later"]));
        bytes[entry + 4] = 0;
        Seal.Both(bytes);
        File.WriteAllBytes(folder["later"], bytes);
        string missing = Refused(IndexError.Malformed, () => NumberSet.Open(folder["later"]));

        Assert.Contains("`later` has a critical section of a later version", critical, StringComparison.Ordinal);
        Assert.Contains("a section is missing", missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-64)]
    [InlineData(0)]
    [InlineData(64)]
    public void A_file_that_is_written_into_while_mapped_answers_no_more(int grows)
    {
        // Windows does not let anybody write into it.
        if (OperatingSystem.IsWindows())
            return;

        using ScratchFolder folder = new();
        byte[] bytes = SmallFiles.Bytes("tiny-register");
        File.WriteAllBytes(folder["live"], bytes);
        File.SetLastWriteTimeUtc(folder["live"], DateTime.UnixEpoch);
        RegisterIndex index = RegisterIndex.Open(folder["live"], new IndexOpenOptions { Access = IndexAccess.Mapped });
        index.Answer([39], new RegisterIndexAnswer[1]);

        using (FileStream stream = new(folder["live"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.Write(SmallFiles.Bytes("tiny-full-register").AsSpan(0, 200));
            stream.SetLength(bytes.Length + grows);
        }

        string words = Refused(IndexError.Changed, () => index.Answer([39], new RegisterIndexAnswer[1]));

        Assert.Contains("`live` was written into while it was mapped", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IndexAccess.Resident)]
    [InlineData(IndexAccess.Mapped)]
    public void A_file_that_is_replaced_by_renaming_serves_on_until_it_is_dropped(IndexAccess access)
    {
        // Windows keeps the name of a mapped file.
        if (OperatingSystem.IsWindows())
            return;

        using ScratchFolder folder = new();
        Samples.BuildRegister(folder["live"], [39], [40]);
        RegisterIndex index = RegisterIndex.Open(folder["live"], new IndexOpenOptions { Access = access });

        Samples.BuildRegister(folder["live"], [40], [39]);

        Assert.Equal(RegisterIndexAnswer.Listed, index.Answer(39));
        Assert.Equal(RegisterIndexAnswer.Listed, RegisterIndex.Open(folder["live"]).Answer(40));
    }

    private static string Refused(IndexError error, Action action)
    {
        IndexException refusal = Assert.Throws<IndexException>(action);
        Assert.Equal(error, refusal.Error);
        return refusal.Message;
    }

    private static void Open(ScratchFolder folder, byte[] bytes)
    {
        File.WriteAllBytes(folder["bad"], bytes);
        NumberSet.Open(folder["bad"]);
    }

    private static byte[] Changed(int at, byte value)
    {
        byte[] bytes = SmallFiles.Bytes("tiny-sparse");
        bytes[at] = value;
        return bytes;
    }

    private static byte[] Sealed(byte[] bytes)
    {
        Seal.Both(bytes);
        return bytes;
    }

    private static void OpenSigned(ScratchFolder folder, bool sign)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Samples.BuildSet(folder["bad"], [39]);

        if (sign)
            IndexSignature.Sign(folder["bad"], stranger);

        NumberSet.Open(folder["bad"], new IndexOpenOptions { Verification = IndexVerification.Signature, SignatureKey = key });
    }

    private static void ApplyToAnotherBase(ScratchFolder folder)
    {
        Samples.BuildSet(folder["first"], [39]);
        Samples.BuildSet(folder["bad"], [40]);
        IndexDelta.Create(folder["first"], folder["bad"], folder["delta"]);
        IndexDelta.Apply(folder["bad"], folder["delta"], folder["result"]);
    }

    private static void ApplyAFalsePromise(ScratchFolder folder)
    {
        Samples.BuildSet(folder["first"], [39]);
        Samples.BuildSet(folder["second"], [40]);
        IndexDelta.Create(folder["first"], folder["second"], folder["delta"]);
        byte[] delta = File.ReadAllBytes(folder["delta"]);
        delta[64 + 40] ^= 1;
        File.WriteAllBytes(folder["delta"], Sealed(delta));
        IndexDelta.Apply(folder["first"], folder["delta"], folder["bad"]);
    }

    private static void BuildUnasked(string path)
    {
        using RegisterIndexBuilder builder = new(path, Samples.Rpo);
        builder.AddAsked([39]);
        builder.AddClear([40]);
        builder.Build();
    }

    private static void BuildClearFullRegister(string path)
    {
        using RegisterIndexBuilder builder = new(path, GoldenFiles.FullRegister);
        builder.AddClear([40]);
        builder.Build();
    }
}
