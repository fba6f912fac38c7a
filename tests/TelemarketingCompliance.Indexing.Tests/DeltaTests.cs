namespace TelemarketingCompliance.Indexing.Tests;

public sealed class DeltaTests
{
    [Theory]
    [InlineData(1, IndexProfile.Default)]
    [InlineData(2, IndexProfile.Compact)]
    [InlineData(3, IndexProfile.Default)]
    public void Applying_a_delta_gives_the_target_byte_for_byte(int seed, IndexProfile profile)
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(seed, 9_000);
        Samples.BuildRegister(folder["base"], keys.AsSpan(0, 3_000), keys.AsSpan(3_000, 4_000));
        Samples.BuildRegister(folder["target"], keys.AsSpan(1_000, 2_500), keys.AsSpan(4_000, 5_000), Samples.Rpo with { Reference = "C-2" }, profile);

        long changes = IndexDelta.Create(folder["base"], folder["target"], folder["delta"]);
        IndexBuildResult result = IndexDelta.Apply(folder["base"], folder["delta"], folder["base"]);

        Assert.Equal(File.ReadAllBytes(folder["target"]), File.ReadAllBytes(folder["base"]));
        Assert.Equal((2_500, 5_000), (result.Listed, result.Clear));
        Assert.True(changes > 0);
    }

    [Fact]
    public void Days_and_flags_that_change_or_vanish_are_carried()
    {
        using ScratchFolder folder = new();
        BuildWithDays(folder["base"], day: 1, count: 3_000);
        BuildWithDays(folder["target"], day: 2, count: 3_100);
        Samples.BuildSet(folder["bare"], [.. Enumerable.Range(0, 3_000).Select(i => 39_06_0000_0000 + (ulong)i)]);

        IndexDelta.Create(folder["base"], folder["target"], folder["first"]);
        IndexDelta.Apply(folder["base"], folder["first"], folder["result"]);
        IndexDelta.Create(folder["target"], folder["bare"], folder["second"]);
        IndexDelta.Apply(folder["target"], folder["second"], folder["plain"]);

        Assert.Equal(File.ReadAllBytes(folder["target"]), File.ReadAllBytes(folder["result"]));
        Assert.Equal(File.ReadAllBytes(folder["bare"]), File.ReadAllBytes(folder["plain"]));
    }

    [Fact]
    public void Another_base_is_refused_and_nothing_is_written()
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["base"], Samples.Clustered(1, 500));
        Samples.BuildSet(folder["other"], Samples.Clustered(2, 500));
        Samples.BuildSet(folder["target"], Samples.Clustered(3, 500));
        IndexDelta.Create(folder["base"], folder["target"], folder["delta"]);

        IndexException refusal = Assert.Throws<IndexException>(() => IndexDelta.Apply(folder["other"], folder["delta"], folder["result"]));

        Assert.Equal(IndexError.WrongBase, refusal.Error);
        Assert.DoesNotContain("result", folder.Files);
    }

    [Fact]
    public void Files_of_two_kinds_have_no_delta_and_a_delta_is_no_index()
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["set"], [39]);
        Samples.BuildRegister(folder["register"], [39], [40]);
        IndexDelta.Create(folder["set"], folder["set"], folder["delta"]);

        Assert.Equal(IndexError.WrongKind, Refusal(() => IndexDelta.Create(folder["set"], folder["register"], folder["x"])));
        Assert.Equal(IndexError.WrongKind, Refusal(() => NumberSet.Open(folder["register"])));
        Assert.Equal(IndexError.WrongKind, Refusal(() => RegisterIndex.Open(folder["set"])));
        Assert.Equal(IndexError.WrongKind, Refusal(() => RegisterIndex.Open(folder["delta"])));
        Assert.Equal(IndexError.WrongKind, Refusal(() => IndexDelta.Apply(folder["set"], folder["set"], folder["x"])));
        Assert.Equal(IndexError.NotFound, Refusal(() => NumberSet.Open(folder["missing"])));
    }

    private static IndexError Refusal(Action action) => Assert.Throws<IndexException>(action).Error;

    private static void BuildWithDays(string path, int day, int count)
    {
        using NumberSetBuilder builder = new(path, Samples.Pool);

        for (int i = 0; i < count; i++)
            builder.Add(39_06_0000_0000 + (ulong)i, new DateOnly(2020, 1, 1).AddDays(i % 7 == 0 ? day : 0), (byte)(i % 11 == 0 ? day : 0));

        builder.Build();
    }
}
