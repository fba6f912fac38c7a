using System.Security.Cryptography;

namespace TelemarketingCompliance.Indexing.Tests;

public sealed class BuildTests
{
    [Theory]
    [InlineData(IndexProfile.Default)]
    [InlineData(IndexProfile.Compact)]
    public void Equal_content_gives_equal_bytes_whatever_the_order_the_repetition_and_the_memory(IndexProfile profile)
    {
        using ScratchFolder folder = new();
        ulong[] keys = [.. Samples.Clustered(11, 30_000), .. Samples.Scattered(12, 60_000)];
        ulong[] shuffled = [.. keys, .. keys.AsSpan(0, 10_000)];
        new Random(1).Shuffle(shuffled);
        Array.Sort(keys);

        Samples.BuildSet(folder["sorted"], keys, profile);
        IndexBuildResult spilled = Samples.BuildSet(folder["spilled"], shuffled, profile, budget: 1 << 20);

        Assert.Equal(10_000, spilled.Duplicates);
        Assert.Equal(File.ReadAllBytes(folder["sorted"]), File.ReadAllBytes(folder["spilled"]));
        Assert.Equal(["sorted", "spilled"], folder.Files);
    }

    [Fact]
    public void Asked_numbers_without_a_clear_answer_are_listed()
    {
        using ScratchFolder folder = new();
        ulong[] asked = Samples.Clustered(13, 2_000);
        Samples.BuildRegister(folder["expected"], asked.AsSpan(0, 700), asked.AsSpan(700));
        using RegisterIndexBuilder builder = new(folder["register"], Samples.Rpo);
        builder.AddAsked(asked);
        builder.AddClear(asked.AsSpan(700));

        IndexBuildResult result = builder.Build();

        Assert.Equal((700, 1_300, 0), (result.Listed, result.Clear, result.Duplicates));
        Assert.Equal(File.ReadAllBytes(folder["expected"]), File.ReadAllBytes(folder["register"]));
    }

    [Fact]
    public void A_clear_answer_that_nobody_asked_for_is_refused() =>
        Refused(IndexError.NeverAsked, builder =>
        {
            builder.AddAsked([3900001, 3900003]);
            builder.AddClear([3900002]);
        });

    [Fact]
    public void A_number_both_listed_and_clear_is_refused() =>
        Refused(IndexError.Overlap, builder =>
        {
            builder.AddListed(Samples.Clustered(1, 5_000));
            builder.AddClear(Samples.Clustered(1, 5_000).AsSpan(4_000, 1));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000_000_000_000)]
    [InlineData(ulong.MaxValue)]
    public void A_key_that_is_no_number_is_refused(ulong key) => Refused(IndexError.KeyOutOfRange, builder => builder.AddListed([39, key]));

    [Fact]
    public void After_a_refused_number_the_builder_holds_what_it_held_before()
    {
        using ScratchFolder folder = new();
        ulong[] listed = Samples.Scattered(6, 500);
        ulong[] clear = Samples.Scattered(7, 500);
        Samples.BuildRegister(folder["expected"], listed, clear);

        using (RegisterIndexBuilder builder = new(folder["actual"], Samples.Rpo))
        {
            builder.AddListed(listed);
            builder.AddClear(clear);
            Assert.Equal(IndexError.KeyOutOfRange, Assert.Throws<IndexException>(() => builder.AddClear([.. Samples.Scattered(8, 40), 0])).Error);
            Assert.Equal(IndexError.KeyOutOfRange, Assert.Throws<IndexException>(() => builder.AddListed(0, new DateOnly(2026, 1, 1), 0)).Error);
            builder.Build();
        }

        Assert.Equal(File.ReadAllBytes(folder["expected"]), File.ReadAllBytes(folder["actual"]));
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_refused()
    {
        using ScratchFolder folder = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberSetBuilder(folder["set"], Samples.Pool, new IndexBuildOptions { Profile = (IndexProfile)7 }));
    }

    [Fact]
    public void One_pool_that_holds_the_whole_budget_does_not_drive_the_other_to_disk_key_by_key()
    {
        using ScratchFolder folder = new();
        ulong[] asked = [.. Enumerable.Range(0, 600_000).Select(i => 393_200_000_000UL + ((ulong)i * 7))];
        using RegisterIndexBuilder builder = new(folder["register"], Samples.Rpo, new IndexBuildOptions { MemoryBudget = 3 << 20 });
        builder.AddAsked(asked);

        for (int at = 0; at < 300_000; at += 1_000)
        {
            builder.AddClear(asked.AsSpan(at, 1_000));
            Assert.InRange(Directory.GetFiles(folder.Path, ".*.run", new EnumerationOptions { AttributesToSkip = 0 }).Length, 0, 8);
        }

        IndexBuildResult result = builder.Build();
        Assert.Equal((300_000, 300_000), (result.Listed, result.Clear));
    }

    [Fact]
    public void Very_many_runs_become_few()
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Scattered(9, 400_000);
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool, new IndexBuildOptions { MemoryBudget = 1 << 20 });

        for (int at = 0; at < keys.Length; at += 2_000)
        {
            builder.Add(keys.AsSpan(at, 2_000));
            Assert.InRange(Directory.GetFiles(folder.Path, ".*.run", new EnumerationOptions { AttributesToSkip = 0 }).Length, 0, 32);
        }

        builder.Build();
        Samples.BuildSet(folder["expected"], keys);
        Assert.Equal(File.ReadAllBytes(folder["expected"]), File.ReadAllBytes(folder["set"]));
    }

    [Fact]
    public void A_full_register_with_clear_numbers_is_refused()
    {
        using ScratchFolder folder = new();
        using RegisterIndexBuilder builder = new(folder["register"], GoldenFiles.FullRegister);
        builder.AddClear([1_212_555_0000]);

        Assert.Equal(IndexError.InvalidMetadata, Assert.Throws<IndexException>(() => builder.Build()).Error);
    }

    [Fact]
    public void A_cancelled_build_leaves_nothing_behind()
    {
        using ScratchFolder folder = new();
        using CancellationTokenSource source = new();
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool, new IndexBuildOptions { MemoryBudget = 1 << 20 });
        builder.Add(Samples.Scattered(3, 200_000));
        source.CancelAfter(0);
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => builder.Build(null, source.Token));

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_build_that_fails_while_writing_leaves_the_old_file_and_nothing_else()
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["set"], [39]);
        byte[] before = File.ReadAllBytes(folder["set"]);
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool);
        builder.Add(Samples.Clustered(3, 10_000));

        Assert.Throws<InvalidOperationException>(() => builder.Build(new Throwing()));

        Assert.Equal(["set"], folder.Files);
        Assert.Equal(before, File.ReadAllBytes(folder["set"]));
    }

    [Fact]
    public void Progress_ends_with_all_numbers()
    {
        using ScratchFolder folder = new();
        List<IndexProgress> seen = [];
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool);
        builder.Add([39, 40, 41]);

        builder.Build(new Collecting(seen));

        Assert.Equal(new IndexProgress(3, 3), seen[^1]);
    }

    [Fact]
    public void A_folder_that_does_not_exist_has_its_own_refusal()
    {
        using ScratchFolder folder = new();
        using NumberSetBuilder builder = new(Path.Combine(folder.Path, "missing", "set"), Samples.Pool);
        builder.Add([39]);

        Assert.Equal(IndexError.NotFound, Assert.Throws<IndexException>(() => builder.Build()).Error);
    }

    [Fact]
    public void Days_and_flags_follow_their_numbers_through_spilling_and_merging()
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(21, 40_000);
        Dictionary<ulong, NumberDetail> model = [];
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool, new IndexBuildOptions { MemoryBudget = 1 << 20 });
        Random random = new(21);

        foreach (ulong key in keys.Concat(keys.Take(5_000)))
        {
            DateOnly? day = random.Next(4) == 0 ? null : new DateOnly(1970, 1, 1).AddDays(random.Next(20_000));
            byte flags = (byte)(random.Next(3) == 0 ? 1 << random.Next(8) : 0);
            builder.Add(key, day, flags);
            NumberDetail old = model.GetValueOrDefault(key, new NumberDetail(DateOnly.MinValue, 0));
            model[key] = new NumberDetail(old.Day is null || day is null ? null : old.Day > day ? old.Day : day, (byte)(old.Flags | flags));
        }

        builder.Build();

        NumberSet set = NumberSet.Open(folder["set"], new IndexOpenOptions { Verification = IndexVerification.Full });
        Assert.True(set.HasDays && set.HasFlags);
        Assert.All(model, pair => Assert.Equal(pair.Value, set.Detail(pair.Key)));
        Assert.Null(set.Detail(1));
    }

    [Fact]
    public void Few_numbers_in_few_places_are_no_sparse_set()
    {
        using ScratchFolder folder = new();
        Random random = new(22);
        ulong[] blocks = [.. Enumerable.Range(0, 400).Select(_ => 393_200_000_000UL + ((ulong)random.Next(60_000) * 10_000))];
        ulong[] clustered = [.. Enumerable.Range(0, 10_000).Select(_ => blocks[random.Next(blocks.Length)] + (ulong)random.Next(10_000)).Distinct()];
        ulong[] scattered = [.. Enumerable.Range(0, 10_000).Select(_ => (ulong)random.NextInt64(1, 1_000_000_000_000_000)).Distinct()];
        Samples.BuildSet(folder["clustered"], clustered);
        Samples.BuildSet(folder["scattered"], scattered);

        // A sparse set takes 2 + log2(highest key / n) bits a number: 27 and 39.
        Assert.True(new FileInfo(folder["clustered"]).Length * 8 < 20L * clustered.Length);
        Assert.True(new FileInfo(folder["scattered"]).Length * 8 < 40L * scattered.Length);
        NumberSet set = NumberSet.Open(folder["clustered"], new IndexOpenOptions { Verification = IndexVerification.Full });
        Assert.All(clustered, key => Assert.True(set.Contains(key)));
        Assert.All(scattered, key => Assert.Equal(clustered.Contains(key), set.Contains(key)));
    }

    [Fact]
    public void A_signature_holds_for_its_file_and_its_key_only()
    {
        using ScratchFolder folder = new();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Samples.BuildSet(folder["set"], [39, 40]);
        IndexOpenOptions options = new() { Verification = IndexVerification.Signature, SignatureKey = key };

        Assert.Equal(IndexError.SignatureMissing, Assert.Throws<IndexException>(() => NumberSet.Open(folder["set"], options)).Error);
        IndexSignature.Sign(folder["set"], key);
        IndexSignature.Verify(folder["set"], key);
        Assert.Equal(2, NumberSet.Open(folder["set"], options).Count);
        Assert.Equal(IndexError.SignatureInvalid, Assert.Throws<IndexException>(() => IndexSignature.Verify(folder["set"], stranger)).Error);

        // As long, and another curve.
        using ECDsa bitcoin = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
        Assert.Equal(256, bitcoin.KeySize);
        Assert.Throws<ArgumentException>(() => IndexSignature.Sign(folder["set"], bitcoin));
        Samples.BuildSet(folder["set"], [39, 41]);
        Assert.Equal(IndexError.SignatureInvalid, Assert.Throws<IndexException>(() => NumberSet.Open(folder["set"], options)).Error);
    }

    private static void Refused(IndexError error, Action<RegisterIndexBuilder> add)
    {
        using ScratchFolder folder = new();
        using RegisterIndexBuilder builder = new(folder["register"], Samples.Rpo);

        IndexException refusal = Assert.Throws<IndexException>(() =>
        {
            add(builder);
            builder.Build();
        });

        Assert.Equal(error, refusal.Error);
        Assert.Empty(folder.Files);
    }

    private sealed class Throwing : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => throw new InvalidOperationException();
    }

    private sealed class Collecting(List<IndexProgress> seen) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => seen.Add(value);
    }
}
