using System.Collections.Immutable;
using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>Several indexes asked as one: which of them answer for a number, and what. Exact, in about the time of one index, however many there are.</summary>
/// <remarks>
/// A table in memory, some 2.7 bytes for each asked number, says which indexes can hold a number; those are then asked. So nothing is answered that no index
/// says. Indexes with a coverage are asked every time. Immutable, thread-safe, lock-free; look-ups allocate nothing.
/// </remarks>
public sealed class RegisterIndexGroup
{
    /// <summary>So few indexes are asked directly: a table would cost more than it saves.</summary>
    private const int Few = 2;

    private readonly ImmutableArray<int> direct;
    private readonly ImmutableArray<HolderTable> tables;

    private RegisterIndexGroup(ImmutableArray<RegisterIndex> indexes, ImmutableArray<int> direct, ImmutableArray<HolderTable> tables)
    {
        Indexes = indexes;
        this.direct = direct;
        this.tables = tables;
    }

    /// <summary>The indexes, as they were given.</summary>
    public ImmutableArray<RegisterIndex> Indexes { get; }

    /// <summary>Bytes of the tables; the indexes have their own.</summary>
    public long TableBytes => tables.Sum(table => table.Bytes);

    /// <summary>Puts indexes together; reads every number of them once, some 30 ns each.</summary>
    /// <param name="indexes">The indexes. Those already in <paramref name="previous"/> at the same place cost nothing.</param>
    /// <param name="previous">The group this one replaces; null when there is none.</param>
    /// <param name="cancellationToken">Gives up between two indexes.</param>
    public static RegisterIndexGroup Create(ImmutableArray<RegisterIndex> indexes, RegisterIndexGroup? previous = null, CancellationToken cancellationToken = default)
    {
        if (indexes.IsDefault)
            throw new ArgumentException("the indexes are missing; give an empty array when there are none", nameof(indexes));

        int[] held = [.. Enumerable.Range(0, indexes.Length).Where(i => indexes[i].Metadata.Coverage.IsEmpty)];

        if (held.Length <= Few)
            return new RegisterIndexGroup(indexes, [.. Enumerable.Range(0, indexes.Length)], []);

        ImmutableArray<HolderTable>.Builder tables = ImmutableArray.CreateBuilder<HolderTable>();

        foreach (int[] places in held.Chunk(HolderTable.MaxIndexes))
        {
            ImmutableArray<RegisterIndex> asked = [.. places.Select(place => indexes[place])];
            HolderTable? same = previous?.tables.FirstOrDefault(table => table.Indexes.AsSpan().SequenceEqual(asked.AsSpan()));
            tables.Add(same is null ? HolderTable.Build(asked, [.. places], cancellationToken) : same.At([.. places]));
        }

        return new RegisterIndexGroup(indexes, [.. Enumerable.Range(0, indexes.Length).Except(held)], tables.DrainToImmutable());
    }

    /// <summary>All that the indexes say of one number.</summary>
    /// <param name="key">The number.</param>
    /// <param name="matches">Filled from the front, in no particular order; as long as <see cref="Indexes"/>.</param>
    /// <returns>How many indexes answer; 0 when the number was never asked.</returns>
    public int Find(ulong key, Span<RegisterIndexMatch> matches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matches.Length, Indexes.Length, nameof(matches));
        int count = 0;

        foreach (HolderTable table in tables)
        {
            for (ulong sets = table.HoldersOf(key); sets != 0; sets &= sets - 1)
            {
                int set = BitOperations.TrailingZeroCount(sets);
                RegisterIndexAnswer answer = HolderTable.AnswerOf(set);

                if (table.Indexes[set >> 1].Holds(key, answer))
                    matches[count++] = new RegisterIndexMatch(table.Places[set >> 1], answer);
            }
        }

        foreach (int place in direct)
        {
            RegisterIndexAnswer answer = Indexes[place].Answer(key);

            if (answer != RegisterIndexAnswer.NotAsked)
                matches[count++] = new RegisterIndexMatch(place, answer);
        }

        return count;
    }

    /// <summary>What the indexes say of many numbers; much faster than one by one. A number that several indexes may hold comes back as such.</summary>
    /// <param name="keys">The numbers.</param>
    /// <param name="matches">One for each number, in their order.</param>
    public void Find(ReadOnlySpan<ulong> keys, Span<RegisterIndexMatch> matches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matches.Length, keys.Length, nameof(matches));
        using GroupBatch batch = new(Indexes);

        for (int at = 0; at < keys.Length; at += GroupBatch.Size)
        {
            int count = Math.Min(GroupBatch.Size, keys.Length - at);
            batch.Begin(keys.Slice(at, count), matches.Slice(at, count));

            foreach (HolderTable table in tables)
                batch.AskHolders(table);

            foreach (int place in direct)
                batch.AskDirectly(place);
        }
    }
}
