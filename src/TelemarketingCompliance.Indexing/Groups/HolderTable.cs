using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

/// <summary>Says which sets of at most 32 indexes can hold a number: all that do, and now and then one that does not.</summary>
/// <remarks>
/// Lines of 32 slots of 16 bits, one cache line each. A slot holds which set (the low bits) and a fingerprint of the number (the rest, never 0). A full line
/// goes on in the next. With 15 indexes a number finds a false holder about once in a hundred times. The listed numbers of an index are one set, the clear ones
/// another: a number is looked for in one of them only, and not at all where nobody asked.
/// </remarks>
internal sealed unsafe class HolderTable
{
    /// <summary>Indexes of one table; each has two sets, and a set is one bit of a word.</summary>
    public const int MaxIndexes = 32;

    private const int SlotsPerLine = 32;
    private const int MeanLoad = 24;
    private const int InFlight = 16;

    private readonly ushort[] memory;
    private readonly ushort* slots;
    private readonly uint lines;
    private readonly ushort setMask;

    private HolderTable(ImmutableArray<RegisterIndex> indexes, ImmutableArray<int> places)
    {
        Indexes = indexes;
        Places = places;
        long keys = indexes.Sum(index => index.ListedCount + index.ClearCount);
        lines = checked((uint)(keys / MeanLoad) + 1);
        setMask = (ushort)(BitOperations.RoundUpToPowerOf2((uint)indexes.Length * 2) - 1);
        memory = GC.AllocateArray<ushort>(checked((int)((lines + 1) * SlotsPerLine)), pinned: true);

        // Pinned, so the address holds; one line more than needed, so that lines can begin where cache lines do.
        fixed (ushort* start = memory)
            slots = (ushort*)(((nint)start + Layout.Alignment - 1) & -(nint)Layout.Alignment);
    }

    private HolderTable(HolderTable same, ImmutableArray<int> places)
    {
        Indexes = same.Indexes;
        Places = places;
        memory = same.memory;
        slots = same.slots;
        lines = same.lines;
        setMask = same.setMask;
    }

    public ImmutableArray<RegisterIndex> Indexes { get; }

    /// <summary>Where each index stands in the group.</summary>
    public ImmutableArray<int> Places { get; }

    public long Bytes => memory.LongLength * sizeof(ushort);

    public static HolderTable Build(ImmutableArray<RegisterIndex> indexes, ImmutableArray<int> places, CancellationToken cancellationToken)
    {
        HolderTable table = new(indexes, places);
        byte[] counts = new byte[table.lines];

        for (int i = 0; i < indexes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.Insert(indexes[i].Keys(RegisterIndexAnswer.Listed), (ushort)(i * 2), counts);
            table.Insert(indexes[i].Keys(RegisterIndexAnswer.Clear), (ushort)((i * 2) + 1), counts);
        }

        return table;
    }

    /// <summary>The same table for indexes that stand elsewhere in their group.</summary>
    public HolderTable At(ImmutableArray<int> places) => new(this, places);

    /// <summary>What holding a key means: even sets list, odd ones clear.</summary>
    public static RegisterIndexAnswer AnswerOf(int set) => (set & 1) == 0 ? RegisterIndexAnswer.Listed : RegisterIndexAnswer.Clear;

    /// <summary>One bit for each set that may hold the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HoldersOf(ulong key) => HoldersOf(Hash(key));

    /// <summary>The hash of a key, whose line is on its way into the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyHash Prefetch(ulong key)
    {
        KeyHash hash = Hash(key);

        if (Sse.IsSupported)
            Sse.Prefetch0(LineOf(hash.Line));

        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HoldersOf(KeyHash hash)
    {
        ulong found = 0;
        uint line = hash.Line;
        Vector128<ushort> wanted = Vector128.Create(hash.Fingerprint);
        Vector128<ushort> others = Vector128.Create((ushort)~setMask);

        while (true)
        {
            ushort* slot = LineOf(line);
            uint equal = Vector128.Equals(Vector128.Load(slot) & others, wanted).ExtractMostSignificantBits()
                | (Vector128.Equals(Vector128.Load(slot + 8) & others, wanted).ExtractMostSignificantBits() << 8)
                | (Vector128.Equals(Vector128.Load(slot + 16) & others, wanted).ExtractMostSignificantBits() << 16)
                | (Vector128.Equals(Vector128.Load(slot + 24) & others, wanted).ExtractMostSignificantBits() << 24);

            for (; equal != 0; equal &= equal - 1)
                found |= 1UL << (slot[BitOperations.TrailingZeroCount(equal)] & setMask);

            if (slot[SlotsPerLine - 1] == 0)
            {
                GC.KeepAlive(memory);
                return found;
            }

            line = Next(line);
        }
    }

    private void Insert(KeySource source, ushort set, byte[] counts)
    {
        using (source)
        {
            ulong[] keys = new ulong[4096];
            KeyHash[] hashes = new KeyHash[InFlight];

            for (int read = source.Read(keys, []); read > 0; read = source.Read(keys, []))
            {
                for (int at = 0; at < read; at += InFlight)
                {
                    int count = Math.Min(InFlight, read - at);

                    for (int i = 0; i < count; i++)
                        hashes[i] = Prefetch(keys[at + i]);

                    for (int i = 0; i < count; i++)
                        Insert(hashes[i], set, counts);
                }
            }
        }
    }

    private void Insert(KeyHash hash, ushort set, byte[] counts)
    {
        uint line = hash.Line;

        while (counts[line] == SlotsPerLine)
            line = Next(line);

        LineOf(line)[counts[line]++] = (ushort)(hash.Fingerprint | set);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KeyHash Hash(ulong key)
    {
        ulong mixed = key * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8_FEB8_6659_FD93;
        mixed ^= mixed >> 32;
        ushort fingerprint = (ushort)((uint)mixed & (ushort)~setMask);

        // An empty slot is 0: no fingerprint may be.
        return new KeyHash((uint)Math.BigMul(mixed, lines, out _), fingerprint == 0 ? (ushort)(setMask + 1) : fingerprint);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ushort* LineOf(uint line) => slots + ((nuint)line * SlotsPerLine);

    private uint Next(uint line) => line + 1 == lines ? 0 : line + 1;

    /// <summary>Where a key's slots begin, and how to know them.</summary>
    internal readonly record struct KeyHash(uint Line, ushort Fingerprint);
}
