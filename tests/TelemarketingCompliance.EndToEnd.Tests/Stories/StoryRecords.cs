namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>What stands in the books of the parties when the story begins, or is added by a step.</summary>
internal sealed record StoryRecords
{
    public StoryConsultation[] Register { get => field ?? []; init; }

    public StoryFullRegister[] FullRegister { get => field ?? []; init; }

    public StoryRevocation[] SelectiveRevocations { get => field ?? []; init; }

    public StoryListing[] Directory { get => field ?? []; init; }

    public StoryConsent[] Consents { get => field ?? []; init; }

    public StoryContract[] Contracts { get => field ?? []; init; }

    public StoryRequest[] Requests { get => field ?? []; init; }

    public StoryObjection[] Blacklist { get => field ?? []; init; }

    /// <summary>Null in a world: every number presented is declared, authorised, the controller's own and called back the day before.</summary>
    public StoryCallerId[]? CallerIds { get; init; }

    public StoryList[] ContactLists { get => field ?? []; init; }

    public StoryAttempt[] Attempts { get => field ?? []; init; }

    public StoryDialed[] Dialed { get => field ?? []; init; }
}

internal sealed record StoryConsultation
{
    public required string Reference { get; init; }

    public required string Controller { get; init; }

    public required Instant Processed { get; init; }

    public Instant? ValidUntil { get; init; }

    public string[] Clear { get => field ?? []; init; }

    public StoryEnrolment[] Listed { get => field ?? []; init; }
}

/// <summary>A file of a register that is published in full.</summary>
internal sealed record StoryFullRegister
{
    public required string Reference { get; init; }

    public required Instant Published { get; init; }

    /// <summary>The area codes it covers, country code first: <c>1212</c>.</summary>
    public required string[] Covers { get; init; }

    public required string[] Listed { get; init; }
}

internal sealed record StoryEnrolment
{
    public required string Of { get; init; }

    public LocalDate? Since { get; init; }
}

internal sealed record StoryRevocation
{
    public required string Of { get; init; }

    public required string Towards { get; init; }

    public required RecordedTime At { get; init; }

    public Instant? Until { get; init; }
}

internal sealed record StoryListing
{
    public required string Of { get; init; }

    public required bool Listed { get; init; }

    public required string Directory { get; init; }

    public required RecordedTime At { get; init; }
}

internal sealed record StoryConsent
{
    public required string Of { get; init; }

    public required ConsentState State { get; init; }

    public required string To { get; init; }

    public string? CollectedBy { get; init; }

    public string[] Recipients { get => field ?? []; init; }

    public CallPurpose[] Purposes { get => field ?? []; init; }

    public string[] Categories { get => field ?? []; init; }

    public CallChannels[] Channels { get => field ?? []; init; }

    public RecordedTime? At { get; init; }

    public Instant? Expires { get; init; }

    public string? Text { get; init; }

    public EvidenceLevel Proof { get; init; }

    public string? Contract { get; init; }

    public string? List { get; init; }
}

internal sealed record StoryContract
{
    public required string Of { get; init; }

    public required string Contract { get; init; }

    public required string With { get; init; }

    public required RecordedTime From { get; init; }

    public RecordedTime? Ended { get; init; }
}

internal sealed record StoryRequest
{
    public required string Of { get; init; }

    public required string Reference { get; init; }

    public required string To { get; init; }

    public required CallPurpose[] Purposes { get; init; }

    public string[] Categories { get => field ?? []; init; }

    public required RecordedTime At { get; init; }

    public Instant? Expires { get; init; }

    public RecordedTime? Used { get; init; }
}

internal sealed record StoryObjection
{
    public required string Of { get; init; }

    public required BlacklistScope AimedAt { get; init; }

    public string? Controller { get; init; }

    public required string RecordedBy { get; init; }

    public string[] Mandates { get => field ?? []; init; }

    public CallPurpose[] Purposes { get => field ?? []; init; }

    public bool NoCallsAtAll { get; init; }

    public RecordedTime? At { get; init; }

    public required string Channel { get; init; }
}

internal sealed record StoryCallerId
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    public required CallerIdEvent Event { get; init; }

    public required string By { get; init; }

    public required RecordedTime At { get; init; }

    public string[] Campaigns { get => field ?? []; init; }

    public string? Ends { get; init; }
}

internal sealed record StoryList
{
    public required string Id { get; init; }

    public required string Controller { get; init; }

    public string? Supplier { get; init; }

    public required RecordedTime Acquired { get; init; }

    public string? SupplyContract { get; init; }

    public RecordedTime? SupplyEnds { get; init; }

    public string[] Campaigns { get => field ?? []; init; }

    public RecordedTime? SampleChecked { get; init; }

    public required string[] Numbers { get; init; }
}

internal sealed record StoryAttempt
{
    public required string Of { get; init; }

    public required string Campaign { get; init; }

    public string? Processor { get; init; }

    public string? Request { get; init; }

    /// <summary>Null: now.</summary>
    public Instant? At { get; init; }

    /// <summary>Null: nobody knows yet.</summary>
    public required OutcomeKind? Outcome { get; init; }
}

/// <summary>Calls of a campaign to people who do not matter to the story.</summary>
internal sealed record StoryDialed
{
    public required string Campaign { get; init; }

    public string? Processor { get; init; }

    public required int Times { get; init; }

    public required Instant At { get; init; }

    /// <summary>Null: nobody knows yet.</summary>
    public required OutcomeKind? Outcome { get; init; }
}
