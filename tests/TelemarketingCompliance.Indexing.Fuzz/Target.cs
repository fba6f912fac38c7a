using System.Buffers.Binary;
using TelemarketingCompliance.Indexing.Tests.Damage;

namespace TelemarketingCompliance.Indexing.Fuzz;

/// <summary>Takes whatever the fuzzer invents, makes it pass the length, the marks and both checksums, and uses every door of the reader on it.</summary>
internal sealed class Target : IDisposable
{
    private const int Longest = 1 << 16;
    private const int Smallest = 128;
    private const int KindAt = 12;

    // Numbers of the golden files and of none.
    private static readonly ulong[] Probes = [1, 39_300_0000_001, 1_212_555_0000, 1_212_555_2003, 1_213_999_9999, 44_20_0000_0000, 44_20_0100_0007, Keys.Max, ulong.MaxValue, .. Golden()];

    private readonly GuardedMemory memory = new(Longest);
    private readonly string folder = Directory.CreateTempSubdirectory("index-fuzz-").FullName;

    public void Run(Stream stream)
    {
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        Run(bytes.ToArray());
    }

    /// <summary>Null when the input was opened, else why not. Any exception is a finding.</summary>
    public IndexError? Run(byte[] input)
    {
        byte[] bytes = input.Length > Longest ? input[..Longest] : input;

        if (bytes.Length < Smallest)
            return Exercise.All(memory.BeforeGuard(bytes), []);

        Layout.Magic.CopyTo(bytes);
        Layout.FooterMagic.CopyTo(bytes.AsSpan(bytes.Length - 8));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(bytes.Length - Layout.FooterBytes), bytes.Length);
        Seal.Both(bytes);
        return bytes[KindAt] == (byte)IndexKind.Delta ? Apply(bytes) : Exercise.All(memory.BeforeGuard(bytes), Probes);
    }

    public void Dispose()
    {
        memory.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // A delta is read from the disk, and fits one of the bases at most.
    private IndexError? Apply(byte[] bytes)
    {
        string delta = Path.Combine(folder, "delta");
        File.WriteAllBytes(delta, bytes);
        IndexError? error = null;

        foreach (string name in Seeds.Bases)
        {
            try
            {
                IndexDelta.Apply(Seeds.PathOf(name), delta, Path.Combine(folder, "result"));
                return null;
            }
            catch (IndexException refusal)
            {
                error = refusal.Error;
            }
        }

        return error;
    }

    private static IEnumerable<ulong> Golden()
    {
        foreach (string name in Seeds.Names)
        {
            IndexInfo info = IndexFile.Inspect(Seeds.PathOf(name));
            IEnumerable<ulong> keys = info.Kind == IndexKind.Register ? RegisterIndex.Open(Seeds.PathOf(name)).Listed : NumberSet.Open(Seeds.PathOf(name)).Members;

            foreach (ulong key in keys.Take(8))
                yield return key;
        }
    }
}
