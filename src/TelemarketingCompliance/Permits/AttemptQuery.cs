using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Which attempts a call may count.</summary>
/// <param name="Number">The number to be called.</param>
/// <param name="Subject">The person behind it, if known.</param>
/// <param name="Controller">The controller of the call; attempts for others are answered without anything of them.</param>
/// <param name="Processor">The processor that would dial.</param>
/// <param name="Except">A permit to leave out: the one this very call already holds.</param>
/// <param name="RequestId">The processor's own id of the call: the open attempt charged under it is this very call, and left out; one that was dialed counts. Null means none.</param>
public readonly record struct AttemptQuery(
    E164Number Number, SubjectId? Subject, PartyId Controller, PartyId Processor, PermitId? Except = null, string? RequestId = null)
{
    /// <summary>The question that <paramref name="request"/> asks.</summary>
    public static AttemptQuery For(CallRequest request, PermitId? except = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Callee, request.Subject, request.Campaign.Controller.Id, request.Campaign.Processor.Id, except, request.RequestId);
    }

    /// <summary>Makes the answer from what a store holds: what the call may count, as its parties may see it. Every store answers with this one function.</summary>
    /// <param name="candidates">At least every attempt on the number or the person, in the order in which the store recorded them; others are left out.</param>
    /// <returns>In the order in which they were charged; what was taken over stands before the first that was charged later.</returns>
    public ImmutableArray<AttemptRecord> Select(ReadOnlySpan<StoredAttempt> candidates)
    {
        var charged = ImmutableArray.CreateBuilder<AttemptRecord>(candidates.Length);
        List<AttemptRecord>? past = null;
        foreach (StoredAttempt attempt in candidates)
        {
            if (!Includes(attempt))
                continue;
            if (attempt.IsPast)
                (past ??= []).Add(attempt.ShownTo(this));
            else
                charged.Add(attempt.ShownTo(this));
        }

        return past is null ? charged.DrainToImmutable() : Merge([.. past.OrderBy(attempt => attempt.At)], charged);
    }

    /// <summary>Whether the answer holds <paramref name="attempt"/>: on the number or the person; those that count as nothing and the call's own open one aside.</summary>
    public bool Includes(StoredAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        CallRequest request = attempt.Request;
        return (request.Callee == Number || (Subject is { } subject && request.Subject == subject))
            && attempt.Counts != AttemptMeasures.None
            && attempt.Permit != Except
            && !(RequestId is not null && attempt.Outcome is null && request.RequestId == RequestId && request.Campaign.Processor.Id == Processor);
    }

    // Attempts charged here keep their order, also where the clock was set back between them.
    private static ImmutableArray<AttemptRecord> Merge(ReadOnlySpan<AttemptRecord> past, ImmutableArray<AttemptRecord>.Builder charged)
    {
        var all = ImmutableArray.CreateBuilder<AttemptRecord>(past.Length + charged.Count);
        int next = 0;
        foreach (AttemptRecord attempt in charged)
        {
            while (next < past.Length && past[next].At < attempt.At)
                all.Add(past[next++]);
            all.Add(attempt);
        }

        all.AddRange(past[next..]);
        return all.MoveToImmutable();
    }
}
