using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An attempt as a store keeps it. Immutable; a store replaces it.</summary>
public sealed record StoredAttempt
{
    /// <summary>How long after its charge a campaign may wait for an outcome.</summary>
    internal static readonly Duration Grace = Duration.FromMinutes(10);

    private const decimal Millionths = 1_000_000;

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

    /// <summary>How it ended, by the first report; null while in flight.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>Other outcomes that were reported later; they count beside the first.</summary>
    public ImmutableArray<CallOutcome> Conflicts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether it was made before the store counted, and taken over with <see cref="IAttemptStore.RecordPastAsync"/>.</summary>
    public bool IsPast { get; init; }

    /// <summary>How often its permit was handed out while it was open: by the charge, by each retry under its request id, by each confirm.</summary>
    public int HandedOut { get; init; } = 1;

    /// <summary>What it counts as: everything that was reported of it, also where it was given back and dialed all the same.</summary>
    public AttemptMeasures Counts
    {
        get
        {
            if (Outcome is null)
                return IsCancelled ? AttemptMeasures.None : AttemptMeasures.All;
            // Nobody knows which of two reports is true: none of them takes a count away.
            AttemptMeasures counts = Outcome.Counts;
            foreach (CallOutcome conflict in Conflicts)
                counts |= conflict.Counts;
            return counts;
        }
    }

    /// <summary>Whether it was dialed, or is about to be.</summary>
    public bool IsDialed => Outcome is not null || (ConfirmedAt is not null && !IsCancelled);

    /// <summary>What it adds to the counts of its campaign at an instant. Every store counts with this one function.</summary>
    /// <remarks>It changes by itself twice at most: ten minutes after the charge, and at <see cref="ExpiresAt"/> if that is later.</remarks>
    public CampaignCounts ForCampaign(Instant now)
    {
        bool isEarlier = ChargedAt < now - Grace;
        // A permit that nobody confirmed, completed or gave back was dialed, for all that anybody knows.
        if (!IsDialed && (IsCancelled || !isEarlier || now < ExpiresAt))
            return CampaignCounts.None;
        bool isSilent = Outcome is not null && (Counts & AttemptMeasures.Silent) != 0;
        bool isMachine = IsMachine(Outcome);
        bool isAnswered = IsByPerson(Outcome);
        foreach (CallOutcome conflict in Conflicts)
        {
            isMachine |= IsMachine(conflict);
            isAnswered &= IsByPerson(conflict);
        }

        return new CampaignCounts
        {
            Dialed = 1,
            DialedEarlier = isEarlier ? 1 : 0,
            Missing = isEarlier && Outcome is null ? 1 : 0,
            Answered = isAnswered || isSilent ? 1 : 0,
            Silent = isSilent ? 1 : 0,
            Machine = isMachine ? 1 : 0,
            Estimated = isMachine && !isSilent ? ShareOfPeople : 0,
        };
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
        foreach (CallOutcome conflict in Conflicts)
            conflict.Validate();
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
            EndedAt = EndedAt,
        };
    }

    private Instant? EndedAt
    {
        get
        {
            Instant? ended = Outcome?.OccurredAt;
            foreach (CallOutcome conflict in Conflicts)
                ended = ended > conflict.OccurredAt ? ended : conflict.OccurredAt;
            return ended;
        }
    }

    // What the campaign of this very call declared when it was charged: neither another processor's word nor a later one weighs it anew. An operator who has
    // the call dialed hears who answers; any other machine of which nothing is declared may have been a person.
    private decimal ShareOfPeople
    {
        get
        {
            decimal share = Request.Campaign.AnsweringMachineDetection is { } detection ? detection.ShareAt(ChargedAt) ?? 1
                : Request.EffectiveMode is DialingMode.Manual or DialingMode.Preview ? 0
                : 1;
            return Math.Ceiling(share * Millionths) / Millionths;
        }
    }

    private static bool IsMachine(CallOutcome? outcome) => outcome?.Kind == OutcomeKind.Machine;

    private static bool IsByPerson(CallOutcome? outcome) =>
        outcome is { Kind: not (OutcomeKind.Machine or OutcomeKind.Fax) } && (outcome.Counts & AttemptMeasures.Answered) != 0;
}
