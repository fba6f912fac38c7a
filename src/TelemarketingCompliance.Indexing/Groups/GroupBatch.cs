using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>One block of numbers on its way through a group: table look-ups in flight together, then each set asked once for all numbers it may hold.</summary>
internal ref struct GroupBatch(ImmutableArray<RegisterIndex> indexes) : IDisposable
{
    public const int Size = 4096;

    private const int InFlight = 16;

    private readonly sbyte[] sets = ArrayPool<sbyte>.Shared.Rent(Size);
    private readonly byte[] marks = ArrayPool<byte>.Shared.Rent(Size);
    private readonly ulong[] sorted = ArrayPool<ulong>.Shared.Rent(Size);
    private readonly ushort[] rows = ArrayPool<ushort>.Shared.Rent(Size);
    private readonly RegisterIndexAnswer[] answers = ArrayPool<RegisterIndexAnswer>.Shared.Rent(Size);
    private ReadOnlySpan<ulong> keys;
    private Span<RegisterIndexMatch> matches;

    public void Begin(ReadOnlySpan<ulong> block, Span<RegisterIndexMatch> results)
    {
        keys = block;
        matches = results;
        matches.Fill(RegisterIndexMatch.None);
    }

    public readonly void AskHolders(HolderTable table)
    {
        Span<int> starts = stackalloc int[(HolderTable.MaxIndexes * 2) + 1];
        starts.Clear();
        FindHolders(table, starts);

        for (int i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];

        // From the back, so that what is left of `starts` are the beginnings.
        for (int row = keys.Length - 1; row >= 0; row--)
        {
            if (sets[row] < 0)
                continue;

            int at = --starts[sets[row]];
            sorted[at] = keys[row];
            rows[at] = (ushort)row;
        }

        for (int set = 0; set < table.Indexes.Length * 2; set++)
        {
            int start = starts[set];
            Span<byte> held = marks.AsSpan(start, starts[set + 1] - start);
            table.Indexes[set >> 1].Holds(sorted.AsSpan(start, held.Length), HolderTable.AnswerOf(set), held);

            for (int i = 0; i < held.Length; i++)
                Note(rows[start + i], table.Places[set >> 1], held[i] == 0 ? RegisterIndexAnswer.NotAsked : HolderTable.AnswerOf(set));
        }
    }

    public readonly void AskDirectly(int place)
    {
        Span<RegisterIndexAnswer> said = answers.AsSpan(0, keys.Length);
        indexes[place].Answer(keys, said);

        for (int row = 0; row < said.Length; row++)
            Note(row, place, said[row]);
    }

    public readonly void Dispose()
    {
        ArrayPool<sbyte>.Shared.Return(sets);
        ArrayPool<byte>.Shared.Return(marks);
        ArrayPool<ulong>.Shared.Return(sorted);
        ArrayPool<ushort>.Shared.Return(rows);
        ArrayPool<RegisterIndexAnswer>.Shared.Return(answers);
    }

    // Counts the rows of each set. A row that several may hold is left to be asked alone.
    private readonly void FindHolders(HolderTable table, Span<int> counts)
    {
        Span<HolderTable.KeyHash> hashes = stackalloc HolderTable.KeyHash[InFlight];

        for (int at = 0; at < keys.Length; at += InFlight)
        {
            int count = Math.Min(InFlight, keys.Length - at);

            for (int i = 0; i < count; i++)
                hashes[i] = table.Prefetch(keys[at + i]);

            for (int i = 0; i < count; i++)
            {
                ulong found = table.HoldersOf(hashes[i]);
                sbyte set = -1;

                if (BitOperations.IsPow2(found))
                    counts[set = (sbyte)BitOperations.TrailingZeroCount(found)]++;
                else if (found != 0)
                    matches[at + i] = RegisterIndexMatch.Several;

                sets[at + i] = set;
            }
        }
    }

    private readonly void Note(int row, int place, RegisterIndexAnswer answer)
    {
        if (answer == RegisterIndexAnswer.NotAsked)
            return;

        ref RegisterIndexMatch match = ref matches[row];
        match = match.Index < 0 && !match.MayHaveOthers ? new RegisterIndexMatch(place, answer) : RegisterIndexMatch.Several;
    }
}
