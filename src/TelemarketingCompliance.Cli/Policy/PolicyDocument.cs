using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>A policy file as it is written: names and texts, nothing checked yet.</summary>
[Description("Who calls for whom, under which law, with which house policies, and where the facts are. Relative paths are relative to this file.")]
internal sealed record PolicyDocument
{
    [JsonPropertyName("$schema")]
    [Description("The schema of this file, for editors.")]
    public string? Schema { get; init; }

    [Description("Where consents, objections, contracts, requests, lists, caller IDs and attempts are kept.")]
    public required StoreDocument Store { get; init; }

    [Description("The public registers, each a folder of index files made with `tmc index build`.")]
    public ImmutableArray<RegisterDocument> Registers { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("The rule books that judge calls; a call no book covers is blocked.")]
    public required JurisdictionsDocument Jurisdictions { get; init; }

    [Description("Controllers and processors.")]
    public required ImmutableArray<PartyDocument> Parties { get; init; }

    [Description("The campaigns.")]
    public required ImmutableArray<CampaignDocument> Campaigns { get; init; }

    [Description("Times in which no marketing calls are placed, everywhere or somewhere.")]
    public ImmutableArray<BlackoutDocument> Blackouts { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>The store.</summary>
internal sealed record StoreDocument
{
    [Description("The SQLite file; it is made when it does not exist.")]
    public required string Sqlite { get; init; }
}

/// <summary>A public register.</summary>
internal sealed record RegisterDocument
{
    [Description("The register's name: it-rpo, us-dnc.")]
    public required string Name { get; init; }

    [Description("The folder of its index files.")]
    public required string Folder { get; init; }
}

/// <summary>The rule books.</summary>
internal sealed record JurisdictionsDocument
{
    [Description("The law of Italy, for Italian numbers. Needs the register it-rpo.")]
    public ItalyDocument? Italy { get; init; }

    [Description("The federal law of the United States, for American numbers. Needs the register us-dnc.")]
    public UnitedStatesDocument? UnitedStates { get; init; }
}

/// <summary>House policies in the United States.</summary>
internal sealed record UnitedStatesDocument
{
    [Description("Take a confirmation through a second message for the signature that a written consent bears. Default: false.")]
    public bool? AcceptDoubleOptInAsSigned { get; init; }

    [Description("The host's own hours, such as `mon-fri 09:00-20:00`; they narrow those of the law.")]
    public string? OwnHours { get; init; }

    [Description("How often a number or a person may be called, in place of the library's own limit.")]
    public ImmutableArray<LimitDocument> FrequencyLimits { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("How sure the gate of abandoned calls wants to be. Default: none, the share itself is compared.")]
    public AbandonmentConfidence? AbandonmentConfidence { get; init; }
}

/// <summary>House policies in Italy.</summary>
internal sealed record ItalyDocument
{
    [Description("Accept a consent that is later than the first opposed answer of a register without dates, although a renewal since cannot be seen. Default: false.")]
    public bool? AcceptConsentAfterFirstListed { get; init; }

    [Description("Block a party whose last confirmation of its ROC data is unknown or more than a year old. Default: false, such a call carries a warning.")]
    public bool? RequireRocConfirmation { get; init; }

    [Description("The host's own hours, such as `mon-fri 09:00-20:00; sat 10:00-19:00`. They narrow the law's, and replace a code of conduct's only where both parties declare that they do not adhere.")]
    public string? OwnHours { get; init; }

    [Description("Holidays of municipalities, such as patron-saint days.")]
    public ImmutableArray<LocalHolidayDocument> LocalHolidays { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("How often a number or a person may be called, in place of the library's own limits, all of them.")]
    public ImmutableArray<LimitDocument> FrequencyLimits { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("Short and toll-free numbers that may be presented, whole, each with its purposes.")]
    public ImmutableArray<ServiceCallerIdDocument> ServiceCallerIds { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("How sure the gate of silent calls wants to be. Default: none, the share itself is compared.")]
    public AbandonmentConfidence? SilentCallConfidence { get; init; }
}

/// <summary>A holiday of one municipality.</summary>
internal sealed record LocalHolidayDocument
{
    [Description("The municipality, by the code used for places.")]
    public required string Municipality { get; init; }

    [Description("The day of the year, as 06-29.")]
    public required string Date { get; init; }
}

/// <summary>A limit of frequency.</summary>
internal sealed record LimitDocument
{
    [Description("The name that reasons give.")]
    public required string Name { get; init; }

    [Description("The most attempts in the window, the one asked about included.")]
    public required int Max { get; init; }

    [Description("What counts: an attempt that was any of these.")]
    public required ImmutableArray<AttemptMeasures> Counts { get; init; }

    [Description("PT4H for the last four hours, P1D for the callee's day, P30D for thirty of the callee's days, PT720H for 30 times 24 hours.")]
    public required string Window { get; init; }

    [Description("Whose attempts. Default: controller.")]
    public AttemptScope? Scope { get; init; }

    [Description("Whether a valid request of the person skips the limit once. Default: false.")]
    public bool? SkippedOnceByRequest { get; init; }
}

/// <summary>A short or toll-free number that may be presented.</summary>
internal sealed record ServiceCallerIdDocument
{
    [Description("The whole number with its country code: +39187.")]
    public required string Number { get; init; }

    [Description("The purposes it is for.")]
    public required ImmutableArray<CallPurpose> Purposes { get; init; }
}

/// <summary>A controller or processor.</summary>
internal sealed record PartyDocument
{
    [Description("The party's id, as the files of facts name it.")]
    public required string Id { get; init; }

    [Description("The number in the Italian register of communication operators. Missing: unknown, which blocks calls to Italy.")]
    public string? Roc { get; init; }

    [Description("The day on which the party last confirmed its ROC data, as 2026-04-15.")]
    public string? RocConfirmedOn { get; init; }

    [Description("Whether the party adheres to the Italian telemarketing code of conduct. Missing: unknown, the code then applies as house policy.")]
    public bool? AdheresToCodeOfConduct { get; init; }
}

/// <summary>A campaign.</summary>
internal sealed record CampaignDocument
{
    [Description("The campaign's id.")]
    public required string Id { get; init; }

    [Description("The party on whose behalf the calls are made.")]
    public required string Controller { get; init; }

    [Description("The party that dials. Default: the controller.")]
    public string? Processor { get; init; }

    [Description("Why the calls are made.")]
    public required CallPurpose Purpose { get; init; }

    [Description("What is offered: telecom, energy, insurance, ... Missing: unknown, so that every sector rule applies.")]
    public string? Sector { get; init; }

    [Description("How the calls are dialed. Missing: unknown, read as automated.")]
    public DialingMode? Mode { get; init; }

    [Description("When the campaign was created: 2026-11-16T09:00+01:00.")]
    public required string CreatedAt { get; init; }

    [Description("The script, by reference.")]
    public string? Script { get; init; }

    [Description("The numbers the campaign presents, with country code; the first unless a command names another. Their declarations and call-backs are in the store.")]
    public ImmutableArray<string> CallerIds { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("The contact lists of the campaign, by id; their records are in the store. The first is the list of rows that name none.")]
    public ImmutableArray<string> Lists { get; init => field = value.IsDefault ? [] : value; } = [];

    [Description("Where the operators sit, as IT.")]
    public string? OperatorCountry { get; init; }

    [Description("Where the calls enter the public network. Missing: unknown, read as abroad.")]
    public NetworkOriginDocument? NetworkOrigin { get; init; }

    [Description("Whether an operator is held free for each call. Default: false.")]
    public bool? OperatorReserved { get; init; }

    [Description("What is declared of answering-machine detection.")]
    public MachineDetectionDocument? AnsweringMachineDetection { get; init; }

    [Description("The region that national spellings of numbers belong to, as IT. Missing: only numbers that begin with + are read.")]
    public string? Region { get; init; }
}

/// <summary>Where calls enter the public network.</summary>
internal sealed record NetworkOriginDocument
{
    [Description("The country, as IT.")]
    public required string Country { get; init; }

    [Description("Whether the numbers presented really roam there. Default: false.")]
    public bool? Roaming { get; init; }
}

/// <summary>A declaration about answering-machine detection.</summary>
internal sealed record MachineDetectionDocument
{
    [Description("Whether detection is used.")]
    public required bool Used { get; init; }

    [Description("The measured share of people among calls classed as machines, 0 to 1.")]
    public decimal? FalsePositiveRate { get; init; }

    [Description("The day of the measurement, as 2026-10-01.")]
    public string? MeasuredOn { get; init; }

    [Description("Where the measurement is kept.")]
    public string? Reference { get; init; }
}

/// <summary>A time without marketing calls.</summary>
internal sealed record BlackoutDocument
{
    [Description("The name shown in decisions.")]
    public required string Name { get; init; }

    [Description("The first instant without calls: 2026-11-20T00:00+01:00.")]
    public required string From { get; init; }

    [Description("The first instant with calls again.")]
    public required string To { get; init; }

    [Description("The country, as IT. Missing: every country.")]
    public string? Country { get; init; }

    [Description("The municipality, by the code used for places. Missing: all of them.")]
    public string? Municipality { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Disallow,
    Converters =
    [
        typeof(Word<CallPurpose>), typeof(Word<DialingMode>), typeof(Word<AttemptMeasures>), typeof(Word<AttemptScope>), typeof(Word<AbandonmentConfidence>),
    ])]
[JsonSerializable(typeof(PolicyDocument))]
internal sealed partial class PolicyJson : JsonSerializerContext;

/// <summary>A value of an enumeration by its name in camel case; numbers are refused.</summary>
internal sealed class Word<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
