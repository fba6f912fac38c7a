using System.Buffers;

namespace TelemarketingCompliance;

/// <summary>Borrowed memory for one long list: where its questions fall in the set, and those places in order of the parts they belong to.</summary>
internal sealed class PartitionedList(int length) : IDisposable
{
    /// <summary>Shorter lists are answered one by one.</summary>
    public const int Shortest = 1 << 16;

    /// <summary>Longer ones are answered in pieces: 9 bytes a question are borrowed.</summary>
    public const int Longest = 1 << 24;

    /// <summary>Keys of the set for each question up to which decoding them all is cheaper than looking up.</summary>
    public const int KeysPerQuestion = 12;

    public const int MaxParts = 512;

    /// <summary>The place of a question whose group is not in the set.</summary>
    public const uint Absent = uint.MaxValue;

    public uint[] Places { get; } = ArrayPool<uint>.Shared.Rent(length);

    public uint[] Sorted { get; } = ArrayPool<uint>.Shared.Rent(length);

    public byte[] Found { get; } = ArrayPool<byte>.Shared.Rent(length);

    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(Places);
        ArrayPool<uint>.Shared.Return(Sorted);
        ArrayPool<byte>.Shared.Return(Found);
    }
}
