using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Calls of one controller with one purpose, sector and dialing mode; a value handed in with each request.</summary>
/// <remarks>Several processors may dial one campaign: <see cref="Processor"/> is the one that dials this call. Immutable, safe on any thread.</remarks>
public sealed record Campaign
{
    /// <summary>The campaign.</summary>
    public required CampaignId Id { get; init; }

    /// <summary>The party on whose behalf the call is made (<i>titolare</i>); consent, contracts and objections belong to it.</summary>
    public required CampaignParty Controller { get; init; }

    /// <summary>The party that dials (<i>responsabile</i>); equal to the controller when it dials itself.</summary>
    public required CampaignParty Processor { get; init; }

    /// <summary>Why the calls are made.</summary>
    public required CallPurpose Purpose { get; init; }

    /// <summary>When the campaign was created: a register consulted earlier does not serve it (D.P.R. 26/2022 art. 8 c. 2).</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>How the calls are dialed, unless a request says otherwise. Default: unknown, read as automated.</summary>
    public DialingMode Mode { get; init; }

    /// <summary>What is offered; <c>default</c> means unknown, so that every sector rule applies.</summary>
    public required Sector Sector { get; init; }

    /// <summary>What is declared of answering-machine detection; null means nothing: counted machines are then doubted.</summary>
    public AnsweringMachineDetection? AnsweringMachineDetection { get; init; }

    /// <summary>The script of the campaign, by reference; null means none is recorded.</summary>
    public string? Script { get; init; }
}
