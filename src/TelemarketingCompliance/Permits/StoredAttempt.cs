using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An attempt as a store keeps it. Immutable; a store replaces it.</summary>
public sealed record StoredAttempt
{
    private static readonly int InFlight = Enum.GetValues<OutcomeKind>().Length;

    // There are few answers, and a campaign asks for one whenever one of its attempts changes.
    private static readonly CampaignCounts[] Recent = [.. Enumerable.Range(0, InFlight + 1).Select(outcome => CountsOf(outcome, isEarlier: false))];
    private static readonly CampaignCounts[] Earlier = [.. Enumerable.Range(0, InFlight + 1).Select(outcome => CountsOf(outcome, isEarlier: true))];

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

    /// <summary>Whether it was made before the store counted, and taken over with <see cref="IAttemptStore.RecordPastAsync"/>.</summary>
    public bool IsPast { get; init; }

    /// <summary>What it counts as: what its outcome says, also where it was given back and dialed all the same.</summary>
    public AttemptMeasures Counts => Outcome?.Counts ?? (IsCancelled ? AttemptMeasures.None : AttemptMeasures.All);

    /// <summary>Whether it was dialed, or is about to be.</summary>
    public bool IsDialed => Outcome is not null || (ConfirmedAt is not null && !IsCancelled);

    /// <summary>What it adds to the counts of its campaign: nothing before it is dialed. Every store counts with this one function.</summary>
    /// <param name="isEarlier">Whether it was charged more than ten minutes before the question.</param>
    public CampaignCounts ForCampaign(bool isEarlier)
    {
        if (!IsDialed)
            return CampaignCounts.None;
        // A kind that nobody defined counts as the unknown one does.
        int outcome = Outcome is null ? InFlight : Enum.IsDefined(Outcome.Kind) ? (int)Outcome.Kind : (int)OutcomeKind.Unknown;
        return (isEarlier ? Earlier : Recent)[outcome];
    }

    /// <summary>Checks an attempt before it is taken over with <see cref="IAttemptStore.RecordPastAsync"/>.</summary>
    /// <param name="now">The store's instant.</param>
    /// <exception cref="ArgumentException">It has no outcome or one that contradicts itself, or it lies in the future; the message names the permit.</exception>
    public void ValidatePast(Instant now)
    {
        if (Permit == default)
            throw new ArgumentException("an attempt of the past has no permit: make an id of the other system's own id, so that it is the same when it is taken over again");
        if (Outcome is null)
            throw new ArgumentException($"the past attempt `{Permit}` has no outcome: say `{OutcomeKind.Unknown}` where nobody knows it");
        if (ChargedAt > now)
            throw new ArgumentException($"the past attempt `{Permit}` lies in the future of the store");
        Outcome.Validate();
    }

    /// <summary>Whether <paramref name="other"/> is the same attempt taken over again: the same call at the same instant with the same first outcome; what was reported later aside.</summary>
    public bool IsSamePast(StoredAttempt other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Permit == other.Permit && ChargedAt == other.ChargedAt && ExpiresAt == other.ExpiresAt && ConfirmedAt == other.ConfirmedAt
            && IsCancelled == other.IsCancelled && Outcome is not null && Outcome.IsSameAs(other.Outcome) && IsFor(other.Request);
    }

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

    private static CampaignCounts CountsOf(int outcome, bool isEarlier)
    {
        var kind = (OutcomeKind)outcome;
        AttemptMeasures measures = outcome == InFlight ? AttemptMeasures.None : CallOutcome.CountsOf(kind);
        return new CampaignCounts
        {
            Dialed = 1,
            DialedEarlier = isEarlier ? 1 : 0,
            Missing = isEarlier && outcome == InFlight ? 1 : 0,
            Answered = (measures & AttemptMeasures.Answered) != 0 && kind is not (OutcomeKind.Machine or OutcomeKind.Fax) ? 1 : 0,
            // An outcome that nobody understands may have been a silent call.
            Silent = (measures & AttemptMeasures.Silent) != 0 ? 1 : 0,
            Machine = kind == OutcomeKind.Machine ? 1 : 0,
        };
    }
}
