using System.Buffers.Binary;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Every byte of small files: damage is refused, and damage under matching checksums never breaks a reader nor makes it read outside the file.</summary>
public sealed class DamageTests
{
    private const int Header = 64;
    private const int Footer = 64;

    public static TheoryData<string> Names => [.. SmallFiles.All];

    public static TheoryData<string, IndexAccess> TinyNamesOnDisk
    {
        get
        {
            TheoryData<string, IndexAccess> data = [];

            foreach (string name in SmallFiles.Tiny)
            {
                data.Add(name, IndexAccess.Resident);
                data.Add(name, IndexAccess.Mapped);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_file_opens(string name)
    {
        byte[] bytes = SmallFiles.Bytes(name);
        using GuardedMemory memory = new(bytes.Length);

        Assert.Null(Exercise.All(memory.BeforeGuard(bytes), SmallFiles.Probes(name)));
        Assert.Null(Exercise.All(memory.BehindGuard(bytes), SmallFiles.Probes(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_truncation_is_refused(string name)
    {
        byte[] whole = SmallFiles.Bytes(name);
        using GuardedMemory memory = new(whole.Length);

        for (int length = 0; length < whole.Length; length++)
        {
            IndexError? error = Exercise.All(memory.BeforeGuard(whole.AsSpan(0, length)), []);

            Assert.Equal(length == 0 ? IndexError.Empty : IndexError.Truncated, error);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_flipped_bit_is_refused(string name)
    {
        byte[] bytes = SmallFiles.Bytes(name);
        using GuardedMemory memory = new(bytes.Length);

        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            IndexError? error = Exercise.All(memory.BeforeGuard(bytes), []);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.True(error is IndexError.Damaged or IndexError.NotAnIndex or IndexError.UnsupportedVersion or IndexError.Truncated, $"bit {bit}: {error}");
        }
    }

    [Theory]
    [MemberData(nameof(TinyNamesOnDisk))]
    public void A_damaged_file_on_the_disk_is_refused(string name, IndexAccess access)
    {
        using ScratchFolder folder = new();
        byte[] bytes = SmallFiles.Bytes(name);

        // Every byte is damaged in memory above; here the doors count.
        for (int at = 0; at < bytes.Length; at += 7)
        {
            File.WriteAllBytes(folder["short"], bytes.AsSpan(0, at));
            bytes[at] ^= 0x5A;
            File.WriteAllBytes(folder["flipped"], bytes);
            bytes[at] ^= 0x5A;

            Assert.NotNull(Exercise.All(folder["short"], access, []));
            Assert.NotNull(Exercise.All(folder["flipped"], access, []));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_byte_under_matching_checksums_never_breaks_a_reader(string name)
    {
        byte[] bytes = SmallFiles.Bytes(name);
        bool isTiny = SmallFiles.Tiny.Contains(name);
        ulong[] probes = SmallFiles.Probes(name, isTiny ? 25 : 3);
        using GuardedMemory memory = new(bytes.Length);
        int opened = 0;

        for (int at = 0; at < bytes.Length; at++)
        {
            byte before = bytes[at];

            foreach (byte value in isTiny ? [(byte)(before ^ (1 << (at % 8))), (byte)(before ^ 0xFF), (byte)(before + 1), 0, 0xFF] : (ReadOnlySpan<byte>)[(byte)(before ^ (at % 3 == 0 ? 0xFF : 1 << (at % 8)))])
            {
                bytes[at] = value;
                Seal.Both(bytes);
                FileBytes copy = at % 2 == 0 ? memory.BeforeGuard(bytes) : memory.BehindGuard(bytes);

                // The golden files hold wide chunks, which take long to decode; the tiny ones hold every part of the format.
                opened += Exercise.All(copy, probes, decode: isTiny || at % 29 == 0) is null ? 1 : 0;
            }

            bytes[at] = before;
        }

        // Without any that opens, the seal would not have been one.
        Assert.True(opened > 0);
    }

    [Theory]
    [MemberData(nameof(TinyNamesOnDisk))]
    public void The_same_from_the_disk(string name, IndexAccess access)
    {
        using ScratchFolder folder = new();
        byte[] bytes = SmallFiles.Bytes(name);
        ulong[] probes = SmallFiles.Probes(name);

        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0xFF;
            Seal.Both(bytes);
            File.WriteAllBytes(folder["damaged"], bytes);
            Exercise.All(folder["damaged"], access, probes);
            bytes[at] ^= 0xFF;
        }
    }

    [Theory]
    [InlineData("tiny-compact", 1)]
    [InlineData("tiny-blocks", 1)]
    [InlineData("tiny-register", 5)]
    public void The_same_with_lists_long_enough_to_be_partitioned(string name, int step)
    {
        byte[] bytes = SmallFiles.Bytes(name);
        ulong[] some = SmallFiles.Probes(name);
        ulong[] probes = [.. Enumerable.Range(0, PartitionedList.Shortest).Select(i => some[i % some.Length] + (ulong)(i / some.Length))];
        using GuardedMemory memory = new(bytes.Length);

        for (int at = 0; at < bytes.Length; at += step)
        {
            byte before = bytes[at];
            bytes[at] ^= (byte)(at % 3 == 0 ? 0xFF : 1 << (at % 8));
            Seal.Both(bytes);
            Exercise.All(memory.BeforeGuard(bytes), probes, decode: false);
            bytes[at] = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_truncation_with_a_new_footer_never_breaks_a_reader(string name)
    {
        byte[] whole = SmallFiles.Bytes(name);
        ulong[] probes = SmallFiles.Probes(name, 5);
        using GuardedMemory memory = new(whole.Length);

        for (int length = Header; length < whole.Length - Footer; length++)
        {
            byte[] bytes = [.. whole.AsSpan(0, length), .. whole.AsSpan(whole.Length - Footer)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), bytes.Length);
            Seal.Both(bytes);

            Exercise.All(memory.BeforeGuard(bytes), probes, decode: length % 13 == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_writers_mistake_under_a_matching_XXH3_is_found_by_the_SHA_256(string name)
    {
        byte[] bytes = SmallFiles.Bytes(name);
        using GuardedMemory memory = new(bytes.Length);

        for (int at = 12; at < bytes.Length - Footer; at++)
        {
            bytes[at] ^= 0x10;
            Seal.Checksum(bytes);
            FileBytes copy = memory.BeforeGuard(bytes);
            bytes[at] ^= 0x10;

            Assert.ThrowsAny<Exception>(() => FileImage.Of(copy, name, new IndexOpenOptions { Verification = IndexVerification.Full }, IndexKind.None));
        }
    }

    [Fact]
    public void Many_changes_at_once_under_matching_checksums_never_break_a_reader()
    {
        Random random = new(23);
        string[] names = [.. SmallFiles.All];
        ulong[][] probes = [.. names.Select(SmallFiles.Probes)];
        using GuardedMemory memory = new(8_192);

        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = SmallFiles.Bytes(names[round % names.Length]);

            for (int changes = random.Next(2, 30); changes > 0; changes--)
                bytes[random.Next(12, bytes.Length - 16)] = (byte)random.Next(256);

            Seal.Both(bytes);
            Exercise.All(memory.BeforeGuard(bytes), probes[round % names.Length], decode: round % 13 == 0);
        }
    }
}
