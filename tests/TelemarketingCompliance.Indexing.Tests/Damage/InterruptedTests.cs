using System.Security.Cryptography;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Whatever interrupts a writer, the final name holds the old file or none, and nothing else stays in the folder.</summary>
public sealed class InterruptedTests
{
    private static readonly ulong[] Many = Samples.Scattered(6, 150_000);

    public static TheoryData<long> Ends => [0, 64, 4_000, 65_535, 70_000, 400_000];

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_full_disk_leaves_the_old_file_and_nothing_else(long end)
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["set"], [39]);
        byte[] before = File.ReadAllBytes(folder["set"]);
        Disk.End.Value = end;

        IndexException refusal = Assert.Throws<IndexException>(() => Samples.BuildSet(folder["set"], Many));

        Disk.End.Value = null;
        Assert.Equal(IndexError.DiskFull, refusal.Error);
        Assert.Contains("`set` cannot be written: the disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["set"], folder.Files);
        Assert.Equal(before, File.ReadAllBytes(folder["set"]));
    }

    [Fact]
    public void A_disk_that_is_full_of_sorted_runs_leaves_nothing()
    {
        using ScratchFolder folder = new();
        Disk.End.Value = 100_000;

        IndexException refusal = Assert.Throws<IndexException>(() => Samples.BuildSet(folder["set"], Many, budget: 1 << 20));

        Disk.End.Value = null;
        Assert.Equal(IndexError.DiskFull, refusal.Error);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_full_disk_stops_delta_apply_and_signature_alike()
    {
        using ScratchFolder folder = new();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Samples.BuildSet(folder["base"], [39]);
        Samples.BuildSet(folder["target"], [40]);
        IndexDelta.Create(folder["base"], folder["target"], folder["delta"]);
        Disk.End.Value = 10;

        Assert.Equal(IndexError.DiskFull, Assert.Throws<IndexException>(() => IndexDelta.Create(folder["base"], folder["target"], folder["other"])).Error);
        Assert.Equal(IndexError.DiskFull, Assert.Throws<IndexException>(() => IndexDelta.Apply(folder["base"], folder["delta"], folder["result"])).Error);
        Assert.Equal(IndexError.DiskFull, Assert.Throws<IndexException>(() => IndexSignature.Sign(folder["base"], key)).Error);

        Disk.End.Value = null;
        Assert.Equal(["base", "delta", "target"], folder.Files);
    }

    [Fact]
    public void What_a_full_device_of_the_system_says_is_understood()
    {
        if (!File.Exists("/dev/full"))
            return;

        using FileStream device = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        IOException fault = Assert.Throws<IOException>(() => device.Write(new byte[10]));

        Assert.Equal(IndexError.DiskFull, Failure.Translate(fault, Failure.Set, "set", writing: true)?.Error);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_has_its_own_refusal()
    {
        using ScratchFolder folder = new();

        // Nobody may create files there, not even the superuser, whom permissions of a folder do not stop.
        if (!Directory.Exists("/sys/kernel"))
            return;

        IndexException refusal = Assert.Throws<IndexException>(() => Samples.BuildSet("/sys/kernel/set", [39]));

        Assert.Equal(IndexError.AccessDenied, refusal.Error);
        Assert.Contains("`set` cannot be written: its folder denies access", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_name_that_is_a_folder_stays_one()
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder["set"]);

        Assert.Throws<IndexException>(() => Samples.BuildSet(folder["set"], [39]));

        Assert.Empty(folder.Files);
        Assert.Equal(IndexError.AccessDenied, Assert.Throws<IndexException>(() => NumberSet.Open(folder["set"])).Error);
    }

    [Fact]
    public void Cancelling_while_the_file_is_written_leaves_nothing()
    {
        using ScratchFolder folder = new();
        using CancellationTokenSource source = new();
        using NumberSetBuilder builder = new(folder["set"], Samples.Pool, new IndexBuildOptions { MemoryBudget = 1 << 20 });
        builder.Add(Many);

        // Progress ends with the last number, when all of the file but its footer is on the disk.
        Assert.Throws<OperationCanceledException>(() => builder.Build(new Cancelling(source), source.Token));

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Cancelling_a_delta_or_its_application_leaves_nothing()
    {
        using ScratchFolder folder = new();
        using CancellationTokenSource source = new();
        Samples.BuildSet(folder["base"], [39]);
        Samples.BuildSet(folder["target"], [40]);
        IndexDelta.Create(folder["base"], folder["target"], folder["delta"]);
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => IndexDelta.Create(folder["base"], folder["target"], folder["other"], source.Token));
        Assert.Throws<OperationCanceledException>(() => IndexDelta.Apply(folder["base"], folder["delta"], folder["base"], source.Token));

        Assert.Equal(["base", "delta", "target"], folder.Files);
        Assert.True(NumberSet.Open(folder["base"]).Contains(39));
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => source.Cancel();
    }
}
