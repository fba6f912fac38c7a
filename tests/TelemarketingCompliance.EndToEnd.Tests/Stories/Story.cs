using System.Text.Json.Serialization;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>One file of the corpus: a world, and what happens in it. `corpus/README.md` explains every member.</summary>
internal sealed record Story
{
    public required string Title { get; init; }

    [JsonPropertyName("story")]
    public required string[] Text { get; init; }

    public required string[] Law { get; init; }

    public required StoryWorld World { get; init; }

    public required StoryStep[] Steps { get; init; }

    [JsonIgnore]
    internal LocalTimes Times => World.Times;
}

internal sealed record StoryWorld
{
    /// <summary>The rule books, by jurisdiction; the first gives the clock by which the story tells its times.</summary>
    public string[] Jurisdictions { get => field ?? ["IT"]; init; }

    public required StoryParty[] Parties { get; init; }

    public required StoryCampaign[] Campaigns { get; init; }

    public required StoryPerson[] People { get; init; }

    public StoryHousePolicies HousePolicies { get => field ?? new(); init; }

    public required StoryRecords Records { get; init; }

    [JsonIgnore]
    internal LocalTimes Times => LocalTimes.Of(Jurisdictions[0]);
}

internal sealed record StoryParty
{
    public required string Id { get; init; }

    /// <summary>Null: not registered.</summary>
    public required string? Roc { get; init; }

    /// <summary>The day of the last confirmation; null: the day before each question.</summary>
    public RecordedTime? RocConfirmed { get; init; }

    public required bool AdheresToCode { get; init; }
}

internal sealed record StoryCampaign
{
    public required string Id { get; init; }

    public required string Controller { get; init; }

    public required string Processor { get; init; }

    public required CallPurpose Purpose { get; init; }

    public required string Sector { get; init; }

    public required DialingMode Mode { get; init; }

    public StoryDetection? MachineDetection { get; init; }

    public required Instant Created { get; init; }
}

/// <summary>What a campaign declares of answering-machine detection.</summary>
internal sealed record StoryDetection
{
    public required bool IsUsed { get; init; }

    public decimal? FalsePositiveRate { get; init; }

    public LocalDate? MeasuredOn { get; init; }
}

internal sealed record StoryPerson
{
    public required string Name { get; init; }

    public required string Number { get; init; }

    public required CalleeKind Kind { get; init; }

    public string? Subject { get; init; }
}

internal sealed record StoryHousePolicies
{
    public bool AcceptConsentAfterFirstListed { get; init; }

    public string? OwnHours { get; init; }

    public StoryBlackout[] Blackouts { get => field ?? []; init; }

    public bool RequireRocConfirmation { get; init; }

    public bool AcceptDoubleOptInAsSigned { get; init; }

    public StoryServiceNumber[] ServiceCallerIds { get => field ?? []; init; }
}

/// <summary>A short or toll-free number that may be presented.</summary>
internal sealed record StoryServiceNumber
{
    public required string Number { get; init; }

    public required CallPurpose[] Purposes { get; init; }
}

internal sealed record StoryBlackout
{
    public required string Name { get; init; }

    public required Instant From { get; init; }

    public required Instant To { get; init; }

    public string? Municipality { get; init; }
}

internal sealed record StoryStep
{
    public string? Note { get; init; }

    public Instant? AdvanceTo { get; init; }

    public StoryRecords? Record { get; init; }

    public StoryCall? Ask { get; init; }

    public StoryExpectation? Expect { get; init; }

    /// <summary>The call asked about takes a permit of this name, to be confirmed and completed in later steps.</summary>
    public string? Permit { get; init; }

    /// <summary>The permit of this name is confirmed: the call is decided once more.</summary>
    public string? Confirm { get; init; }

    /// <summary>The outcome of the permit of this name is reported.</summary>
    public string? Complete { get; init; }

    /// <summary>The call asked about is placed, or that of <see cref="Complete"/> was, and ends so.</summary>
    public StoryEnding? Ended { get; init; }

    public string? Clause { get; init; }
}

internal sealed record StoryCall
{
    public required string Person { get; init; }

    public required string Campaign { get; init; }

    /// <summary>Null: withheld.</summary>
    public required string? CallerId { get; init; }

    /// <summary>Where the call enters the network; <c>unknown</c> where nobody says.</summary>
    public string Origin { get => field ?? "IT"; init; }

    public bool Roaming { get; init; }

    public string? List { get; init; }

    public NumberSource? Source { get; init; }

    public DialingMode? Mode { get; init; }

    public CallKind Kind { get; init; }

    public bool OperatorReserved { get; init; }

    public string? Processor { get; init; }

    public string? Case { get; init; }

    public string? Request { get; init; }

    public string? Mandate { get; init; }

    public StoryPlace? Place { get; init; }

    public string OperatorCountry { get => field ?? "IT"; init; }
}

/// <summary>How a call ended, and what is found then.</summary>
internal sealed record StoryEnding
{
    public required OutcomeKind Outcome { get; init; }

    /// <summary>When it ended; null: now.</summary>
    public Instant? At { get; init; }

    /// <summary>The reference of the call-back that was agreed.</summary>
    public string? Request { get; init; }

    /// <summary>What comes of the report; null: it is recorded.</summary>
    public CompletionStatus? Status { get; init; }

    public double? SilenceSeconds { get; init; }

    public double? RingSeconds { get; init; }

    public string[] Fulfilled { get => field ?? []; init; }

    public required string[] Findings { get; init; }

    internal CallOutcome ToOutcome(Instant now) =>
        new() { Kind = Outcome, OccurredAt = At ?? now, SilenceSeconds = SilenceSeconds, RingSeconds = RingSeconds, RequestReference = Request, Fulfilled = [.. Fulfilled] };
}

/// <summary>Where the host says that the person is.</summary>
internal sealed record StoryPlace
{
    public required string Zone { get; init; }

    public string? Country { get; init; }

    public string? Municipality { get; init; }
}

internal sealed record StoryExpectation
{
    public required StoryVerdict Verdict { get; init; }

    public required CallBasis Basis { get; init; }

    public required string[] Reasons { get; init; }

    public string[] Warnings { get => field ?? []; init; }

    public StoryEnd? ValidUntil { get; init; }

    public StoryEnd? RetryAt { get; init; }

    /// <summary>When the finding of a rule changes, by the name of the rule.</summary>
    public Dictionary<string, StoryEnd> Lapses { get => field ?? []; init; }
}

internal enum StoryVerdict
{
    Permitted,
    Blocked,
}

/// <summary>An instant at which something ends, or <c>never</c>.</summary>
internal sealed record StoryEnd(Instant? At);
