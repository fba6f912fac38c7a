namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>An index built in memory is the file that the builder writes.</summary>
public sealed class MemoryBuildTests
{
    private static readonly RegisterMetadata Metadata = new() { Register = "it-rpo", Controller = "acme", ProcessedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Reference = "a" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memory_and_builder_write_the_same_bytes(bool dated)
    {
        using ScratchFolder folder = new();
        DateOnly? Day(int i) => dated && i % 3 > 0 ? new DateOnly(2020, 1, 1).AddDays(i % 50) : null;
        (ulong Key, DateOnly? Day)[] listed = [.. Enumerable.Range(0, 2_000).Select(i => (390_600_000_000 + (ulong)(i * 37 % 9_001 * 2), Day(i)))];
        ulong[] clear = [.. Enumerable.Range(0, 3_000).Select(i => 390_600_000_001 + (ulong)(i * 41 % 9_001 * 2))];

        RegisterIndex.InMemory(Metadata, listed, clear).Save(folder["memory"]);
        using (RegisterIndexBuilder builder = new(folder["builder"], Metadata))
        {
            foreach ((ulong key, DateOnly? day) in listed)
                builder.AddListed(key, day, 0);

            builder.AddClear(clear);
            builder.Build();
        }

        Assert.Equal(File.ReadAllBytes(folder["builder"]), File.ReadAllBytes(folder["memory"]));
    }

    [Fact]
    public void What_the_builder_refuses_memory_refuses()
    {
        Assert.Equal(IndexError.Overlap, Refused(() => RegisterIndex.InMemory(Metadata, [(5, null)], [5])));
        Assert.Equal(IndexError.KeyOutOfRange, Refused(() => RegisterIndex.InMemory(Metadata, [(0, null)], [])));
        Assert.Equal(IndexError.KeyOutOfRange, Refused(() => RegisterIndex.InMemory(Metadata, [], [1_000_000_000_000_000])));
        Assert.Equal(IndexError.InvalidMetadata, Refused(() => RegisterIndex.InMemory(Metadata with { Coverage = [NumberRange.OfPrefix(39, 12)] }, [(5, null)], [6])));
    }

    [Fact]
    public void Saving_where_nothing_can_be_written_says_so_and_leaves_nothing()
    {
        using ScratchFolder folder = new();

        Assert.Equal(IndexError.NotFound, Refused(() => RegisterIndex.InMemory(Metadata, [(5, null)], []).Save(folder["missing/file"])));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static IndexError Refused(Action build) => Assert.Throws<IndexException>(build).Error;
}
