using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The person asked one controller for a call. Entries with the same reference add up: it is used as soon as one says so.</summary>
public sealed record PersonRequest : LedgerEntry
{
    /// <summary>The request's reference in the host's system; a call that relies on it names it.</summary>
    public required string Reference { get; init; }

    /// <summary>The controller that was asked.</summary>
    public required PartyId Controller { get; init; }

    /// <summary>What the person wants to be called for; at least one purpose.</summary>
    public required PurposeSet Purposes { get; init; }

    /// <summary>The merchandise categories the person asked about; empty means none was named, which is not enough where the law wants a specific request.</summary>
    public ImmutableArray<Sector> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When the person asked; a day without a time counts from its 00:00.</summary>
    public required RecordedTime MadeAt { get; init; }

    /// <summary>When it ends by itself; null leaves it to the rule's own validity. The earlier of the two counts.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When a conversation answered it; null means not yet.</summary>
    public RecordedTime? UsedAt { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckTime(MadeAt, nameof(MadeAt));
        CheckTime(UsedAt, nameof(UsedAt));
        CheckParty(Controller, nameof(Controller));
        Identifier.Check(Reference, nameof(Reference));
        if (Purposes.IsEmpty)
            throw Invalid(nameof(Purposes), "a request names at least one purpose");
        if (ExpiresAt is { } end && end < MadeAt.Earliest)
            throw Invalid(nameof(ExpiresAt), "the request ends before it was made");
        if (UsedAt is { } used && used.IsBefore(MadeAt))
            throw Invalid(nameof(UsedAt), "the request was used before it was made");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) => Controller == query.Controller;
}
