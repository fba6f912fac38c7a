using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A person in the register lifted the opposition towards one controller, for good or for a time (L. 5/2018 art. 1 c. 4).</summary>
public sealed record SelectiveRevocation : LedgerEntry
{
    /// <summary>The register in which the opposition stands.</summary>
    public required string Register { get; init; }

    /// <summary>The controller towards which it is lifted.</summary>
    public required PartyId Controller { get; init; }

    /// <summary>When it was lifted.</summary>
    public required RecordedTime At { get; init; }

    /// <summary>When the opposition returns; null means not by itself.</summary>
    public Instant? Until { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckTime(At, nameof(At));
        CheckParty(Controller, nameof(Controller));
        if (Number is null)
            throw Invalid(nameof(Number), "a register opposes numbers");
        if (Until is { } until && until < At.Earliest)
            throw Invalid(nameof(Until), "the revocation ends before it was made");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) => Controller == query.Controller;
}
