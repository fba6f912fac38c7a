using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Attempts by number and by person, behind locks that are few enough to hold two and many enough to share the work.</summary>
internal sealed class AttemptShards
{
    private const int Count = 64;

    private readonly Shard[] shards = [.. Enumerable.Range(0, Count).Select(_ => new Shard())];

    /// <summary>Shuts out every other call about this number or this person.</summary>
    internal Holding Hold(E164Number number, SubjectId? subject)
    {
        int first = (int)(((number.Digits * 0x9E3779B97F4A7C15UL) >> 32) % Count);
        int second = subject is { } person ? (person.GetHashCode() & int.MaxValue) % Count : first;
        Shard ofNumber = shards[first];
        Shard ofSubject = shards[second];

        // Always the lower one first, so that two calls never wait for each other.
        shards[Math.Min(first, second)].Gate.Enter();
        if (first != second)
            shards[Math.Max(first, second)].Gate.Enter();
        return new Holding(ofNumber, ofSubject, number, subject);
    }

    internal readonly ref struct Holding(Shard ofNumber, Shard ofSubject, E164Number number, SubjectId? subject)
    {
        /// <summary>What the question may count.</summary>
        internal ImmutableArray<AttemptRecord> Find(in AttemptQuery query)
        {
            ofNumber.ByNumber.TryGetValue(number, out HeldAttempt? byNumber);
            HeldAttempt? bySubject = null;
            if (subject is { } person)
                ofSubject.BySubject.TryGetValue(person, out bySubject);
            if (byNumber is null && bySubject is null)
                return [];
            var found = new List<StoredAttempt>();
            while (byNumber is not null || bySubject is not null)
            {
                HeldAttempt latest = bySubject is null || byNumber?.Sequence >= bySubject.Sequence ? byNumber! : bySubject;
                if (ReferenceEquals(latest, byNumber))
                    byNumber = byNumber.EarlierOfNumber;
                if (ReferenceEquals(latest, bySubject))
                    bySubject = bySubject.EarlierOfSubject;
                found.Add(latest.Current);
            }

            found.Reverse();
            return query.Select(CollectionsMarshal.AsSpan(found));
        }

        internal void Add(HeldAttempt attempt)
        {
            attempt.EarlierOfNumber = ofNumber.ByNumber.GetValueOrDefault(number);
            ofNumber.ByNumber[number] = attempt;
            if (subject is not { } person)
                return;
            attempt.EarlierOfSubject = ofSubject.BySubject.GetValueOrDefault(person);
            ofSubject.BySubject[person] = attempt;
        }

        internal void Dispose()
        {
            ofNumber.Gate.Exit();
            if (!ReferenceEquals(ofNumber, ofSubject))
                ofSubject.Gate.Exit();
        }
    }

    internal sealed class Shard
    {
        internal Lock Gate { get; } = new();

        internal Dictionary<E164Number, HeldAttempt> ByNumber { get; } = [];

        internal Dictionary<SubjectId, HeldAttempt> BySubject { get; } = [];
    }
}
