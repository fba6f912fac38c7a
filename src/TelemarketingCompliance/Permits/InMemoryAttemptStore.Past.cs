using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

public sealed partial class InMemoryAttemptStore
{
    private readonly Lock takingOver = new();

    /// <inheritdoc/>
    public ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Instant now = Now();
        foreach (StoredAttempt attempt in attempts)
            attempt.ValidatePast(now);
        lock (takingOver)
        {
            HeldAttempt[] added = NewOnes(attempts);
            MakeRoom(added.Length);
            int reserved = 0;
            try
            {
                for (; reserved < added.Length; reserved++)
                    Reserve(added[reserved]);
            }
            catch (ArgumentException)
            {
                foreach (HeldAttempt attempt in added.AsSpan(0, reserved))
                    Release(attempt.Current);
                Interlocked.Add(ref held, -added.Length);
                throw;
            }

            foreach (HeldAttempt attempt in added)
            {
                CallRequest request = attempt.Current.Request;
                using AttemptShards.Holding holding = shards.Hold(request.Callee, request.Subject);
                attempt.Tally.Add(attempt);
                holding.Add(attempt);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What of the past is not there yet.</summary>
    private HeldAttempt[] NewOnes(ImmutableArray<StoredAttempt> attempts)
    {
        var added = new Dictionary<PermitId, StoredAttempt>();
        foreach (StoredAttempt attempt in attempts)
        {
            StoredAttempt? same = byPermit.TryGetValue(attempt.Permit, out HeldAttempt? known) ? known.Current : added.GetValueOrDefault(attempt.Permit);
            if (same is null)
                added.Add(attempt.Permit, attempt with { IsPast = true });
            else if (!attempt.IsSamePast(same))
                throw new ArgumentException($"another attempt stands under the permit `{attempt.Permit}`; nothing was taken over");
        }

        return [.. added.Values.Select(Hold)];
    }

    private void Reserve(HeldAttempt added)
    {
        StoredAttempt attempt = added.Current;
        if (!byPermit.TryAdd(attempt.Permit, added))
            throw new ArgumentException($"another attempt stands under the permit `{attempt.Permit}`; nothing was taken over");
        if (attempt.IsCancelled || attempt.Request.RequestId is not { } id || byRequest.TryAdd((attempt.Request.Campaign.Processor.Id, id), added))
            return;
        byPermit.TryRemove(attempt.Permit, out _);
        throw new ArgumentException($"another attempt holds the request id of the past attempt `{attempt.Permit}`; nothing was taken over");
    }

    private void Release(StoredAttempt attempt)
    {
        byPermit.TryRemove(attempt.Permit, out _);
        if (!attempt.IsCancelled && attempt.Request.RequestId is { } id)
            byRequest.TryRemove((attempt.Request.Campaign.Processor.Id, id), out _);
    }
}
