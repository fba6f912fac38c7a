namespace TelemarketingCompliance;

/// <summary>A contract between a controller and a person. Entries about the same contract add up: it is over as soon as one says so.</summary>
public sealed record ContractEntry : LedgerEntry
{
    /// <summary>The contract.</summary>
    public required ContractId Contract { get; init; }

    /// <summary>The party that owes the goods or services.</summary>
    public required PartyId Controller { get; init; }

    /// <summary>When it began.</summary>
    public required RecordedTime StartedAt { get; init; }

    /// <summary>When it ended or will end; null means that it continues.</summary>
    public RecordedTime? EndedAt { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckTime(StartedAt, nameof(StartedAt));
        CheckTime(EndedAt, nameof(EndedAt));
        CheckParty(Controller, nameof(Controller));
        if (Contract == default)
            throw Invalid(nameof(Contract), "it names no contract");
        if (EndedAt is { } end && end.IsBefore(StartedAt))
            throw Invalid(nameof(EndedAt), "the contract ends before it starts");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) => Controller == query.Controller;
}
