using System.Buffers.Binary;
using System.IO.Hashing;

namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>A damaged file is refused; a damaged file with a matching checksum gives wrong answers at worst.</summary>
public sealed class DamageTests
{
    public static TheoryData<string> Names => [.. GoldenFiles.Builders.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_truncation_is_refused(string name)
    {
        using ScratchFolder folder = new();
        byte[] whole = File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, name));

        for (int length = 0; length < whole.Length; length += Step(whole))
        {
            File.WriteAllBytes(folder["damaged"], whole.AsSpan(0, length));
            IndexException refusal = Assert.Throws<IndexException>(() => IndexFile.Inspect(folder["damaged"]));
            Assert.Contains(refusal.Error, (IndexError[])[IndexError.Empty, IndexError.Truncated]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_flipped_byte_is_refused(string name)
    {
        using ScratchFolder folder = new();
        byte[] bytes = File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, name));

        for (int at = 0; at < bytes.Length; at += Step(bytes))
        {
            byte before = bytes[at];
            bytes[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(folder["damaged"], bytes);
            Assert.Throws<IndexException>(() => IndexFile.Inspect(folder["damaged"]));
            bytes[at] = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_flipped_byte_under_a_matching_checksum_never_breaks_a_reader(string name)
    {
        using ScratchFolder folder = new();
        byte[] bytes = File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, name));
        ulong[] probes = [.. GoldenFiles.Listed.Take(40), .. GoldenFiles.Clear.Take(40), .. Samples.Scattered(9, 20), 1_212_555_0001, 44_20_0000_0000, Keys.Max];
        Random random = new(17);

        for (int at = 8; at < bytes.Length - 16; at += Step(bytes))
        {
            byte before = bytes[at];
            bytes[at] = (byte)(random.Next(3) switch { 0 => before ^ (1 << random.Next(8)), 1 => 0xFF, _ => before + 1 });
            Seal(bytes);
            File.WriteAllBytes(folder["damaged"], bytes);
            UseAll(folder["damaged"], probes);
            bytes[at] = before;
        }
    }

    [Fact]
    public void Many_flips_at_once_under_a_matching_checksum_never_break_a_reader()
    {
        using ScratchFolder folder = new();
        Random random = new(23);
        ulong[] keys = Samples.Clustered(6, 4_000);
        Samples.BuildSet(folder["default"], keys);
        Samples.BuildSet(folder["compact"], keys, IndexProfile.Compact);
        byte[][] whole = [File.ReadAllBytes(folder["default"]), File.ReadAllBytes(folder["compact"])];

        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = [.. whole[round % 2]];

            for (int flips = random.Next(1, 60); flips > 0; flips--)
                bytes[random.Next(64, bytes.Length - 64)] = (byte)random.Next(256);

            Seal(bytes);
            File.WriteAllBytes(folder["damaged"], bytes);
            UseAll(folder["damaged"], keys.AsSpan(0, 300).ToArray());
        }
    }

    // Every byte of the small files; of the others every fifth.
    private static int Step(byte[] bytes) => bytes.Length > 3_000 ? 5 : 1;

    private static void Seal(byte[] bytes) =>
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - 16), XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - 16)));

    // A refusal is fine; what must not happen is any other exception, a read outside the file, or no end.
    private static void UseAll(string path, ulong[] probes)
    {
        try
        {
            switch (IndexFile.Inspect(path).Kind)
            {
                case IndexKind.Register:
                    RegisterIndex index = RegisterIndex.Open(path);
                    index.Answer(probes, new RegisterIndexAnswer[probes.Length]);
                    Array.ForEach(probes, key => index.Answer(key));
                    Array.ForEach(probes, key => index.Detail(key));
                    _ = index.Listed.Take(2_000).Count() + index.Clear.Take(2_000).Count();
                    break;
                case IndexKind.NumberSet:
                    NumberSet set = NumberSet.Open(path);
                    set.Contains(probes, new bool[probes.Length]);
                    Array.ForEach(probes, key => set.Contains(key));
                    Array.ForEach(probes, key => set.Detail(key));
                    _ = set.Members.Take(2_000).Count();
                    break;
            }
        }
        catch (IndexException)
        {
        }
    }
}
