using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The full answer about one call: may it be placed, on what basis, why not, when, and what it must still do. Immutable.</summary>
public sealed record CallDecision
{
    /// <summary>The question.</summary>
    public required CallRequest Request { get; init; }

    /// <summary>The instant for which it was decided.</summary>
    public required Instant At { get; init; }

    /// <summary>The rule books that judged the call, joined by <c>+</c>; empty where none covers it.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The version of all the rules that judged the call, those of the books, of the host and of every call: hashed as <see cref="RuleBookEdition.Version"/> is.</summary>
    public required string Edition { get; init; }

    /// <summary>The zone in which texts show times.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether the call may be placed.</summary>
    public required bool IsPermitted { get; init; }

    /// <summary>The strongest basis found, also where the call is blocked; null if none.</summary>
    public required CallBasis? Basis { get; init; }

    /// <summary>When a permission may lapse; null while blocked, or if it does not lapse by itself.</summary>
    public required Instant? ValidUntil { get; init; }

    /// <summary>An instant at which the same request with the same facts is permitted; null while permitted, or if there is none.</summary>
    public required Instant? RetryAt { get; init; }

    /// <summary>What every rule said, in the order of the rules.</summary>
    public required ImmutableArray<DecisionFinding> Findings { get; init; }

    /// <summary>What a permitted call must still do; empty while blocked.</summary>
    public required ImmutableArray<Obligation> Obligations { get; init; }

    /// <summary>The facts it was made from, by name.</summary>
    public required ImmutableArray<DecisionFact> Facts { get; init; }

    // Derived lists are no part of the record; `IgnoreReadOnlyProperties` leaves lists in.

    /// <summary>The findings that block.</summary>
    [JsonIgnore]
    public IEnumerable<DecisionFinding> Blocks => Findings.Where(finding => finding.Kind == FindingKind.Block);

    /// <summary>The codes of the blocks, each once, in the order of the rules.</summary>
    [JsonIgnore]
    public IEnumerable<string> Reasons => Blocks.Select(finding => finding.Reason!.Code).Distinct();

    /// <summary>The ids of the records on which the findings rest, each once.</summary>
    [JsonIgnore]
    public IEnumerable<string> EvidenceIds => Findings.Select(finding => finding.Evidence).OfType<string>().Where(id => id.Length > 0).Distinct();

    /// <summary>The canonical record: codes, arguments and facts, no texts; equal decisions give equal bytes.</summary>
    /// <remarks>Holds the number in full: it is a record, not a log line.</remarks>
    public string ToJson() => JsonSerializer.Serialize(this, DecisionJson.Plain.CallDecision);

    /// <summary>The decision in words, as a developer reads it: codes, texts, clauses.</summary>
    /// <param name="language">The language.</param>
    public string ToText(Language language) => DecisionText.Render(this, language);

    /// <summary>The decision in words for a reader of another kind; the number is masked in all of them.</summary>
    /// <param name="language">The language.</param>
    /// <param name="voice">To whom it is told.</param>
    public string ToText(Language language, Voice voice)
    {
        var phrasing = new Phrasing(language, Zone);
        return voice switch
        {
            Voice.Agent => AgentText.Render(this, phrasing),
            Voice.Auditor => AuditorText.Render(this, phrasing),
            Voice.Citizen => CitizenText.Render(this, phrasing),
            _ => throw new ArgumentOutOfRangeException(nameof(voice), voice, "a decision is told to an agent, an auditor or a citizen"),
        };
    }

    /// <summary>The verdict and its reasons, without the number.</summary>
    public override string ToString() => IsPermitted ? $"permitted ({Basis})" : $"blocked ({string.Join("; ", Reasons)})";
}
