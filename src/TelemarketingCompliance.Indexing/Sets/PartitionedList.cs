using System.Buffers;

namespace TelemarketingCompliance;

/// <summary>Borrowed memory for one long list: its questions in order of the groups they fall into.</summary>
internal sealed class PartitionedList(int length) : IDisposable
{
    /// <summary>Shorter lists are answered one by one.</summary>
    public const int Shortest = 1 << 16;

    /// <summary>Longer ones are answered in parts: 14 bytes a question are borrowed.</summary>
    public const int Longest = 1 << 24;

    /// <summary>Keys of the set for each question up to which decoding them all is cheaper than looking up.</summary>
    public const int KeysPerQuestion = 8;

    public const int MaxParts = 2048;
    public const ushort Absent = ushort.MaxValue;

    public ushort[] Parts { get; } = ArrayPool<ushort>.Shared.Rent(length);

    public uint[] Offsets { get; } = ArrayPool<uint>.Shared.Rent(length);

    public ulong[] Sorted { get; } = ArrayPool<ulong>.Shared.Rent(length);

    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(Parts);
        ArrayPool<uint>.Shared.Return(Offsets);
        ArrayPool<ulong>.Shared.Return(Sorted);
    }
}
