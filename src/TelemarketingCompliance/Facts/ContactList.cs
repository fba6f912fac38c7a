using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Where a contact list came from. Provenance is what the law asks of a list before its numbers may be called.</summary>
public sealed record ContactList : IEvidence
{
    /// <summary>The list.</summary>
    public required ContactListId Id { get; init; }

    /// <summary>The controller that authorised it.</summary>
    public required PartyId Controller { get; init; }

    /// <summary>Who supplied it; null means that it is the controller's own customer base.</summary>
    public PartyId? Supplier { get; init; }

    /// <summary>When it was acquired.</summary>
    public required RecordedTime AcquiredAt { get; init; }

    /// <summary>The supply contract, by reference; null means none is recorded.</summary>
    public string? SupplyContract { get; init; }

    /// <summary>When the supply contract ends; null means that it continues.</summary>
    public RecordedTime? SupplyEndsAt { get; init; }

    /// <summary>The campaigns it was authorised for; empty means every campaign of the controller.</summary>
    public ImmutableArray<CampaignId> Campaigns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When a sample of its consents was checked and found in order; null means never.</summary>
    public RecordedTime? ConsentSampleCheckedAt { get; init; }

    string IEvidence.EvidenceId => Id.ToString();

    /// <summary>Checks the record before it is stored.</summary>
    /// <exception cref="ArgumentException">Its dates contradict each other; the message names the list and the field.</exception>
    public void Validate()
    {
        Identifier.Check(Id.Value, nameof(Id));
        if (SupplyEndsAt is { } end && end.IsBefore(AcquiredAt))
            throw new ArgumentException($"list `{Id}`, field `{nameof(SupplyEndsAt)}`: the supply contract ends before the list was acquired");
        if (Supplier is null && SupplyContract is not null)
            throw new ArgumentException($"list `{Id}`, field `{nameof(Supplier)}`: a supply contract needs a supplier");
    }
}
