using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An attempt as a store keeps it. Immutable; a store replaces it.</summary>
public sealed record StoredAttempt
{
    /// <summary>The permit.</summary>
    public required PermitId Permit { get; init; }

    /// <summary>The call it permits.</summary>
    public required CallRequest Request { get; init; }

    /// <summary>When it was charged, on the store's clock.</summary>
    public required Instant ChargedAt { get; init; }

    /// <summary>When dialing must have started.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was confirmed, on the store's clock; null means not.</summary>
    public Instant? ConfirmedAt { get; init; }

    /// <summary>Whether it was given back before it was dialed.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>How it ended; null while in flight.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>Other outcomes that were reported later.</summary>
    public ImmutableArray<CallOutcome> Conflicts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What it counts as: what its outcome says, also where it was given back and dialed all the same.</summary>
    public AttemptMeasures Counts => Outcome?.Counts ?? (IsCancelled ? AttemptMeasures.None : AttemptMeasures.All);

    /// <summary>Whether it was dialed, or is about to be.</summary>
    public bool IsDialed => Outcome is not null || (ConfirmedAt is not null && !IsCancelled);

    /// <summary>Whether it was charged for the very call of <paramref name="request"/>: equal in every field.</summary>
    public bool IsFor(CallRequest request) =>
        request is not null && (Request == request || JsonSerializer.Serialize(Request, FactsJson.Default.CallRequest) == JsonSerializer.Serialize(request, FactsJson.Default.CallRequest));

    /// <summary>The attempt as the parties of a question may see it. Every store answers with this one function.</summary>
    public AttemptRecord ShownTo(in AttemptQuery query)
    {
        bool own = Request.Campaign.Controller.Id == query.Controller;
        var record = new AttemptRecord
        {
            At = ChargedAt,
            Counts = Counts,
            IsSameNumber = Request.Callee == query.Number,
            IsSameSubject = Request.Subject is { } subject && subject == query.Subject,
            IsSameController = own,
            IsSameProcessor = Request.Campaign.Processor.Id == query.Processor,
        };
        return !own ? record : record with
        {
            Permit = Permit,
            Campaign = Request.Campaign.Id,
            RequestReference = ChargedCall.For(Request).RequestReference,
            Outcome = Outcome?.Kind,
            EndedAt = Outcome?.OccurredAt,
        };
    }
}
