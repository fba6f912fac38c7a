namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Applying a delta whose bytes changed: the promised file, or a refusal that leaves nothing behind.</summary>
public sealed class DamagedDeltaTests
{
    [Theory]
    [InlineData("tiny-register", "tiny-register")]
    [InlineData("tiny-compact", "tiny-sparse")]
    [InlineData("empty-set.v1", "tiny-sparse")]
    public void Every_change_of_a_delta_is_refused_or_harmless(string before, string after)
    {
        using ScratchFolder folder = new();
        byte[] target = Prepare(folder, before, after);
        byte[] delta = File.ReadAllBytes(folder["delta"]);

        for (int at = 0; at < delta.Length; at++)
        {
            byte[] damaged = Changed(delta, at, (byte)(at % 2 == 0 ? 0xFF : 1 << (at % 7)));
            File.WriteAllBytes(folder["delta"], damaged);
            Assert.NotNull(Apply(folder));
            Seal.Both(damaged);
            File.WriteAllBytes(folder["delta"], damaged);

            if (Apply(folder) is null)
                AssertPromised(folder, target);
        }
    }

    [Theory]
    [InlineData("tiny-register", "tiny-register")]
    [InlineData("tiny-compact", "tiny-sparse")]
    public void Every_change_of_the_base_is_refused(string before, string after)
    {
        using ScratchFolder folder = new();
        byte[] target = Prepare(folder, before, after);
        byte[] start = File.ReadAllBytes(folder["base"]);

        for (int at = 0; at < start.Length; at++)
        {
            byte[] damaged = Changed(start, at, 0x5A);
            File.WriteAllBytes(folder["base"], damaged);
            Assert.NotNull(Apply(folder));
            Seal.Both(damaged);
            File.WriteAllBytes(folder["base"], damaged);

            if (Apply(folder) is not null)
                continue;

            // A hash that is computed anew hides a change of the hash itself, and of nothing else.
            Assert.Equal(start, damaged);
            AssertPromised(folder, target);
        }
    }

    private static byte[] Prepare(ScratchFolder folder, string before, string after)
    {
        File.WriteAllBytes(folder["base"], SmallFiles.Bytes(before));
        File.WriteAllBytes(folder["target"], SmallFiles.Bytes(after));

        if (before == after)
            Samples.BuildRegister(folder["target"], Samples.Scattered(3, 9), Samples.Scattered(4, 20), Samples.Rpo with { Reference = "C-2" });

        IndexDelta.Create(folder["base"], folder["target"], folder["delta"]);
        byte[] target = File.ReadAllBytes(folder["target"]);
        File.Delete(folder["target"]);
        return target;
    }

    private static IndexError? Apply(ScratchFolder folder)
    {
        try
        {
            IndexDelta.Apply(folder["base"], folder["delta"], folder["result"]);
            return null;
        }
        catch (IndexException refusal)
        {
            Assert.Equal(["base", "delta"], folder.Files);
            return refusal.Error;
        }
    }

    private static byte[] Changed(byte[] bytes, int at, byte mask)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= mask;
        return changed;
    }

    // Bytes that nobody reads may change: padding, and the header's rest.
    private static void AssertPromised(ScratchFolder folder, byte[] target)
    {
        Assert.Equal(target, File.ReadAllBytes(folder["result"]));
        File.Delete(folder["result"]);
    }
}
