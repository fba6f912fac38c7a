namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>Files written by format v1 open, answer and are written the same, for ever.</summary>
public sealed class GoldenFileTests
{
    public static TheoryData<string> Names => [.. GoldenFiles.Builders.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_file_is_still_written_byte_for_byte(string name)
    {
        using ScratchFolder folder = new();

        GoldenFiles.Builders[name](folder[name]);

        Assert.Equal(File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, name)), File.ReadAllBytes(folder[name]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reader_written_from_the_specification_gives_the_same_answers(string name)
    {
        string path = Path.Combine(GoldenFiles.Folder, name);

        Agreement.Check(path, seed: 1);
    }

    [Theory]
    [InlineData(1, 5_000, IndexProfile.Default)]
    [InlineData(2, 5_000, IndexProfile.Compact)]
    [InlineData(3, 300, IndexProfile.Default)]
    [InlineData(4, 70, IndexProfile.Compact)]
    public void The_two_readers_agree_on_random_sets(int seed, int count, IndexProfile profile)
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(seed, count);
        Samples.BuildSet(folder["set"], keys, profile);
        Samples.BuildRegister(folder["register"], keys.AsSpan(0, count / 4), keys.AsSpan(count / 4), profile: profile);
        Samples.BuildSet(folder["sparse"], Samples.Scattered(seed, count / 10), profile);

        Agreement.Check(folder["set"], seed);
        Agreement.Check(folder["register"], seed);
        Agreement.Check(folder["sparse"], seed);
    }

    [Fact]
    public void A_full_register_answers_by_its_list_and_its_coverage()
    {
        RegisterIndex index = RegisterIndex.Open(Path.Combine(GoldenFiles.Folder, "full-register.v1"));

        Assert.Equal(RegisterIndexAnswer.Listed, index.Answer(1_212_555_0000));
        Assert.Equal(RegisterIndexAnswer.Clear, index.Answer(1_212_555_1000));
        Assert.Equal(RegisterIndexAnswer.Clear, index.Answer(1_213_999_9999));
        Assert.Equal(RegisterIndexAnswer.NotAsked, index.Answer(1_214_000_0000));
        Assert.Equal(RegisterIndexAnswer.NotAsked, index.Answer(1_212));
        Assert.Equal(["alpha", "zeta", "é"], index.Metadata.Campaigns);
        Assert.Equal([new NumberRange(1_212_000_0000, 1_213_999_9999), NumberRange.OfPrefix(1_907, 11)], index.Metadata.Coverage);
        Assert.Equal(new NumberDetail(null, 0x82), index.Detail(1_212_555_2000));
        Assert.Equal(new NumberDetail(new DateOnly(2003, 6, 28), 0), index.Detail(1_212_555_2003));
        Assert.Equal(new NumberDetail(null, 0), index.Detail(1_212_555_0001));
        Assert.Null(index.Detail(1_212_555_2001));
    }
}
