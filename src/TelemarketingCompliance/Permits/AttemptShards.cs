using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Attempts by number and by person. Charging holds locks that are few enough to hold two and many enough to share the work; asking holds none.</summary>
internal sealed class AttemptShards
{
    private const int Count = 64;

    private readonly Lock[] gates = [.. Enumerable.Range(0, Count).Select(_ => new Lock())];

    // The latest attempt of each, from which the earlier ones hang. A chain grows at its head only, so that it may be read while it grows.
    private readonly ConcurrentDictionary<E164Number, HeldAttempt> byNumber = [];
    private readonly ConcurrentDictionary<SubjectId, HeldAttempt> bySubject = [];

    /// <summary>Shuts out every other call about this number or this person that would be charged.</summary>
    internal Holding Hold(E164Number number, SubjectId? subject)
    {
        int first = (int)(((number.Digits * 0x9E3779B97F4A7C15UL) >> 32) % Count);
        int second = subject is { } person ? (person.GetHashCode() & int.MaxValue) % Count : first;

        // Always the lower one first, so that two calls never wait for each other.
        Lock lower = gates[Math.Min(first, second)];
        Lock? upper = first == second ? null : gates[Math.Max(first, second)];
        lower.Enter();
        upper?.Enter();
        return new Holding(this, lower, upper);
    }

    /// <summary>What the question may count, in the order in which it was charged.</summary>
    internal ImmutableArray<AttemptRecord> Find(in AttemptQuery query)
    {
        byNumber.TryGetValue(query.Number, out HeldAttempt? ofNumber);
        HeldAttempt? ofSubject = null;
        if (query.Subject is { } person)
            bySubject.TryGetValue(person, out ofSubject);
        return ofNumber is null && ofSubject is null ? [] : Merge(ofNumber, ofSubject, query);
    }

    private static ImmutableArray<AttemptRecord> Merge(HeldAttempt? ofNumber, HeldAttempt? ofSubject, in AttemptQuery query)
    {
        ImmutableArray<AttemptRecord>.Builder found = ImmutableArray.CreateBuilder<AttemptRecord>();
        while (ofNumber is not null || ofSubject is not null)
        {
            HeldAttempt latest = ofSubject is null || ofNumber?.Sequence >= ofSubject.Sequence ? ofNumber! : ofSubject;
            if (ReferenceEquals(latest, ofNumber))
                ofNumber = ofNumber.EarlierOfNumber;
            if (ReferenceEquals(latest, ofSubject))
                ofSubject = ofSubject.EarlierOfSubject;
            StoredAttempt attempt = latest.Current;
            if (query.Includes(attempt))
                found.Add(attempt.ShownTo(query));
        }

        found.Reverse();
        return found.DrainToImmutable();
    }

    private void Add(HeldAttempt attempt)
    {
        CallRequest request = attempt.Current.Request;
        attempt.EarlierOfNumber = byNumber.GetValueOrDefault(request.Callee);
        byNumber[request.Callee] = attempt;
        if (request.Subject is not { } person)
            return;
        attempt.EarlierOfSubject = bySubject.GetValueOrDefault(person);
        bySubject[person] = attempt;
    }

    internal readonly ref struct Holding(AttemptShards shards, Lock lower, Lock? upper)
    {
        internal void Add(HeldAttempt attempt) => shards.Add(attempt);

        internal void Dispose()
        {
            upper?.Exit();
            lower.Exit();
        }
    }
}
